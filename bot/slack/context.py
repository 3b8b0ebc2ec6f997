"""What every feature works with: the service they share, and the context of one request."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

from slack_sdk import WebClient

from bot.answer import Answer
from bot.desk import Desk
from bot.disclosure import Audience, WhoReads, may_see_contacts, who_reads
from bot.language.codes import Language
from bot.slack.api.disclosure import SharedChannels, SlackFacts
from bot.slack.api.people import People
from bot.slack.blocks.messages import Message, Readers, WayOn, answer_message
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.store.model import Question
from bot.store.store import Store

NAMES_SECONDS: Final = 1.0
"""After this much looking up, further names are left at their ids."""

HURRY_SECONDS: Final = 1.0
"""Slack waits three seconds for the answer to a command; looking people up may take this much of it."""

_MENTION = re.compile(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>")


def utc_now() -> datetime:
    return datetime.now(UTC)


QuestionReader = Callable[[Mapping[str, Any], "Service"], Question | None]
"""Gives the question in an event of Slack's, None if there is none. It runs before the event is acknowledged,
so it calls nothing of Slack's. Raises InvalidValueError if the ids are not of Slack's form, StoreError."""


@dataclass(frozen=True, slots=True)
class Service:
    desk: Desk
    store: Store
    people: People
    workspace_url: str = ""
    """Ends in a slash; profiles are linked below it."""
    channels: SharedChannels = field(default_factory=SharedChannels)
    share_contacts: bool = False
    """True if contacts are shown to outsiders too."""
    team: str = ""
    """The id of the workspace the bot is installed in."""
    bot_user: str = ""
    """The bot's own user id, as it stands in mentions."""
    now: Callable[[], datetime] = utc_now
    reaction: str = ""
    """The emoji that asks the bot about a message; empty for none."""
    welcome: bool = False
    """True if newcomers are welcomed."""
    question_readers: tuple[QuestionReader, ...] = ()
    """What the features find questions in."""
    ways_on: tuple[WayOn, ...] = ()
    """What the features add to an answer."""
    command_words: tuple["CommandWord", ...] = ()
    """What the features make of the words after the command."""

    def hurried(self) -> "Service":
        """For one request that Slack wants answered within three seconds: who cannot be looked up in time is
        somebody unknown, with no language of their own and no right to contacts.
        """
        return replace(self, people=self.people.hurried(HURRY_SECONDS))

    def question_of(self, event: Mapping[str, Any]) -> Question | None:
        """The question in an event, as the first feature that it is for reads it."""
        found = (reader(event, self) for reader in self.question_readers)
        return next((question for question in found if question is not None), None)

    def may_see_contacts(self, client: WebClient, user: str) -> bool:
        """True if this person may see how to reach people, in what they alone see."""
        return may_see_contacts(self.who_reads(client, user=user))

    def first_time(self, team: str, channel: str, ts: str, purpose: str) -> bool:
        """True for the one caller, of all processes, that comes first with these: for what must be done once.

        Raises StoreError.
        """
        return self.store.seen_once(team, channel, ts, purpose, self.now())

    def not_done(self, team: str, channel: str, ts: str, purpose: str) -> None:
        """Give a first time back: what it was for did certainly not happen. Raises StoreError."""
        self.store.unsee(team, channel, ts, purpose)

    def language(self, client: WebClient, user: str) -> Language:
        """The language of somebody's profile, for what no question's words tell the language of."""
        return self.people.language(client, user)

    def answer(self, client: WebClient, question: str, *, user: str, topic: str = "") -> Answer:
        """The desk's answer, in the question's own language, else in that of the asker's profile."""
        language = self.language(client, user)
        return self.desk.answer(question, topic=topic, default_language=language)

    def message(
        self,
        answer: Answer,
        client: WebClient,
        *,
        private: bool = False,
        notes: tuple[str, ...] | None = None,
        channel: str = "",
        user: str = "",
        asker: str = "",
    ) -> Message:
        """An answer as a message for this channel, or for this user alone if it is private.

        ``asker`` is whoever asked, where that is somebody else. Raises UnknownIdError if the catalogue no
        longer holds one of its ids, StoreError if the store is needed and out of order.
        """
        place = "" if private else channel
        reading = self.who_reads(client, user=user, channel=place, asker=asker)
        readers = Readers(
            private=private,
            contacts=may_see_contacts(reading),
            in_channel=place[:1] in {"C", "G"},
            withheld="readers_unknown" if reading == "unknown" else "contacts_withheld",
        )
        style = self.style(client)
        return answer_message(answer, self.desk.catalogue, style, readers, notes=notes, ways_on=self.ways_on)

    def who_reads(self, client: WebClient, *, user: str = "", channel: str = "", asker: str = "") -> WhoReads:
        """Who sees what is said to these people in this channel, or to them alone if none is given."""
        facts = SlackFacts(client, self.people, self.channels, self._is_own)
        return who_reads(Audience(user, channel, asker), facts, share=self.share_contacts)

    def _is_own(self, channel: str) -> bool:
        # What is written to the bot reaches it only from direct messages of its own.
        return channel.startswith("D") and self.store.is_written_to(self.team, channel)

    def style(self, client: WebClient) -> MrkdwnStyle:
        """A style for one message; names that take long to look up are left at their ids."""
        deadline = self.people.within(NAMES_SECONDS)
        return MrkdwnStyle(self.workspace_url, partial(self.people.name, client, deadline=deadline))


@dataclass(frozen=True, slots=True)
class Context:
    """One request: what serves it, and from whom and where it came."""

    service: Service
    client: WebClient
    user: str = ""
    channel: str = ""
    """Empty where the request came from no channel."""

    @property
    def language(self) -> Language:
        """The language of the person's profile."""
        return self.service.language(self.client, self.user)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stood after the command: a word, and what followed it."""

    text: str
    """All of it."""
    word: str
    """As it was typed."""
    trigger_id: str = ""
    """Opens a window."""

    @property
    def rest(self) -> str:
        return self.text[len(self.word) :]


@dataclass(frozen=True, slots=True)
class CommandAnswer:
    """What a command is acknowledged with."""

    message: Message | None = None
    in_channel: bool = False
    """True for everybody to see, False for whoever typed it."""
    then: Callable[[], object] | None = None
    """What is done once it is acknowledged."""


@dataclass(frozen=True, slots=True)
class CommandWord:
    """Words after the command that ask for something else than who handles the text."""

    words: tuple[str, ...]
    """In whatever case, in all languages; an empty one is the command without a text."""
    answer: Callable[[Context, Typed], CommandAnswer | None]
    """None if the text, though it begins with the word, asks for something else.

    Slack waits three seconds for it.
    """


def without_mentions(text: str) -> str:
    """The text without its mentions: empty if the bot was merely called."""
    return _MENTION.sub(" ", text).strip()
