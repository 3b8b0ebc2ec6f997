"""When the bot answers a message in a channel that nobody addressed to it: where it is plain and clear."""

from typing import Final

from bot.answer import Answer

CLEAR: Final = 0.8
"""The confidence from which an owner is named unasked."""


def is_clear(answer: Answer) -> bool:
    """True if the message plainly asks who handles something, and each of its needs has one clear owner."""
    return answer.plain and all(_is_certain(each) for each in (answer, *answer.further))


def _is_certain(answer: Answer) -> bool:
    best = answer.best
    return answer.outcome == "answered" and best is not None and best.confidence >= CLEAR
