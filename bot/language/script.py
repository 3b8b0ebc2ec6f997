"""Which language a message is in, and one script for matching.

Traditional and Simplified Chinese, and Taiwan's and the mainland's words for the same thing, are folded
to one form with OpenCC before anything is compared: one Traditional character halves a Simplified match.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from opencc import OpenCC

from bot.language.codes import EN, ZH_HANS, ZH_HANT, Language

CJK: Final = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CJK_CHARACTER = re.compile(f"[{CJK}]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_CHARACTERS_A_WORD: Final = 1.7
_TELLING: Final = 400  # characters that tell the language of a longer text
_CHINESE_LEAN: Final = 2.0  # Chinese sentences borrow English words far more often than the reverse


@lru_cache(maxsize=3)
def _converter(config: str) -> OpenCC:
    return OpenCC(config)


def fold(text: str) -> str:
    """Lower case, common forms of letters (ＵＳＢ is usb), Simplified script, mainland vocabulary."""
    text = (text if text.isascii() else unicodedata.normalize("NFKC", text)).lower()
    return _converter("tw2sp").convert(text) if _CJK_CHARACTER.search(text) else text


def language_of(text: str, default: Language = EN) -> Language:
    """The language to answer in; ``default`` where the text has no letters or no telling script."""
    text = text[:_TELLING]
    characters = len(_CJK_CHARACTER.findall(text))
    words = len(_LATIN_WORD.findall(text))
    if not characters:
        return EN if words else default
    if characters / _CHARACTERS_A_WORD * _CHINESE_LEAN < words:
        return EN
    traditional = _differences(text, _converter("t2s").convert(text))
    # Loading the table the other way takes longer than a whole answer; most texts tell without it.
    if not traditional and default != ZH_HANT:
        return ZH_HANS
    if 2 * traditional > characters:
        return ZH_HANT
    simplified = _differences(text, _converter("s2t").convert(text))
    if traditional == simplified:
        return default if default != EN else ZH_HANS
    return ZH_HANT if traditional > simplified else ZH_HANS


def has_chinese(text: str) -> bool:
    return _CJK_CHARACTER.search(text) is not None


def _differences(before: str, after: str) -> int:
    return sum(a != b for a, b in zip(before, after, strict=False))
