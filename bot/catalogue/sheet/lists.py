"""How the cells of a column hold several things, judged by the whole column, as one cell can mislead."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.catalogue.sheet import columns

_MARKS: Final = (
    re.compile(r"(?:(?<=^)|(?<=[\s；;。，,、:：.!！]))[(（]?(\d{1,2})(?:[)）、．:：]|\.(?!\d))\s*"),
    re.compile(r"()([①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳])\s*"),
    re.compile(r"(?:(?<=^)|(?<=[\s；;。，,:：]))[(（]?([一二三四五六七八九十]{1,3})[)）、．.]\s*"),
    re.compile(r"(?:(?<=^)|(?<=[\s；;。，,:：]))[(（]?([a-zA-Z])[)）]\s*"),
)
_HAN_NUMBERS: Final = {
    text: number
    for number, text in enumerate(
        "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十".split(), 1
    )
}
_BULLET: Final = re.compile(r"(?m)^[ \t]*(?:[-–—*•·●○▪■◆►▶→✓]|\uf0b7|\uf06c)[ \t]*(?=\S)")
_SPACED_BULLET: Final = re.compile(r"[ \t]*[•●▪■◆►]\s*")
_SEMICOLON: Final = re.compile(r"\s*[；;]\s*")
_LINE: Final = re.compile(r"\s*\n\s*")
_ENUMERATION: Final = re.compile(r"\s*、\s*")
_COMMA: Final = re.compile(r"\s*[,，]\s*")
_TERM: Final = 4
"""Words of the longest term."""
_END: Final = "；;。.,，、 \t\n"
_BEGINNING: Final = "；;,，、 \t\n"

Split = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to write several things into a cell."""

    name: str
    split: Split
    """The pieces of a cell; one piece where this is not how it is written."""


def ways_of(cells: Sequence[str], *, phrases: bool) -> list[Way]:
    """The ways in which the cells of a column hold several things, those that bind tightest first.

    ``phrases`` are short and many; of duties a comma or ``、`` separates the words of one.
    """
    filled = [cell for cell in cells if cell.strip()]
    found: list[Way] = []
    if phrases and _used(_BARS, filled):
        found.append(_BARS)
    found += [way for way in (_NUMBERS, _BULLETS) if _used(way, filled)]
    lines = _LINES if phrases else _LINES_OF_DUTIES
    if _used(lines, filled):
        found.append(lines)
    if _often(_SEMICOLONS, filled) or (phrases and _used(_SEMICOLONS, filled)):
        found.append(_SEMICOLONS)
    if phrases:
        found += [way for way in (_ENUMERATIONS, _COMMAS) if _often(way, filled) and _short(way, filled)]
    return found


def split_cell(cell: str, ways: Sequence[Way]) -> tuple[list[str], str]:
    """The things in a cell, and the name of the way they are written; one thing where none applies."""
    for way in ways:
        pieces = way.split(cell)
        if len(pieces) > 1:
            return pieces, way.name
    if _NUMBERS in ways:
        return [_without_first_mark(cell)], ""
    if _BULLETS in ways:
        return [_BULLET.sub("", cell).strip()], ""
    return [cell], ""


def _used(way: Way, cells: Sequence[str]) -> bool:
    return any(len(way.split(cell)) > 1 for cell in cells)


def _often(way: Way, cells: Sequence[str]) -> bool:
    """True where half of the cells are written so, or one holds three things."""
    counts = [len(way.split(cell)) for cell in cells]
    several = sum(count > 1 for count in counts)
    return bool(several) and (several * 2 >= len(cells) or max(counts) > 2)


def _short(way: Way, cells: Sequence[str]) -> bool:
    """True where the pieces are terms, not clauses of a sentence."""
    lengths = [_length(piece) for cell in cells for piece in way.split(cell)]
    return max(lengths, default=0) <= _TERM and not any("?" in cell or "？" in cell for cell in cells)


def _length(piece: str) -> float:
    """In words; two Chinese characters count as one."""
    words = len(re.findall(r"[A-Za-z0-9'’-]+", piece))
    return words + (len(piece) / 2 if not words else 0)


def introduction(cell: str) -> str:
    """The text that only announces a numbered list; empty if there is none."""
    for pattern in _MARKS:
        rising = _rising(list(pattern.finditer(cell)))
        if len(rising) > 1:
            before = cell[: rising[0].start()].strip()
            return before if before.endswith((":", "：")) else ""
    return ""


def _numbered(cell: str) -> list[str]:
    for pattern in _MARKS:
        rising = _rising(list(pattern.finditer(cell)))
        if len(rising) > 1:
            starts = [0, *(mark.end() for mark in rising)]
            ends = [*(mark.start() for mark in rising), len(cell)]
            pieces = [cell[start:end] for start, end in zip(starts, ends, strict=True)]
            return _filled(pieces[1:] if introduction(cell) else pieces)
    return [cell]


def _rising(marks: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The marks that count 1, 2, 3 from the first on; other numbers belong to the text."""
    found: list[re.Match[str]] = []
    for mark in marks:
        if _value(mark) == len(found) + 1:
            found.append(mark)
    return found


def _value(mark: re.Match[str]) -> int:
    text = mark[mark.lastindex or 1]
    if text.isdecimal():
        return int(text)
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    if text in _HAN_NUMBERS:
        return _HAN_NUMBERS[text]
    return ord(text.casefold()) - ord("a") + 1


def _without_first_mark(cell: str) -> str:
    for pattern in _MARKS[:3]:
        mark = pattern.match(cell)
        if mark and _value(mark) == 1:
            return _trimmed(cell[mark.end() :])
    return cell


def _bulleted(cell: str) -> list[str]:
    if len(_BULLET.findall(cell)) > 1 or (_BULLET.match(cell) and "\n" in cell):
        pieces = _BULLET.split(cell)
    elif len(_SPACED_BULLET.findall(cell)) > 1:
        pieces = _SPACED_BULLET.split(cell)
    else:
        return [cell]
    return _filled(pieces) or [cell]


def _filled(pieces: Sequence[str]) -> list[str]:
    return [trimmed for piece in pieces if (trimmed := _trimmed(piece))]


def _trimmed(piece: str) -> str:
    return piece.strip().rstrip(_END).lstrip(_BEGINNING)


def _by(pattern: re.Pattern[str]) -> Split:
    return lambda cell: _filled(pattern.split(cell)) or [cell]


def _lines_of_duties(cell: str) -> list[str]:
    """Lines, unless they are one sentence that was broken to fit its cell."""
    pieces = _filled(_LINE.split(cell))
    first, *others = pieces or [""]
    broken = first[:1].isupper() and others and all(piece[:1].islower() for piece in others)
    return [cell] if broken or not pieces else pieces


_BARS: Final = Way("bars", columns.split_phrases)
_NUMBERS: Final = Way("numbers", _numbered)
_BULLETS: Final = Way("bullets", _bulleted)
_LINES: Final = Way("line breaks", _by(_LINE))
_LINES_OF_DUTIES: Final = Way("line breaks", _lines_of_duties)
_SEMICOLONS: Final = Way("semicolons", _by(_SEMICOLON))
_ENUMERATIONS: Final = Way("、", _by(_ENUMERATION))
_COMMAS: Final = Way("commas", _by(_COMMA))
