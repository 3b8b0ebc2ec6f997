"""Whether a message that can be split holds several needs: each with an owner or topic of its own."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from bot.answer import Answer, Step
from bot.finder.text.needs import Parts, Sign

SURE: Final = 0.9
"""The confidence from which a part's owner is taken whatever the whole message says."""


def answer_several(whole: Answer, ways: Iterable[Parts], search: Callable[[str], Answer]) -> Answer:
    """The answer to the first need with those to the others as its further ones; else ``whole``.

    ``ways`` are ways to cut the message, ``search`` answers a part of it.
    """
    for sign, texts in ways:
        found = [answer for text in texts if _sure(answer := search(text), sign, whole)]
        if sign != "who" and len(found) < len(texts):
            continue
        needs = _distinct(found)
        if len(needs) > 1:
            return _joined(whole, needs)
    return whole


def _sure(answer: Answer, sign: Sign, whole: Answer) -> bool:
    """True for a part that has an owner or a topic of its own.

    A less sure owner must be likely for the whole too.
    """
    if answer.outcome == "elsewhere" and answer.elsewhere is not None:
        return sign == "who" or answer.elsewhere.confidence >= SURE
    best = answer.best
    if best is None or best.role is None or answer.outcome not in ("answered", "choose"):
        return False
    if answer.outcome == "answered" and best.confidence >= SURE:
        return True
    if sign != "who":
        return False
    return any(match.role == best.role for match in whole.matches)


def _distinct(found: Iterable[Answer]) -> list[Answer]:
    """The answers of which none offers what an earlier one names or offers."""
    needs: list[Answer] = []
    told: set[str | None] = set()
    # Who handles one of the needs comes before whom to ask about another.
    for answer in sorted(found, key=lambda each: each.outcome == "elsewhere"):
        offered = answer.matches[: max(1, answer.offered)]
        by_department = answer.asks == "department"
        owners = {match.department if by_department else match.role for match in offered}
        if answer.outcome == "elsewhere" and answer.elsewhere is not None:
            owners = {answer.elsewhere.topic}
        if not owners & told:
            needs.append(answer)
            told |= owners
    return needs


def _joined(whole: Answer, needs: list[Answer]) -> Answer:
    first, *further = (
        replace(need, plain=whole.plain, steps=_steps(need, number) if whole.steps else ())
        for number, need in enumerate(needs, 1)
    )
    return replace(first, question=whole.question, further=tuple(further))


def _steps(need: Answer, number: int) -> tuple[Step, ...]:
    """The steps of an answer, under a heading that says which part of the message they are about."""
    title = f"Need {number}: {' '.join(need.question.split())}"
    return (Step(title, ("each need has an owner of its own",)), *need.steps)
