"""The rows below a header as people mean them: merged cells and dittos filled, non-duties left out.

Notes list what was filled or left out, each kind once with its rows.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from bot.catalogue.sheet.columns import NEEDED, translations, unguard_cell
from bot.catalogue.sheet.layout import Layout, is_header
from bot.catalogue.sources.grid import Line, Span, cell_name

CellsByPlace = dict[int, str]
"""Place → text, of the cells that are not empty."""

_INVISIBLE: Final = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_DITTO: Final = frozenset(
    """
    同上 同前 同左上 〃 " '' ″ ” “ „ ditto do. do dto dto. idem id. s.o. 々 ↑ ^ same 上同 仝上 ''''
    """.split()
) | {"same as above", "as above", "see above", "siehe oben"}
_TOTAL: Final = re.compile(
    r"^(?:(?:grand|sub|sum)[ -]?)?totals?\b|^sum\b|^(?:gesamt|summe|zwischensumme)\b"
    r"|^(?:合|总|總|小|共)[ ]*[计計]",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"^[\d.,%\s]+\w{0,12}$")
_NOTE: Final = re.compile(
    r"^(?:[*※†＊]|\(?\d\) \*"
    r"|(?:notes?|n\.?b\.?|remarks?|sources?|legend|key|last updated?|updated|prepared by|approved by"
    r"|reviewed by"
    r"|version|confidential|page|date|as of|stand|hinweis|quelle|erstellt|legende"
    r"|注|附注|備註|备注|說明|说明|编制|編制|制表|製表|审核|審核|批准|核准|填表|填报|更新|日期|版本|来源|來源|审批"
    r"|複核|复核)[^:：]{0,20}[:：.]"
    r"|(?:confidential|page \d+|last updated|as of|updated on)\b)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class RawRow:
    """One row being read. ``number`` is its number in the sheet."""

    number: int
    cells: CellsByPlace


@dataclass(slots=True)
class RowNotes:
    """Notes about rows, each kind once."""

    kinds: dict[str, list[str]] = field(default_factory=dict)

    def say(self, what: str, where: str) -> None:
        self.kinds.setdefault(what, []).append(where)

    def lines(self) -> list[str]:
        return [f"{what}: {_list_places(where)}" for what, where in self.kinds.items()]


def _list_places(where: Sequence[str], most: int = 12) -> str:
    shown = list(dict.fromkeys(where))
    more = f" and {len(shown) - most} more" if len(shown) > most + 1 else ""
    return ", ".join(shown[:most] if more else shown) + more


def tidy_rows(layout: Layout, told: RowNotes) -> list[RawRow]:
    """The rows that hold something, filled and without titles, totals and notes."""
    levels = _levels(layout.columns)
    rows = [RawRow(line.number, _cells(line.cells)) for line in layout.body]
    rows = _unmerge([row for row in rows if row.cells], layout, told)
    kept: list[RawRow] = []
    for row in rows:
        _fill_dittos(row, kept[-1] if kept else None, layout.columns, told)
        if is_header(_line(row), layout):
            told.say("repeated headers were skipped", f"row {row.number}")
        elif _is_total(row, levels):
            told.say("totals were skipped", f"row {row.number}")
        elif _is_note(row, levels):
            told.say("notes were skipped", f"row {row.number} “{next(iter(row.cells.values()))[:30]}”")
        else:
            kept.append(row)
    kept = _drop_sections(kept, levels, layout.columns, told)
    _fill_down(kept, levels, layout.columns, told)
    return kept


def clean_cell(cell: str) -> str:
    """A cell's text without characters that nobody sees; line breaks stay."""
    return _INVISIBLE.sub("", cell.replace("\u00a0", " ").replace("_x000D_", "")).strip()


def _cells(cells: Sequence[str]) -> CellsByPlace:
    found = ((place, unguard_cell(clean_cell(cell))) for place, cell in enumerate(cells))
    return {place: cell for place, cell in found if cell}


def _line(row: RawRow) -> Line:
    width = max(row.cells, default=-1) + 1
    return Line(row.number, tuple(row.cells.get(place, "") for place in range(width)))


def _levels(columns: Mapping[int, str]) -> dict[str, list[int]]:
    """Level → the places of its columns, in all languages."""
    return {
        level: [place for place, column in columns.items() if column in (level, *translations(level))]
        for level in NEEDED
    }


def _unmerge(rows: list[RawRow], layout: Layout, told: RowNotes) -> list[RawRow]:
    """Copy the first cell of each vertical span into its other cells."""
    first = layout.head.number
    spans = [span for span in layout.grid.merged if span.bottom > span.top > first]
    by_number = {row.number: row for row in rows}
    for span in sorted(spans, key=lambda each: (each.left, each.top)):
        top = by_number.get(span.top)
        for place in range(span.left, span.right + 1):
            value = top.cells.get(place) if top else None
            if value and place in layout.columns:
                _spread(value, place, span, by_number)
                name = f"{cell_name(span.top, place)}:{cell_name(span.bottom, place)}"
                told.say("merged cells were filled down", name)
    return rows


def _spread(value: str, place: int, span: Span, by_number: Mapping[int, RawRow]) -> None:
    for number in range(span.top + 1, span.bottom + 1):
        if number in by_number:
            by_number[number].cells.setdefault(place, value)


def _fill_dittos(row: RawRow, above: RawRow | None, columns: Mapping[int, str], told: RowNotes) -> None:
    for place, cell in list(row.cells.items()):
        if place in columns and is_ditto(cell):
            value = above.cells.get(place) if above else None
            if value:
                row.cells[place] = value
                told.say(f"“{cell}” was read as the cell above it", cell_name(row.number, place))


def is_ditto(cell: str) -> bool:
    """True for a sign or word that stands for the cell above."""
    form = unicodedata.normalize("NFKC", cell).casefold().strip("()[] .") or cell
    return bool({form, cell, cell.casefold()} & _DITTO)


def _is_total(row: RawRow, levels: Mapping[str, list[int]]) -> bool:
    first = next(iter(row.cells.values()))
    others = [row.cells.get(place, "") for level in ("role", "duty") for place in levels[level]]
    rest = [cell for cell in others if cell and cell != first]
    return _TOTAL.match(first) is not None and all(_NUMBER.match(cell) for cell in rest)


def _is_note(row: RawRow, levels: Mapping[str, list[int]]) -> bool:
    """A note stands in the first cell alone, or begins like one and names no duty."""
    first_place, first = next(iter(row.cells.items()))
    told = {level: [row.cells[place] for place in levels[level] if place in row.cells] for level in NEEDED}
    if _NOTE.match(first):
        return not (told["department"] and told["role"] and told["duty"])
    alone = len(set(row.cells.values())) == 1
    outside = all(first_place not in places for places in levels.values())
    return alone and (outside or (first_place in levels["department"] and _is_sentence(first)))


def _is_sentence(text: str) -> bool:
    return len(text) > 60 or (len(text) > 20 and text[-1] in ".。!！")


def _drop_sections(
    rows: list[RawRow], levels: Mapping[str, list[int]], columns: Mapping[int, str], told: RowNotes
) -> list[RawRow]:
    """A department alone in its row heads the rows below that name none; elsewhere it is a stray title."""
    if not levels["department"]:
        return rows
    at = levels["department"][0]
    kept: list[RawRow] = []
    section = ""
    for number, row in enumerate(rows):
        alone = len(set(row.cells.values())) == 1 and not any(
            place in row.cells and place != at for level in ("role", "duty") for place in levels[level]
        )
        if at in row.cells and alone:
            following = rows[number + 1] if number + 1 < len(rows) else None
            if following is not None and at not in following.cells:
                section = row.cells[at]
                told.say(
                    "rows that name a department head the rows below", f"row {row.number} “{section[:30]}”"
                )
                continue
            if "kind" not in columns.values():
                told.say(
                    "rows that hold nothing but a title were skipped",
                    f"row {row.number} “{row.cells[at][:30]}”",
                )
                section = ""
                continue
        if at in row.cells:
            section = ""
        elif section:
            row.cells[at] = section
        kept.append(row)
    return kept


def _fill_down(
    rows: list[RawRow], levels: Mapping[str, list[int]], columns: Mapping[int, str], told: RowNotes
) -> None:
    """Fill blank departments and roles from above, in columns that omit repeats.

    A column that writes its values anew in each row and leaves one out has forgotten it: that is an error.
    """
    kinds = [place for place, column in columns.items() if column == "kind"]
    rows = [row for row in rows if not any(place in row.cells for place in kinds)]
    named = [*levels["department"], *levels["role"]]
    following = {row.number for row in rows if not any(place in row.cells for place in named)}
    anew = any(_is_repeated(rows, place) for place in levels["department"])
    above: list[int] = []
    for level in ("department", "role"):
        for place in levels[level]:
            if _leaves_out(rows, place, beside=anew and level == "role"):
                _fill(rows, place, above, told)
        above += levels[level]
    texts = [place for place, column in columns.items() if column.startswith("phrases")]
    if texts and len(levels["duty"]) == 1:
        # One phrase per row: the duty stands in the first of them.
        place = levels["duty"][0]
        listed = [
            row
            for row in rows
            if place in row.cells or (row.number in following and any(text in row.cells for text in texts))
        ]
        _fill(listed, place, above, told)


def _leaves_out(rows: Sequence[RawRow], place: int, *, beside: bool) -> bool:
    """True for a column that omits repeats; ``beside`` one that does not, a single blank is a mistake."""
    blanks = sum(place not in row.cells for row in rows)
    filled = [row.cells[place] for row in rows if place in row.cells]
    repeats = sum(first == second for first, second in pairwise(filled))
    return bool(rows) and place in rows[0].cells and blanks >= max(1, repeats + beside * 2)


def _is_repeated(rows: Sequence[RawRow], place: int) -> bool:
    """True for a column that repeats its value in each row."""
    filled = [row.cells.get(place) for row in rows]
    return None not in filled and len(set(filled)) < len(filled)


def _fill(rows: Sequence[RawRow], place: int, above: Sequence[int], told: RowNotes) -> None:
    value, parents = "", tuple[str, ...]()
    filled: list[int] = []
    for row in rows:
        own = tuple(row.cells.get(each, "") for each in above)
        if place in row.cells:
            _say_filled(filled, place, told)
            filled = []
            value, parents = row.cells[place], own
        elif value and own == parents:
            row.cells[place] = value
            filled.append(row.number)
    _say_filled(filled, place, told)


def _say_filled(numbers: Sequence[int], place: int, told: RowNotes) -> None:
    if numbers:
        first, last = cell_name(numbers[0], place), cell_name(numbers[-1], place)
        told.say("blank cells were filled from above", first if first == last else f"{first}:{last}")
