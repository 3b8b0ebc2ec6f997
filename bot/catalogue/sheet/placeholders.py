"""Cells that mean “nothing”: a spreadsheet's errors, and placeholders that people write."""

import re
from typing import Final

_ERROR: Final = re.compile(
    r"#(?:N/A|REF!?|VALUE!?|NAME\?|DIV/0!?|NULL!?|NUM!?|SPILL!|CALC!|FORMULA!|ERROR!|#+)", re.IGNORECASE
)
_NOTHING: Final = frozenset(
    """
    tbd t.b.d. t.b.d tbc tba tbh todo n/a n.a. n.a n\\a - -- --- – — ― . ? ?? ??? / \\ x? none null nil nan
    unknown vacant vacancy open pending k.a. offen vakant unbesetzt xxx
    待定 待補 待补 待填 待確認 待确认 未定 暫無 暂无 無 无 暫缺 暂缺 空缺 缺 空
    不適用 不适用 不详 不詳 未知 ／ －
    """.split()
) | frozenset(
    (
        "to be defined",
        "to be determined",
        "to be confirmed",
        "not applicable",
        "not available",
        "to do",
    )
)


def is_error(cell: str) -> bool:
    """True for what a spreadsheet shows where it could not compute a value."""
    return _ERROR.fullmatch(cell.strip()) is not None


def is_nothing(cell: str) -> bool:
    """True for a word or sign that says a value is missing."""
    return cell.strip().casefold() in _NOTHING
