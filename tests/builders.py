"""Answers with everything a test does not name filled in."""

from typing import Any

from bot.answer import Answer, Outcome
from bot.language.codes import Language


def an_answer(outcome: Outcome = "answered", language: Language = "en", **fields: Any) -> Answer:
    """An answer with everything a test does not name filled in."""
    return Answer(
        outcome=outcome, language=language, **{"question": "q", "matches": (), "plain": True, **fields}
    )
