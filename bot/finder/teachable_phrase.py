"""The part of a question worth keeping as a phrase: the need in it, as it was written."""

import re
from typing import Final

from bot.finder.model.encoder import need_to_encode
from bot.finder.text.cleaning import clean
from bot.language.script import fold, has_chinese, language_of

LONGEST: Final = 200
_LEFT_OUT: Final = re.compile(r"\s*…\s*")
_GREETING: Final = re.compile(r"^(?:hi|hey|hello|morning|please|pls)\b[\s,!.]*", re.IGNORECASE)
_EDGES: Final = " \t\n?!.,;:…？！。，；：、"
_ASKING: Final = {"en": "who handles {}?", "zh-Hant": "誰負責{}？", "zh-Hans": "谁负责{}？"}


def wording_of(question: str) -> str:
    """The need that a question names, on one line; never empty, but for an empty one."""
    text = " ".join(clean(_LEFT_OUT.sub(" ", question)).text.split())[:LONGEST]
    folded = fold(text)
    need = need_to_encode(folded)
    at = folded.find(need) if need and len(folded) == len(text) else -1
    # Where what only asks stands in the midst of it, Chinese stays in its script.
    whole = text if has_chinese(text) else need
    found = text[at : at + len(need)] if at >= 0 else whole
    return _GREETING.sub("", found).strip(_EDGES) or text.strip(_EDGES) or question.strip()


def question_about(wording: str) -> str:
    """A question that asks for the owner of a wording, in its language."""
    return _ASKING[language_of(wording)].format(wording)
