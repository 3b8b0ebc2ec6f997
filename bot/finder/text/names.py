"""Departments and roles called by their names, and what is asked about them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, Literal

from bot.catalogue.model import Catalogue
from bot.language.script import CJK, fold, has_chinese

_WORD: Final = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_LONGEST: Final = 6  # words in a name
_LONGEST_HAN: Final = 12  # characters in a Chinese name
_HAN_RUN: Final = re.compile(rf"[{CJK}a-z()（）&·・]+")
_SIGNS: Final = re.compile(rf"[^\w{CJK}]+")

_DESCRIBES: Final = re.compile(
    r"what(?:'s| is| are| does| do| exactly)?.{0,80}"
    r"\b(?:do|does|responsible for|job|duties|role|responsibilities|about)\b"
    r"|\b(?:responsibilities|duties|tasks) of\b|\bjob description\b|\btell me (?:more )?about\b"
    r"|\bresponsible for what\b"
    r"|做什么|干什么|做啥|干嘛|干啥|负责什么|负责哪些|管什么|管哪些|职责|工作内容|做些什么|做咩"
)
_MEMBERS: Final = re.compile(
    r"\bwho(?:'s| is| are| else is)?(?: all)?(?: the people| working| works)? in\b"
    r"|\bwho (?:is|are) (?:the people|part|on)\b"
    r"|\b(?:list|name|show)\b.{0,80}\b(?:roles?|people|members?|positions?|posts?|jobs?)\b"
    r"|\b(?:people|members?|roles?|positions?) (?:in|of|are)\b"
    r"|\bmade up of\b|\bconsists? of\b|\bhow many (?:roles|people)\b"
    r"|有哪些(?:人|岗位|职位|角色|成员|同事|role|人员)|有什么(?:岗位|职位|角色)|有谁|谁在.{0,8}部"
    r"|哪些(?:人|岗位|职位|角色)|成员|几个(?:岗位|人|职位)"
)
_DEPARTMENT: Final = re.compile(
    r"\b(?:which|what|wich|whose) (?:team|teams|dept|department|departments|division|group|side)\b"
    r"|\b(?:is there|do we have) (?:a|any) (?:team|dept|department)\b"
    r"|\bdepartment (?:for|do|should|handles|that|called)\b"
    r"|\b(?:the|what'?s the) (?:team|department|dept) (?:for|that|responsible)\b"
    r"|哪(?:一?个)?部门?|什么部门|哪个(?:团队|team|组)|部门(?:是哪|负责)|哪边的部门"
)


@dataclass(frozen=True, slots=True)
class FoundName:
    """A department or role that a text names: its id, and the name as it stands in the text."""

    level: Literal["department", "role"]
    id: str
    name: str


@dataclass(frozen=True)
class Names:
    """Every name and alias, folded, with what it names. A name two things share is left out."""

    table: Mapping[str, tuple[Literal["department", "role"], str]]

    def found_in(self, folded: str) -> list[FoundName]:
        """Names in a folded text, longest first where they overlap."""
        spans: list[tuple[int, int]] = []
        words = [(found.start(), found.end()) for found in _WORD.finditer(folded)]
        for first in range(len(words)):
            if not self._may_begin(_plain(folded[words[first][0] : words[first][1]])):
                continue
            for last in range(min(len(words), first + _LONGEST), first, -1):
                start, end = words[first][0], words[last - 1][1]
                if _plain(folded[start:end]) in self.table:
                    spans.append((start, end))
                    break
        for run in _HAN_RUN.finditer(folded):
            if has_chinese(run.group()):
                spans.extend(self._han(folded, run.start(), run.end()))
        named: list[FoundName] = []
        taken = -1
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start >= taken:
                level, target = self.table[_plain(folded[start:end])]
                named.append(FoundName(level, target, folded[start:end]))
                taken = end
        return named

    def _may_begin(self, word: str) -> bool:
        """False for a word that begins no name: most of them, told without looking at what follows."""
        return not word or word.split(maxsplit=1)[0] in self._first_words or word[0] in self._first_characters

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(name.split()[0] for name in self.table if not has_chinese(name))

    @cached_property
    def _first_characters(self) -> frozenset[str]:
        """Of names with Chinese in them, which are written without spaces."""
        return frozenset(name[0] for name in self.table if has_chinese(name))

    def _han(self, folded: str, start: int, end: int) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        while start < end:
            # A sign counts for nothing: a name may begin behind it.
            if folded[start].isalnum() and folded[start] not in self._first_characters:
                start += 1
                continue
            for stop in range(min(end, start + _LONGEST_HAN), start + 1, -1):
                if has_chinese(folded[start:stop]) and _plain(folded[start:stop]) in self.table:
                    spans.append((start, stop))
                    start = stop - 1
                    break
            start += 1
        return spans


def names_of(catalogue: Catalogue) -> Names:
    table: dict[str, tuple[Literal["department", "role"], str]] = {}
    shared: set[str] = set()

    def add(name: str, level: Literal["department", "role"], target: str) -> None:
        key = _plain(fold(name))
        if table.setdefault(key, (level, target)) != (level, target):
            shared.add(key)

    for department in catalogue.departments:
        for name in (*department.name.every(), *(n for names in department.aliases.values() for n in names)):
            add(name, "department", department.id)
            if not has_chinese(name):
                for kind in ("department", "team", "dept"):
                    if not name.lower().endswith((" department", " team", " dept")):
                        add(f"{name} {kind}", "department", department.id)
    for role, _ in catalogue.roles():
        for name in (*role.name.every(), *(n for names in role.aliases.values() for n in names)):
            add(name, "role", role.id)
            if not has_chinese(name):
                add(f"{name}s", "role", role.id)
    return Names({key: target for key, target in table.items() if key and key not in shared})


def asks_description(folded: str) -> bool:
    return bool(_DESCRIBES.search(folded))


def asks_members(folded: str) -> bool:
    return bool(_MEMBERS.search(folded))


def asks_department(folded: str) -> bool:
    return bool(_DEPARTMENT.search(folded))


@lru_cache(maxsize=20_000)
def _plain(name: str) -> str:
    """A name without signs; one in Chinese also without spaces, since a text may have signs for them."""
    without = _SIGNS.sub(" ", name.replace("'s", "").replace("_", " ")).split()
    return ("" if has_chinese(name) else " ").join(without)
