"""What the store takes and gives: questions and how they ended, feedback, settings. Times are in UTC."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

from bot.store import validation
from bot.store.errors import InvalidValueError

QuestionKind = Literal["channel", "mention", "direct", "reaction"]
"""How a question came: unasked in a channel, or addressed to the bot."""

State = Literal["waiting", "working", "answered", "silent", "withdrawn", "gave_up"]
"""``withdrawn``: the question was deleted, and its answer with it."""

Settled = Literal["answered", "silent", "withdrawn", "gave_up"]
Finished = Literal["done", "again", "lost"]
"""``again``: it changed meanwhile, as an edit changes a question, or waits for a retry: claim it again;
``lost``: the lease ran out and another worker took it, so leave it to that one."""

Mode = Literal["listen", "mention", "off"]
Verdict = Literal["right", "wrong", "none"]
"""``none``: none of the owners that a choice offered."""

KINDS: Final[tuple[QuestionKind, ...]] = get_args(QuestionKind)
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
SETTLED: Final[tuple[Settled, ...]] = get_args(Settled)


def new_worker() -> str:
    """A name for one worker of one process; every thread that claims questions needs its own."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands."""

    channel: str
    ts: str

    def __post_init__(self) -> None:
        validation.slack_id(self.channel)
        validation.time_stamp(self.ts)


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What identifies a message, whichever event brings it."""

    workspace: str
    channel: str
    ts: str

    def __post_init__(self) -> None:
        validation.slack_id(self.workspace)
        validation.slack_id(self.channel)
        validation.time_stamp(self.ts)


@dataclass(frozen=True, slots=True)
class Question:
    key: Key
    user: str
    """Who is answered: the author, or whoever asked the bot about the message. Empty once forgotten."""
    kind: QuestionKind
    text: str = field(repr=False)
    """As Slack sent it; kept only until the question is settled."""
    thread_ts: str = ""
    """Empty for a message in the main line."""
    event_ts: str = ""
    """For an emoji: when it was added, which tells a further one from the same one delivered again."""
    unread: bool = False
    """True while only the place of the message is known: its words and thread have to be fetched."""

    def __post_init__(self) -> None:
        validation.slack_id(self.user, empty=True)
        validation.time_stamp(self.thread_ts, empty=True)
        validation.time_stamp(self.event_ts, empty=True)
        validation.one_of(self.kind, KINDS)

    @property
    def thread(self) -> str:
        """Time stamp of the thread the question is in, or begins."""
        return self.thread_ts or self.key.ts


@dataclass(frozen=True, slots=True)
class Lease:
    """The right of one worker to a row, until it runs out."""

    worker: str
    until: datetime
    attempts: int
    """How often the row has been claimed, including this time."""
    revision: int
    """The row's revision when it was claimed; a higher one later means that it changed meanwhile."""


@dataclass(frozen=True, slots=True)
class ClaimedQuestion:
    """A question that one worker may answer until its lease runs out."""

    question: Question
    lease: Lease
    answer: Place | None
    """Where an earlier answer stands, which is updated in place."""
    deleted: bool
    """True if the author deleted the question: delete its answer too and settle it as ``withdrawn``."""

    @property
    def maybe_posted(self) -> bool:
        """True if an earlier attempt may have posted an answer without confirming it: look for it first."""
        return self.lease.attempts > 1 and self.answer is None


@dataclass(frozen=True, slots=True)
class Ending:
    """How a question was settled."""

    state: Settled
    answer: Place | None = None
    """Where the answer stands; needed with ``answered``."""
    outcome: str = ""
    department: str = ""
    role: str = ""
    duty: str = ""
    language: str = ""
    reason: str = ""
    """With ``gave_up``: why, in one line without the question's words."""

    def __post_init__(self) -> None:
        validation.one_of(self.state, SETTLED)
        for catalogue_id in (self.outcome, self.department, self.role, self.duty):
            validation.slug(catalogue_id, empty=True)
        if (self.state == "answered") != (self.answer is not None):
            raise InvalidValueError("an answered question needs the place of its answer, any other has none")


@dataclass(frozen=True, slots=True)
class Patience:
    lease: timedelta = timedelta(seconds=30)
    """How long a claimed row belongs to its worker; posting must not take longer."""
    grace: timedelta = timedelta(seconds=60)
    """How long the process that wrote a new row has it to itself."""
    attempts: int = 5
    """After this many claims without being settled, a row is given up."""


PATIENT: Final = Patience()


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """What is kept of a question: everything but its words."""

    key: Key
    thread: str
    user: str
    """Empty once the person was forgotten."""
    kind: QuestionKind
    state: State
    answer: Place | None
    outcome: str
    department: str
    role: str
    duty: str
    language: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChannelMode:
    mode: Mode
    set_by: str = ""
    """Empty if nobody set it, or the person was forgotten."""
    set_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """One person's verdict on one answer, and who would have been right."""

    workspace: str
    channel: str
    answer_ts: str
    user: str
    verdict: Verdict
    role: str = ""
    """Suggested with ``wrong``; empty if nothing was."""
    duty: str = ""
    department: str = ""
    note: str = field(default="", repr=False)
    """The person's note to the keepers of the catalogue."""
    question_text: str | None = field(default=None, repr=False)
    """Only if the person allowed it."""

    def __post_init__(self) -> None:
        validation.slack_id(self.workspace)
        validation.slack_id(self.channel)
        validation.time_stamp(self.answer_ts)
        validation.slack_id(self.user)
        validation.one_of(self.verdict, VERDICTS)
        for catalogue_id in (self.department, self.role, self.duty):
            validation.slug(catalogue_id, empty=True)


@dataclass(frozen=True, slots=True)
class GivenFeedback:
    """Feedback as it is kept, with what the answer had named."""

    feedback: Feedback
    named_role: str
    named_duty: str
    given_at: datetime
