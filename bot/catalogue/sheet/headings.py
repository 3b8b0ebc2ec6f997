"""What people write above a column → the column they mean.

``headings.txt`` holds the headings that are known; others are understood by the words they hold.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from bot.catalogue.sheet.columns import COLUMNS, NEEDED
from bot.language import chinese
from bot.language.codes import ZH_HANS

NAMES: Final = Path(__file__).with_name("headings.txt")
UNREAD: Final = "unread"
"""The column for what is not needed: a running number, remarks."""
PERSONAL: Final = ("email", "person")
"""What a heading can mean beyond the columns of a spreadsheet of duties."""

_INVISIBLE: Final = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BRACKETED: Final = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_INSIDE: Final = re.compile(r"[(\[【〔]([^)\]】〕]*)[)\]】〕]")
_EDGES: Final = " \t\r\n*:。;,、?!#\"'“”_-–—/|."
_NUMBERED: Final = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十])[.、)]\s*")
_CJK: Final = "\u4e00-\u9fff"
_BETWEEN: Final = re.compile(rf"\s*[/|\n]\s*|(?<=[a-z.])\s*(?=[{_CJK}])|(?<=[{_CJK}])\s*(?=[a-z])")
_LONGEST: Final = 80
_OTHERWISE: Final = re.compile(
    r"\b(?:id|code|number|no|date|count|type|phone|level|grade|status|size|budget|cost|salary|location|manager)\b"
    r"|编号|代码|电话|日期|人数|类别|级别|等级|薪|状态|地点|上级"
)
_WORDS: Final = (
    ("duty", re.compile(r"\b(?:responsibilit\w+|dut(?:y|ies)|tasks?)\b|职责|职掌|工作内容|任务")),
    ("email", re.compile(r"\be ?mails?\b|邮箱|邮件")),
    ("phrases", re.compile(r"\b(?:key ?words?|phrases?)\b|关键词|关键字|说法|问法")),
    ("holder", re.compile(r"\b(?:owner|lead|leader|head|responsible|in charge)\b|负责人|责任人|联系人")),
    ("role", re.compile(r"\b(?:roles?|positions?|job titles?)\b|岗位|职位|职务|角色")),
    ("department", re.compile(r"\b(?:departments?|dept|teams?|divisions?|units?)\b|部门|科室|单位")),
)
"""Words that tell what an unknown heading means, the most telling first."""


def column_of(heading: str) -> str:
    """The column that a heading means, or an empty string for an unknown one.

    Besides ``COLUMNS`` it can be one of ``PERSONAL`` or ``UNREAD``.
    """
    return known_column(heading) or _by_words(heading)


def known_column(heading: str) -> str:
    """As ``column_of``, for headings that are listed; one that only holds a telling word is unknown."""
    meant = _columns_by_heading()
    return next((meant[form] for form in _forms(heading[:_LONGEST]) if form in meant), "")


def _by_words(heading: str) -> str:
    text = chinese.in_script(next(_forms(heading[:_LONGEST]), ""), ZH_HANS)
    if _OTHERWISE.search(text) or len(text.split()) > 5 or len(text) > 40:
        return ""
    return next((column for column, words in _WORDS if words.search(text)), "")


def list_columns() -> str:
    """The columns as a remedy lists them; the required ones come first."""
    rest = [column for column in COLUMNS if column not in NEEDED]
    return f"needed are {', '.join(NEEDED)}; {', '.join(rest[:1])} and others are read where they are there"


@cache
def _columns_by_heading() -> dict[str, str]:
    """Heading → column, for the headings that are known."""
    found = {column.replace("_", " "): column for column in COLUMNS}
    column = ""
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            column = line.strip("[]")
            found.setdefault(column, column)
        elif not line.startswith("#"):
            for name in filter(None, line.split("|")):
                found.setdefault(_tidy(name.casefold()), column)
    return found


def _forms(heading: str) -> Iterator[str]:
    """Ways to read a heading, the fullest first."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", heading)).casefold()
    bare = _BRACKETED.sub(" ", text)
    inside = _INSIDE.search(text)
    parts = (*_BETWEEN.split(bare), *_BETWEEN.split(inside[1] if inside else ""))
    for part in (text, bare, *parts):
        if tidied := _tidy(part):
            yield tidied
            if chinese.is_chinese(tidied):
                yield chinese.in_script(tidied, ZH_HANS)


def _tidy(text: str) -> str:
    text = _NUMBERED.sub("", text.strip(_EDGES))
    words = re.sub(r"[_\-\s]+", " ", text).strip(_EDGES).split()
    # 岗 位 职 责: spread out to fill a column.
    return ("" if words and all(len(word) == 1 for word in words) else " ").join(words)
