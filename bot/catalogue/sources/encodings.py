"""Bytes → text, in the encodings that spreadsheet programs write."""

import codecs
import re
from collections.abc import Callable
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BOM: Final = "\ufeff"
_TOLD_BY: Final = 20_000  # characters that tell the encoding of a longer file
_LEVEL_ONE: Final = {"gb18030": (0xB0, 0xD7, 0xA1), "big5hkscs": (0xA4, 0xC6, 0x40)}
"""Both standards put the common characters first: of ordinary text nearly all begin with such a byte, and
GB 2312 goes on with one of the upper half."""
_LETTERS: Final = re.compile(rb"[\xc0-\xff]")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_IN_A_WORD: Final = re.compile(
    rb"(?<=[A-Za-z])[\xc0-\xff]{1,2}(?![\x80-\xff])|(?<![\x80-\xff])[\xc0-\xff]{1,2}(?=[A-Za-z])"
)
_LIKELY: Final = 0.6
_NAMES: Final = {"cp1252": "Windows-1252", "gb18030": "GB18030 (GBK)", "big5hkscs": "Big5"}


class UnknownEncodingError(ValueError):
    """No encoding fits plainly. ``offset`` is the first byte that is not UTF-8."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text and the name of its encoding, without marks. ``encoding`` overrides what the bytes tell.

    Raises UnknownEncodingError if nothing fits plainly, and LookupError for an encoding Python does not know.
    """
    named = encoding or _marked(data) or _unmarked_utf_16(data)
    if named:
        try:
            return data.decode(named).lstrip(_BOM), named
        except UnicodeDecodeError as error:
            raise UnknownEncodingError(f"the file is not {named.upper()}", error.start) from error
    try:
        return data.decode("utf-8").lstrip(_BOM), "utf-8"
    except UnicodeDecodeError as error:
        guessed = _guess(data)
        if not guessed:
            message = "the file is not UTF-8; Big5, GB18030 and Windows-1252 were tried and none fits plainly"
            raise UnknownEncodingError(message, error.start) from error
        return data.decode(guessed), _NAMES[guessed]


def _marked(data: bytes) -> str:
    return next((name for mark, name in _BOMS if data.startswith(mark)), "")


def _unmarked_utf_16(data: bytes) -> str:
    """UTF-16 without a mark, told by the zeros beside ASCII: delimiters and line ends are always there."""
    start = data[:_TOLD_BY]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) < max(3, len(start) // 20) or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _guess(data: bytes) -> str:
    shares: dict[str, Callable[[], float]] = {
        "cp1252": lambda: _single_share(data),
        "gb18030": lambda: _common_share(data, "gb18030"),
        "big5hkscs": lambda: _common_share(data, "big5hkscs"),
    }
    found = {name: share() for name, share in shares.items() if _fits(data, name)}
    likeliest = max(found, key=lambda name: found[name], default="")
    return likeliest if likeliest and found[likeliest] >= _LIKELY else ""


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _common_share(data: bytes, encoding: str) -> float:
    """How many of the Chinese characters are common ones, read in this encoding."""
    first, last, second = _LEVEL_ONE[encoding]
    codes = [
        each.encode(encoding) for each in data.decode(encoding)[:_TOLD_BY] if "\u3400" <= each <= "\u9fff"
    ]
    return sum(first <= code[0] <= last and code[1] >= second for code in codes) / max(1, len(codes))


def _single_share(data: bytes) -> float:
    """How many of the letters beyond ASCII, read as Latin-1, stand in a word of others, as in “Größe”."""
    start = data[:_TOLD_BY]
    letters = len(_LETTERS.findall(start))
    if not letters:
        # Only dashes, curly quotes, currency signs: rare beside ASCII, or it is something else.
        return 1.0 if len(_HIGH.findall(start)) * 10 <= len(start) else 0.0
    return sum(map(len, _IN_A_WORD.findall(start))) / letters


def encoding_of(sample: bytes) -> str:
    """The codec of a file that begins like this. Raises UnknownEncodingError if nothing fits plainly."""
    _, name = decode(sample)
    return next((codec for codec, shown in _NAMES.items() if shown == name), name)
