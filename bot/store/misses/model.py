"""What is kept of questions that failed, and of what keepers taught."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal, get_args

from bot.catalogue.lesson import Lesson
from bot.store import validation
from bot.store.model import Key, Lease

Why = Literal["unknown", "wrong", "none", "rephrased"]
"""Why a question counts as failed: nobody was known, *Not right*, *None of these*, or the same person asked
again in other words soon after."""

Closing = Literal["talk", "taught"]
"""What became of a question that a keeper dealt with: it was none, or a lesson was taught."""

WHYS: Final[tuple[Why, ...]] = get_args(Why)
OPEN: Final = ""


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that failed."""

    key: Key
    """Of its message; where it has none, of the answer to it."""
    user: str
    """Whom an answer is owed; never shown with the question. Empty once forgotten."""
    why: Why
    text: str = field(repr=False)
    """Cleaned when it is kept."""
    thread: str = ""
    """The thread it is in, or begins; empty where there is none to tell its asker in."""
    outcome: str = ""
    department: str = ""
    role: str = ""
    duty: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        validation.slack_id(self.user, empty=True)
        validation.one_of(self.why, WHYS)
        validation.time_stamp(self.thread, empty=True)
        for catalogue_id in (self.outcome, self.department, self.role, self.duty):
            validation.slug(catalogue_id, empty=True)


@dataclass(frozen=True, slots=True)
class Missed:
    """A miss as keepers see it: not who asked."""

    key: Key
    at: datetime
    why: Why
    text: str = field(repr=False)
    outcome: str
    department: str
    role: str
    duty: str
    language: str
    apart: bool
    """True once a keeper split it from others that read alike."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A lesson as it is kept: who taught it, and whether the files have it."""

    lesson: Lesson
    question: str = field(repr=False)
    """As it was asked, cleaned."""
    by: str
    """The keeper; empty once forgotten."""
    at: datetime
    exported_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class News:
    """An answer that somebody is owed: their question failed, and a keeper taught it."""

    key: Key
    thread: str
    user: str
    lesson: str
    """Its id."""
    language: str
    lease: Lease
