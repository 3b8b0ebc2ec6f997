"""What a button carries: the ids of an answer, never its texts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, get_args

from bot.answer import Answer, Asks, ElsewhereMatch, Match, Outcome
from bot.language.codes import LANGUAGES, Language
from bot.store.model import VERDICTS, Verdict

MAX_VALUE: Final = 2000
"""Characters Slack allows in a button's value."""


class StaleError(Exception):
    """A button's value cannot be read, or names what the catalogue no longer holds."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An answer to show again later; the catalogue of that moment supplies the texts."""

    outcome: Outcome
    language: Language
    asks: Asks = "owner"
    matches: tuple[tuple[str, str | None, str | None], ...] = ()
    """Department, role and duty ids."""
    topic: str = ""
    further: tuple["Reference", ...] = ()
    """Beside it, the answers to the message's further needs."""

    def answer(self) -> Answer:
        return Answer(
            question="",
            outcome=self.outcome,
            language=self.language,
            matches=tuple(Match(department, role, duty, 1.0, "") for department, role, duty in self.matches),
            offered=len(self.matches) if self.outcome == "choose" else 0,
            elsewhere=ElsewhereMatch(self.topic, 1.0, "") if self.topic else None,
            asks=self.asks,
            further=tuple(each.answer() for each in self.further),
        )


def reference_to(answer: Answer) -> Reference:
    """The answer as shown, runners-up left out."""
    shown = answer.offered if answer.outcome == "choose" else int(answer.outcome == "answered")
    return Reference(
        answer.outcome,
        answer.language,
        answer.asks,
        tuple((match.department, match.role, match.duty) for match in answer.matches[:shown]),
        answer.elsewhere.topic if answer.elsewhere else "",
        tuple(map(reference_to, answer.further)),
    )


def reference_to_match(answer: Answer, match: Match) -> Reference:
    """One of the owners offered, as an answer of its own."""
    return Reference("answered", answer.language, answer.asks, ((match.department, match.role, match.duty),))


def reference_with(parts: Sequence[Answer], place: int, chosen: Reference) -> Reference:
    """The answers to all needs, with ``chosen`` in the place of one of them."""
    first, *further = (chosen if at == place else reference_to(part) for at, part in enumerate(parts))
    return replace(first, further=tuple(further))


def encode(reference: Reference) -> str:
    """Compact JSON; an empty string if it does not fit into a button."""
    value = json.dumps(_fields(reference), ensure_ascii=False, separators=(",", ":"))
    return value if len(value) <= MAX_VALUE else ""


def _fields(reference: Reference) -> list[object]:
    fields: list[object] = [
        reference.outcome,
        reference.language,
        reference.asks,
        [list(ids) for ids in reference.matches],
        reference.topic,
    ]
    return [*fields, *([list(map(_fields, reference.further))] if reference.further else [])]


def decode(value: str) -> Reference:
    """Raises StaleError for anything ``encode`` did not write."""
    try:
        return _reference(json.loads(value))
    except (ValueError, TypeError, RecursionError) as error:
        raise StaleError("a button's value is not one of this version's") from error


def _reference(fields: Any) -> Reference:
    """Raises ValueError or TypeError for fields that no reference has, StaleError for what they hold."""
    outcome, language, asks, matches, topic, *more = fields
    further = tuple(_reference(each) for each in more[0]) if len(more) == 1 else ()
    known = (
        outcome in get_args(Outcome)
        and language in LANGUAGES
        and asks in get_args(Asks)
        and isinstance(topic, str)
        and isinstance(matches, list)
        and all(_is_ids(ids) for ids in matches)
        and (outcome != "answered" or bool(matches))
        and len(more) <= 1
    )
    if not known:
        raise StaleError("a button's value is not one of this version's")
    return Reference(outcome, language, asks, tuple((d, r, t) for d, r, t in matches), topic, further)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a feedback button says about which answer."""

    verdict: Verdict
    reference: Reference
    words: str = ""
    """The question of an answer that only its asker sees; empty for any other."""


def encode_opinion(opinion: Opinion) -> str:
    """Like ``encode``; a question that does not fit is left out."""
    for words in (opinion.words, ""):
        fields = [opinion.verdict, encode(opinion.reference), words]
        value = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        if len(value) <= MAX_VALUE and fields[1]:
            return value
    return ""


def decode_opinion(value: str) -> Opinion:
    """Raises StaleError for anything ``encode_opinion`` did not write."""
    try:
        verdict, reference, words = json.loads(value)
    except (ValueError, TypeError, RecursionError) as error:
        raise StaleError("a button's value is not one of this version's") from error
    if verdict not in VERDICTS or not isinstance(reference, str) or not isinstance(words, str):
        raise StaleError("a button's value is not one of this version's")
    return Opinion(verdict, decode(reference), words)


def _is_ids(ids: object) -> bool:
    return (
        isinstance(ids, Sequence)
        and len(ids) == 3
        and isinstance(ids[0], str)
        and all(each is None or isinstance(each, str) for each in ids[1:])
    )
