"""What a tool, a resource or a prompt gives back, before it becomes a message of the protocol."""

from dataclasses import dataclass
from typing import Any

from bot.answer import Answer
from bot.catalogue.model import Catalogue
from bot.language.codes import EN, Language


class AskedWronglyError(ValueError):
    """The arguments cannot be used; the message says what to give instead."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, as far as it decides what is told."""

    contacts: bool = False
    """True if they may see who fills a role and how to reach them."""
    in_slack: bool = False
    """True if the answer is shown in Slack, whose blocks then stand beside it."""
    language: Language = EN
    """The language to answer in where the question does not tell."""


LOCAL = Caller(contacts=True)
"""Whoever started the process, on its standard input and output."""


@dataclass(frozen=True, slots=True)
class ToolResult:
    structured: dict[str, Any]
    text: str
    """As a person reads it."""
    note: str
    """What the assistant should make of it."""
    answer: Answer | None = None
    """The answer behind it, if there is one."""
    catalogue: Catalogue | None = None
    """The catalogue the answer is from."""
