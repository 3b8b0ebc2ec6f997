"""The one service every surface calls: a question in, an answer out."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final, Protocol, Self

from bot.answer import Answer, Match
from bot.catalogue.lesson import Lesson
from bot.catalogue.model import Catalogue
from bot.finder.completion import Completer, completer_of
from bot.finder.suggest import Suggester, Suggestion, people_suggester_of, suggester_of
from bot.language.codes import EN, Language
from bot.language.script import has_chinese

_WARMING: Final = ("who handels it", "誰負責這個問題", "谁负责这个東西词专")
"""Together they load every table that is loaded on first use."""
_NEED: Final = "who handles {}"
_NEED_IN_CHINESE: Final = "谁负责{}"
_PEOPLE: Final = 5
"""Roles found by the name of a person, beside those found by their own."""
_COMPLETED: Final = 10
"""Ways to complete a word that are tried."""
LIKELY: Final = 0.05
"""The confidence from which an owner is worth showing beside others."""


class AnyFinder(Protocol):
    """What the desk needs of a finder."""

    @property
    def catalogue(self) -> Catalogue: ...

    def find(
        self, question: str, *, topic: str = "", explain: bool = False, default_language: Language = EN
    ) -> Answer: ...

    def is_follow_up(self, text: str) -> bool: ...

    def taught_by(self, lessons: Sequence[Lesson]) -> "AnyFinder": ...


class Desk:
    """Answers questions from the current catalogue; ``replace`` swaps in a new one atomically."""

    def __init__(self, finder: AnyFinder) -> None:
        self._untaught = finder
        self._lessons: tuple[Lesson, ...] = ()
        self._finder = finder
        self._changing = Lock()
        self._suggesters: _Suggesters | None = None
        self._building = Lock()

    @property
    def catalogue(self) -> Catalogue:
        return self._finder.catalogue

    def replace(self, finder: AnyFinder) -> None:
        """Answer from another finder from now on; questions under way finish with the old one."""
        with self._changing:
            self._untaught = finder
            self._answer_from(finder)

    def teach(self, lessons: Sequence[Lesson]) -> None:
        """Apply these lessons, and no others, to every finder from now on."""
        with self._changing:
            self._lessons = tuple(lessons)
            self._answer_from(self._untaught)

    def taught_by(self, lessons: Sequence[Lesson]) -> "Desk":
        """A copy of this desk with further lessons, to preview what they change.

        Of two lessons on one wording the new one counts.
        """
        with self._changing:
            return Desk(self._untaught.taught_by([*lessons, *self._lessons]))

    def _answer_from(self, untaught: AnyFinder) -> None:
        finder = untaught.taught_by(self._lessons) if self._lessons else untaught
        if self._suggesters is not None:
            self._suggesters_for(finder.catalogue)
        _warm(finder)
        self._finder = finder

    def warm(self) -> Self:
        """Load what would otherwise be loaded while the first askers wait. Returns this desk."""
        _warm(self._finder)
        return self

    def answer(
        self, question: str, *, topic: str = "", explain: bool = False, default_language: Language = EN
    ) -> Answer:
        """Answer one message as Slack sent it.

        ``topic`` is the earlier message of the conversation that a follow-up leans on; empty if none.
        ``default_language`` is answered in where the question itself does not tell.
        """
        return self.consult(question, topic=topic, explain=explain, default_language=default_language)[0]

    def consult(
        self, question: str, *, topic: str = "", explain: bool = False, default_language: Language = EN
    ) -> tuple[Answer, Catalogue]:
        """As ``answer``, with the catalogue it is from, which may be replaced a moment later."""
        finder = self._finder
        started = time.perf_counter()
        answer = finder.find(question, topic=topic, explain=explain, default_language=default_language)
        elapsed_ms = (time.perf_counter() - started) * 1000
        return replace(answer, elapsed_ms=elapsed_ms), finder.catalogue

    def answer_need(self, text: str, *, default_language: Language = EN) -> Answer:
        """Answer a text that is a need by itself, such as an issue, as if somebody asked for its owner."""
        answer = self.answer(as_question(text), default_language=default_language)
        return replace(answer, question=text)

    def is_follow_up(self, text: str) -> bool:
        """True for a follow-up too vague for later ones to lean on."""
        return self._finder.is_follow_up(text)

    def suggest(self, typed: str, limit: int = 20, *, people: bool = False) -> list[Suggestion]:
        """Find as you type: names that hold what was typed, else the owners of the need it names.

        With ``people`` also the roles of people whose names begin so: for whoever may see contacts. A word
        that is not typed to its end is completed where nothing is found by it. Empty where the finder would
        neither name nor offer anybody. The indexes are built at the first call for a catalogue.
        """
        finder = self._finder
        suggesters = self._suggesters_for(finder.catalogue)
        if not typed.strip():
            return suggesters.names.suggest(typed, limit)
        held = suggesters.people.suggest(typed, _PEOPLE)[: limit // 2] if people else []
        named = suggesters.names.suggest(typed, limit)
        found = list(dict.fromkeys((*named[: limit - len(held)], *held)))
        if found:
            return found
        # A word or two alone hardly read as a question: they are asked about.
        for text in (typed, *suggesters.completer.completed(typed, _COMPLETED)):
            answer = finder.find(as_question(text))
            if answer.outcome in ("answered", "choose"):  # the weak guesses at a slip of the keys are noise
                return [suggestion_of(match) for match in likely_matches(answer)][:limit]
        return []

    def _suggesters_for(self, catalogue: Catalogue) -> "_Suggesters":
        with self._building:
            if self._suggesters is None or self._suggesters.catalogue is not catalogue:
                self._suggesters = _Suggesters(
                    catalogue,
                    suggester_of(catalogue),
                    people_suggester_of(catalogue),
                    completer_of(catalogue),
                )
            return self._suggesters


@dataclass(frozen=True, slots=True)
class _Suggesters:
    """What find-as-you-type looks through, and the catalogue it is from."""

    catalogue: Catalogue
    names: Suggester
    people: Suggester
    completer: Completer


def as_question(need: str) -> str:
    """A text that is a need by itself, as somebody would ask for its owner."""
    return (_NEED_IN_CHINESE if has_chinese(need) else _NEED).format(need.strip())


def _warm(finder: AnyFinder) -> None:
    for question in _WARMING:
        finder.find(question)


def likely_matches(answer: Answer) -> list[Match]:
    """The matches worth showing, best first; none where the topic is known to lie outside."""
    if answer.outcome == "elsewhere":
        return []
    return [match for match in answer.matches if match.confidence >= LIKELY]


def suggestion_of(match: Match) -> Suggestion:
    if match.duty:
        return Suggestion("duty", match.duty)
    return Suggestion("role", match.role) if match.role else Suggestion("department", match.department)
