"""JSON → a grid: a list of records, JSON Lines, or departments that hold roles that hold duties."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from bot.catalogue.sources.grid import Grid, Line

MAX_DEPTH: Final = 12
LEVELS: Final = ("department", "role", "duty")
_NAMES: Final = ("name", "title", "text")
Record = dict[str, str]


class NotRecordsError(ValueError):
    """The JSON is broken, or no list of records can be found in it."""


def read_json(text: str, column_of: Callable[[str], str]) -> Grid:
    """The records as rows under one header, in order; row numbers count the records. Raises NotRecordsError.

    ``column_of`` names the column that a key means, empty for none: it tells which lists are levels.
    """
    parsed = _parsed(text)
    found = _by_names(parsed) or _records(parsed, {}, column_of, 0)
    records = [record for record in found if record]
    if not records:
        raise NotRecordsError("there is no list of records in it")
    header = list(dict.fromkeys(key for record in records for key in record))
    rows = [tuple(record.get(key, "") for key in header) for record in records]
    return Grid(tuple(Line(number, cells) for number, cells in enumerate([tuple(header), *rows], 0)))


def _by_names(value: Any) -> list[Record]:
    """Departments by name, in them roles by name, each with a list of duties."""
    if not isinstance(value, dict) or not value:
        return []
    rows = []
    for department, roles in value.items():
        if not isinstance(roles, dict) or not roles:
            return []
        for role, duties in roles.items():
            if not isinstance(duties, list) or not all(isinstance(duty, str) for duty in duties):
                return []
            rows += [dict(zip(LEVELS, (department, role, duty), strict=True)) for duty in duties]
    return rows


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines):
            try:
                return [json.loads(line) for line in lines]
            except ValueError:
                pass
        raise NotRecordsError(f"it is not valid JSON: {error}") from error


def _records(
    value: Any, above: Record, column_of: Callable[[str], str], depth: int, level: str = ""
) -> Iterator[Record]:
    """Rows out of nested values: what stands above a list is repeated in each of its records."""
    if depth > MAX_DEPTH:
        raise NotRecordsError(f"it is nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                yield from _records(item, above, column_of, depth + 1, level)
            elif level:
                yield {**above, level: _text(item)}
    elif isinstance(value, dict):
        yield from _of_object(value, above, column_of, depth, level)


def _of_object(
    value: dict[str, Any], above: Record, column_of: Callable[[str], str], depth: int, level: str
) -> Iterator[Record]:
    own: Record = {}
    below: list[tuple[str, Any]] = []
    for key, inner in value.items():
        column = column_of(key)
        if isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
            below.append((column if column in LEVELS else "", inner))
        elif isinstance(inner, list) and column == "duty" and level == "role":
            below.append((column, inner))
        elif isinstance(inner, dict):
            below.append((column if column in LEVELS else "", _named(inner, column)))
        else:
            own[level if level and key in _NAMES and level not in value else key] = _text(inner)
    merged = {**above, **own}
    found = False
    for name, inner in below:
        for record in _records(inner, merged, column_of, depth + 1, name):
            found = True
            yield record
    if own and not found:
        yield merged


def _named(inner: dict[str, Any], column: str) -> Any:
    """An object whose keys are names, ``{"Finance": [...]}``, as a list of objects that have them."""
    if column in LEVELS and all(isinstance(each, list | dict) for each in inner.values()):
        following = LEVELS[min(LEVELS.index(column) + 1, 2)]
        return [
            {"name": key, **(each if isinstance(each, dict) else {following: each})}
            for key, each in inner.items()
        ]
    return inner


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "\n".join(_text(item) for item in value)
    return str(value)
