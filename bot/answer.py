"""What a question turns into: an answer with one of five outcomes, its matches and the reasons."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from bot.language.codes import Language

Outcome = Literal["answered", "choose", "elsewhere", "unknown", "not_a_question"]
Asks = Literal["owner", "role", "department", "members", "overview", "person"]
"""What is asked for: who owns a need, what a role does, which department owns a need or what a
department does, who is in a department, what departments there are, or what somebody does."""
Courtesy = Literal["", "thanks", "bye", "bot", "boss", "ja", "ko", "de", "es", "fr"]
"""What a message to the bot is that asks for no need of the catalogue, or a language it does not speak."""

MAX_MATCHES: Final = 5


class UnknownIdError(LookupError):
    """An answer names an id that is not, or no longer, in the catalogue."""


@dataclass(frozen=True, slots=True)
class Match:
    """A duty (so a role and department) with a confidence between 0 and 1 and the phrase that led to it."""

    department: str
    role: str | None
    """None where only the department fits."""
    duty: str | None
    """None where the role or department itself was named."""
    confidence: float
    phrase: str


@dataclass(frozen=True, slots=True)
class ElsewhereMatch:
    """A topic outside the catalogue with a confidence between 0 and 1."""

    topic: str
    confidence: float
    phrase: str


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered step of an explanation: a title and its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    question: str
    """As it was asked."""
    outcome: Outcome
    language: Language
    matches: tuple[Match, ...]
    """Best first, at most five, runners-up included whatever the outcome."""
    offered: int = 0
    """With ``choose``: how many of the matches are offered, 2 or 3, or 1 beside a topic in
    ``elsewhere``; else 0."""
    elsewhere: ElsewhereMatch | None = None
    """With ``elsewhere``: the topic. With ``choose``: one that is as near as the owners offered."""
    asks: Asks = "owner"
    plain: bool = False
    """True where the message plainly asks who handles something; a channel is only answered unasked then."""
    elapsed_ms: float = 0.0
    steps: tuple[Step, ...] = ()
    """Filled when an explanation was asked for."""
    nobody_else: bool = False
    """With ``unknown``: somebody was named before, and no other owner is likely."""
    courtesy: Courtesy = ""
    """With ``not_a_question`` and ``unknown``: what deserves a line of its own."""
    further: tuple["Answer", ...] = ()
    """With ``answered`` and ``choose``: the answers to the message's further needs, in the order it names
    them. Each holds its own part of the message as its question, and nothing further itself."""

    @property
    def best(self) -> Match | None:
        return self.matches[0] if self.matches else None

    @property
    def parts(self) -> tuple["Answer", ...]:
        """The answer to each need of the message, in its order; most messages have one."""
        return (replace(self, further=()), *self.further) if self.further else (self,)


def in_language(answer: Answer, language: Language) -> Answer:
    """The answer, and those to further needs, for a reader of this language."""
    further = tuple(in_language(part, language) for part in answer.further)
    return replace(answer, language=language, further=further)
