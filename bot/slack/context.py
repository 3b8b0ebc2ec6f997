"""What every feature works with: the service they share, and the context of one request."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final, Self

from slack_sdk import WebClient

from bot.answer import Answer
from bot.catalogue.model import Catalogue
from bot.desk import Desk
from bot.disclosure import Audience, WhoReads, may_see_contacts, who_reads
from bot.language.codes import Language
from bot.learning.lesson_follower import LessonFollower
from bot.learning.preview import Gold
from bot.slack.api.disclosure import SharedChannels, SlackFacts
from bot.slack.api.members import GroupMembers
from bot.slack.api.people import People
from bot.slack.blocks.messages import Block, Message, Readers, WayOn, answer_message, help_message
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.store.held_leases import HeldLeases
from bot.store.model import Question
from bot.store.store import Store

NAMES_SECONDS: Final = 1.0
"""After this much looking up, further names are left at their ids."""

HURRY_SECONDS: Final = 1.0
"""Slack waits three seconds for the answer to a command; looking people up may take this much of it."""


def utc_now() -> datetime:
    return datetime.now(UTC)


def withheld_line(reads: WhoReads) -> str:
    """The key of the line that says why nobody is named."""
    return {"unknown": "readers_unknown", "unidentified": "asker_unknown"}.get(reads, "contacts_withheld")


QuestionReader = Callable[[Mapping[str, Any], "Context"], Question | None]
"""Gives the question in an event of Slack's, None if there is none. It runs before the event is acknowledged,
so it calls nothing of Slack's. Raises InvalidValueError if the ids are not of Slack's form, StoreError."""


HelpWay = Callable[[Language, str], str]
"""Gives a line of the help, from a language and the emoji that asks the bot about a message, empty for none.
An empty line is left out."""

HomeRow = Callable[["Context", Language], Sequence[Block]]
"""What a feature adds to the front page of App Home; nothing for whom it does not concern."""


@dataclass(frozen=True, slots=True)
class Installation:
    """The bot in one workspace, and what it knows of the people there; another workspace has another one."""

    team: str
    """The workspace's id."""
    url: str
    """The workspace's address; ends in a slash; profiles are linked below it."""
    bot_user: str
    """The bot's own user id, as it stands in mentions."""
    people: People
    channels: SharedChannels
    groups: GroupMembers = field(default_factory=GroupMembers)


@dataclass(frozen=True, slots=True)
class Service:
    """What all requests share, whichever workspace they come from."""

    desk: Desk
    store: Store
    installation: Installation
    follower: LessonFollower
    """Keeps the desk up to date with what keepers taught."""
    gold: Callable[[], Gold] = dict
    """The catalogue's own test: questions, and who is right."""
    share_contacts: bool = False
    """True if contacts are shown to outsiders too."""
    now: Callable[[], datetime] = utc_now
    reaction: str = ""
    """The emoji that asks the bot about a message; empty for none."""
    welcome: bool = False
    """True if newcomers are welcomed."""
    handbook_url: str = ""
    """The address of the handbook; empty where there is none to link to."""
    question_readers: tuple[QuestionReader, ...] = ()
    """What the features find questions in."""
    ways_on: tuple[WayOn, ...] = ()
    """What the features add to an answer."""
    home_rows: tuple[HomeRow, ...] = ()
    """What the features add to the front page of App Home."""
    command_words: tuple["CommandWord", ...] = ()
    """What the features make of the words after the command."""
    help_ways: tuple[HelpWay, ...] = ()
    """What the features say of themselves in the help."""
    held: HeldLeases = field(default_factory=HeldLeases)
    """The questions that are being worked on."""
    own_client: WebClient | None = None
    """With the bot's own token, for requests that bring another one."""

    def context(self, client: WebClient, user: str = "", channel: str = "") -> "Context":
        """The context of a request; the one place that tells which installation it belongs to."""
        own = self.installation
        return Context(self, own, own.people, client, user, channel)


@dataclass(frozen=True, slots=True)
class Context:
    """One request: what serves it, from whom it came, and where."""

    service: Service
    installation: Installation
    people: People
    """Those of the installation, perhaps in a hurry."""
    client: WebClient
    user: str = ""
    """Whoever asks or presses; empty for nobody."""
    channel: str = ""
    """Empty where the request came from no channel."""

    @property
    def team(self) -> str:
        return self.installation.team

    @property
    def bot_user(self) -> str:
        return self.installation.bot_user

    @property
    def desk(self) -> Desk:
        return self.service.desk

    @property
    def catalogue(self) -> Catalogue:
        """The current catalogue; it may be replaced a moment later."""
        return self.service.desk.catalogue

    @property
    def store(self) -> Store:
        return self.service.store

    @property
    def reaction(self) -> str:
        return self.service.reaction

    @property
    def language(self) -> Language:
        """The language of the person's profile, for what no question's words tell the language of."""
        return self.people.language(self.client, self.user)

    @property
    def sees_contacts(self) -> bool:
        """True if this person may see how to reach people, in what they alone see."""
        return may_see_contacts(self.who_reads(""))

    @property
    def withheld(self) -> str:
        """The key of the line that tells this person why they see no contacts."""
        return withheld_line(self.who_reads(""))

    def now(self) -> datetime:
        return self.service.now()

    def of(self, user: str, channel: str = "") -> Self:
        """The same context for somebody else, in a channel or in none."""
        return replace(self, user=user, channel=channel)

    def in_channel(self, channel: str) -> Self:
        """The same context in another channel."""
        return replace(self, channel=channel)

    def hurried(self) -> Self:
        """The same for a request that Slack wants answered within three seconds: who cannot be looked up in
        time is somebody unknown, with no language of their own and no right to contacts.
        """
        return replace(self, people=self.people.hurried(HURRY_SECONDS))

    def question_of(self, event: Mapping[str, Any]) -> Question | None:
        """The question in an event, as the first feature that it is for reads it."""
        found = (reader(event, self) for reader in self.service.question_readers)
        return next((question for question in found if question is not None), None)

    def first_time(self, channel: str, ts: str, purpose: str) -> bool:
        """True for the one caller, of all processes, that comes first with these: for what must be done once.

        Raises StoreError.
        """
        return self.store.is_first_time(self.team, channel, ts, purpose, self.now())

    def not_done(self, channel: str, ts: str, purpose: str) -> None:
        """Undo ``first_time``: what it was for certainly did not happen. Raises StoreError."""
        self.store.forget_first_time(self.team, channel, ts, purpose)

    def replayed(self, delivery: str) -> bool:
        """True for a signed request seen before: somebody may have intercepted and resent it.

        Raises StoreError.
        """
        return bool(delivery) and not self.first_time(self.team, "", f"delivery-{delivery}")

    def answer(self, question: str, *, topic: str = "") -> Answer:
        """The desk's answer, in the question's own language, else in that of the person's profile."""
        return self.desk.answer(question, topic=topic, default_language=self.language)

    def help(self, language: Language) -> Message:
        """What can be asked, and in which ways."""
        ways = (way(language, self.reaction) for way in self.service.help_ways)
        return help_message(language, self.catalogue, list(filter(None, ways)))

    def message(
        self,
        answer: Answer,
        *,
        private: bool = False,
        notes: tuple[str, ...] | None = None,
        asker: str = "",
        ways_on: tuple[WayOn, ...] | None = None,
    ) -> Message:
        """An answer as a message for the channel, or for the person alone if it is private.

        ``asker`` is whoever asked, where that is somebody else; ``ways_on`` stand under it instead of those
        that every answer has. Raises UnknownIdError if the catalogue no
        longer holds one of its ids, StoreError if the store is needed and out of order.
        """
        place = "" if private else self.channel
        reading = self.who_reads(place, asker=asker)
        readers = Readers(
            private=private,
            contacts=may_see_contacts(reading),
            in_channel=place[:1] in {"C", "G"},
            withheld=withheld_line(reading),
        )
        offered = self.service.ways_on if ways_on is None else ways_on
        return answer_message(answer, self.catalogue, self.style(), readers, notes=notes, ways_on=offered)

    def who_reads(self, channel: str, *, asker: str = "") -> WhoReads:
        """Who can read an answer to this person and to whoever asked: in this channel, else they alone."""
        facts = SlackFacts(self.client, self.people, self.installation.channels, self._is_own)
        return who_reads(Audience(self.user, channel, asker), facts, share=self.service.share_contacts)

    def _is_own(self, channel: str) -> bool:
        # What is written to the bot reaches it only from direct messages of its own.
        return channel.startswith("D") and self.store.is_written_to(self.team, channel)

    def style(self) -> MrkdwnStyle:
        """A style for one message; names that take long to look up are left at their ids."""
        deadline = self.people.within(NAMES_SECONDS)
        name_of = partial(self.people.name, self.client, deadline=deadline)
        gone = partial(self.people.is_gone, self.client, deadline=deadline)
        return MrkdwnStyle(self.installation.url, name_of, gone, handbook=self.service.handbook_url)


@dataclass(frozen=True, slots=True)
class CommandText:
    """What was typed after the command: a word, and what followed it."""

    text: str
    """All of it."""
    word: str
    """As it was typed."""
    trigger_id: str = ""
    """Opens a window."""
    delivery: str = ""
    """As of an ``Interaction``."""

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
    answer: Callable[[Context, CommandText], CommandAnswer | None]
    """None if the text, though it begins with the word, asks for something else.

    Slack waits three seconds for it.
    """
