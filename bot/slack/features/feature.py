"""What a feature is: everything the rest of the bot has to know of one, declared in one place.

The manifest, the tables of scopes, of doors and of what is kept, the texts and the words of the command are
sums over these declarations.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from slack_bolt import App

from bot.catalogue.model import Text
from bot.slack.blocks.messages import WayOn
from bot.slack.context import CommandWord, HelpWay, HomeRow, QuestionReader, Service


@dataclass(frozen=True, slots=True)
class Scope:
    """A right that Slack's admins are asked for, and what the feature does with it."""

    name: str
    why: str
    optional: bool = False
    """True if an admin may refuse it and the rest of the feature works all the same."""


@dataclass(frozen=True, slots=True)
class StoredData:
    """Something a feature keeps in the database."""

    what: str
    table: str
    """The table it is in, as the schema calls it."""
    at_most: timedelta | None
    """None where it stays until somebody changes it."""


@dataclass(frozen=True, slots=True)
class Door:
    """A way to ask, and what comes of it; Markdown, as the documentation shows it."""

    door: str
    what_you_get: str


@dataclass(frozen=True, slots=True)
class Feature:
    """Frozen, and without state: whatever changes is in the store."""

    name: str
    """That of its folder."""
    register: Callable[[App, Service], None]
    """Add its listeners to the app; the listener of the first feature that matches a request gets it."""
    option: str = ""
    """The option of ``manifest`` that adds it to an app, without dashes; every app has what needs none."""
    scopes: tuple[Scope, ...] = ()
    events: tuple[str, ...] = ()
    """Events of Slack's that it subscribes to, as the manifest names them."""
    question_readers: tuple[QuestionReader, ...] = ()
    """What finds questions in events; they are written down before the event is acknowledged."""
    shortcuts: tuple[Mapping[str, str], ...] = ()
    """As the manifest has them."""
    slash_commands: tuple[Mapping[str, Any], ...] = ()
    """As the manifest has them, without an address."""
    app_features: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What else it adds to ``features`` in the manifest; features may share a section."""
    functions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Steps for Workflow Builder by callback id."""
    mcp_servers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What Slackbot asks, by name: as the manifest has it, without an address."""
    unfolds_links: bool = False
    """True if it shows what is behind links to the handbook; the manifest names its host."""
    command_words: tuple[CommandWord, ...] = ()
    """What it makes of words after the command; a feature asked earlier has the first word."""
    help_ways: tuple[HelpWay, ...] = ()
    """Lines of the help."""
    ways_on: tuple[WayOn, ...] = ()
    """What it adds to an answer."""
    home_rows: tuple[HomeRow, ...] = ()
    """What it adds to the front page of App Home, for whom it concerns."""
    texts: Mapping[str, Text] = field(default_factory=dict)
    """What it says, by keys that no other feature has."""
    keeps: tuple[StoredData, ...] = ()
    doors: tuple[Door, ...] = ()
