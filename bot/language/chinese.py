"""Tells in which language a name or phrase of a spreadsheet is written, by its characters alone."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

import opencc

from bot.language.codes import EN, ZH_HANS, ZH_HANT, Language

_HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")


def is_chinese(text: str) -> bool:
    return _HAN.search(text) is not None


def script_leaning(text: str) -> int:
    """Above 0 for Traditional characters, below 0 for Simplified ones, 0 where it could be either."""
    return _changed(text, "t2s") - _changed(text, "s2t")


def in_script(text: str, language: Language) -> str:
    """Chinese in the script of a Chinese reader; anything else, and for any other reader, as it is."""
    if language == EN or not is_chinese(text):
        return text
    simplified: str = _converter("t2s").convert(text)
    if language == ZH_HANS:
        return simplified
    # The table the other way takes longer to load: only what is not Traditional already needs it.
    if simplified != text:
        return text
    traditional: str = _converter("s2tw").convert(text)
    return traditional.replace("臺", "台")  # as people write it


def _changed(text: str, conversion: str) -> int:
    """How many characters a conversion changes."""
    converted: str = _converter(conversion).convert(text)
    return sum(1 for before, after in zip(text, converted, strict=False) if before != after)


def usual_script(texts: Iterable[str]) -> Language:
    """The Chinese script most of the texts are written in; Simplified where nothing tells."""
    weighed = (script_leaning(text) for text in texts if is_chinese(text))
    return ZH_HANT if sum((each > 0) - (each < 0) for each in weighed) > 0 else ZH_HANS


def catalogue_language_of(text: str, usual: Language) -> Language:
    """The language of a text; ``usual`` is the script of Chinese that could be either."""
    if not is_chinese(text):
        return EN
    lean = script_leaning(text)
    if lean == 0:
        return usual
    return ZH_HANT if lean > 0 else ZH_HANS


@cache
def _converter(name: str) -> opencc.OpenCC:
    # Opened on first use: a spreadsheet without Chinese never needs it.
    return opencc.OpenCC(name)
