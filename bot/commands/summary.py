"""Whether a catalogue is any good: what it lacks, twenty questions it was asked, and what would help most."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.catalogue.questions import QUESTIONS
from bot.catalogue.report import Position
from bot.catalogue.sheet.origins import NOWHERE, Origins
from bot.catalogue.yaml import files, loader
from bot.catalogue.yaml.loader import Reading
from bot.evaluate.advice import Standing, Where, standing
from bot.evaluate.rehearsal import RehearsedQuestion, Result, rehearse
from bot.opening import open_desk

_RESULTS: Final[dict[Result, str]] = {
    "right": "right owner named",
    "offered": "right owner among those offered",
    "wrong": "somebody else",
    "nobody": "nobody",
}
_MARKS: Final[dict[Result, str]] = {"right": "✓", "offered": "~", "wrong": "✗", "nobody": "✗"}
_SHOWN: Final = 3
_KEYS: Final = {"role": "name", "department_channel": "channel"}
"""Columns of a spreadsheet whose key in the files is another."""


def summarise(folder: Path, origins: Origins = NOWHERE) -> list[str]:
    """The summary of a catalogue without errors, in lines.

    ``origins`` tells the cells of the spreadsheet it was just made from. Raises CatalogueError.
    """
    desk = open_desk(folder)
    reading = loader.read(folder)
    where = _where(reading, origins)
    tested = (folder / QUESTIONS).exists()
    return lines(standing(desk.catalogue, rehearse(desk), where, tested=tested))


def lines(found: Standing) -> list[str]:
    said = [
        _lack(len(found.vacant), found.roles, "roles", "without a holder", found.vacant),
        _lack(len(found.dutyless), found.roles, "roles", "without duties", found.dutyless),
        _lack(len(found.wordless), found.duties, "duties", "without people's own words", found.wordless),
        f"  roles that collide: {_pairs(found)}",
        *_asked(found.rehearsed),
    ]
    if found.advice:
        said.append("what would help most:")
        for number, advice in enumerate(found.advice, 1):
            said += [f"  {number}. {advice.text}", f"     {advice.remedy}"]
    return said


def _lack(number: int, of: int, things: str, what: str, ids: Sequence[str]) -> str:
    named = f": {_listed(ids)}" if number < of else ""
    return f"  {things} {what}: {number:,} of {of:,}{named if number else ''}"


def _pairs(found: Standing) -> str:
    pairs = [" and ".join(each.roles) for each in found.collisions]
    return (
        f"{len(pairs)} pairs: {_listed(pairs, '; ')}" if len(pairs) > 1 else (pairs[0] if pairs else "none")
    )


def _asked(asked: Sequence[RehearsedQuestion]) -> list[str]:
    if not asked:
        return ["no questions could be made: there are no duties"]
    counts = Counter(each.result for each in asked)
    told = ", ".join(f"{words} {counts[result]}" for result, words in _RESULTS.items() if counts[result])
    worst_first = sorted(asked, key=lambda each: -list(_RESULTS).index(each.result))
    return [
        f"{len(asked)} questions made from the duties, how they were answered: {told}",
        *(f"  {_MARKS[each.result]} {each.question.text} → {_answered(each)}" for each in worst_first),
    ]


def _answered(each: RehearsedQuestion) -> str:
    role = each.question.role.id
    if each.result == "right":
        return role
    if each.result == "nobody":
        return f"nobody ({each.answer.outcome}); it is {role}'s"
    others = " or ".join(dict.fromkeys(each.others))
    if each.result == "offered":
        return f"{role}, or {others}" if others else f"the department of {role}"
    return f"{others or 'another department'}; it is {role}'s"


def _where(reading: Reading, origins: Origins) -> Where:
    def where(kind: str, own: str, column: str) -> str:
        return origins.cell(kind, own, column) or _in_files(reading, kind, own, column)

    return where


def _in_files(reading: Reading, kind: str, own: str, column: str) -> str:
    place = reading.index.defined.get((kind, own), Position(files.FRAME))
    if column == "phrases":
        parts = reading.index.phrases.get(own)
        file = parts[0][2] if parts else f"{files.PHRASES}/{Path(place.file).name}"
        return f"{file}, under {own}:"
    if column == kind == "duty":
        return f"{place.file}, line {place.line}, text:"
    key = "duties" if column == "duty" else _KEYS.get(column, column)
    return f"{place.file}, line {place.line}, {key}:"


def _listed(names: Sequence[str], between: str = ", ") -> str:
    shown = names if len(names) <= _SHOWN + 1 else names[:_SHOWN]
    rest = len(names) - len(shown)
    return between.join(shown) + (f" and {rest:,} more" if rest else "")
