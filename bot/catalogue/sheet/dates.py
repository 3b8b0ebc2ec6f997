"""Dates as spreadsheets write them, year first."""

import re
from dataclasses import replace
from typing import Final

from bot.catalogue.yaml.tree import Scalar

_YEAR_FIRST: Final = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?"
    r"(?:[ T]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?"
)
_TOGETHER: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")


def normalise_date(cell: Scalar | None) -> Scalar | None:
    """The cell with a date that begins with its year as YYYY-MM-DD; any other as it is.

    Day and month first are not told apart: 3/4/2026 stays, to be refused.
    """
    text = cell.value.strip() if cell else ""
    found = _YEAR_FIRST.fullmatch(text) or _TOGETHER.fullmatch(text)
    if cell is None or found is None:
        return cell
    year, month, day = found.groups()
    return replace(cell, value=f"{year}-{int(month):02}-{int(day):02}")
