"""What a message asks for: an owner, what a role does, a department, or who is in one."""

import re
from dataclasses import dataclass
from typing import Final

from bot.answer import Asks
from bot.finder.text.carrier import asks_who
from bot.finder.text.cleaning import CleanMessage
from bot.finder.text.exclusion import drop_excluded_parts
from bot.finder.text.names import FoundName, Names, asks_department, asks_description, asks_members
from bot.finder.text.tokens import split_runs

# What is left of "what does the logistics department do, and who's in it?" once the name is taken out.
_ABOUT_NAMES: Final = frozenset(
    """
    list lists show name names role roles member members team teams department departments dept depts
    division position positions post posts main exactly work works working duty duties responsible
    responsibility responsibilities belong belongs many part made consist consists look looks job jobs else
    """.split()
)
# In "who writes the product descriptions?" they are the need itself.
_ABOUT_NAMES_UNLESS_WHO: Final = frozenset("title titles structure description overview info".split())
_ABOUT_NAMES_ZH: Final = re.compile(
    "哪些|都有|有谁|里面|里头|里|岗位|职位|部门|角色|成员|人员|职责|工作|内容|负责|做|干|什么|啥|多少|几|人|主要|具体|独立"
    "|整个|介绍|团队|部|组|边|嘢|咩|位|名|列出|告诉|知道"
)


_LONGEST: Final = 200  # characters; a longer message says more than a name


@dataclass(frozen=True, slots=True)
class Intent:
    asks: Asks
    about: FoundName | None = None
    """The role or department the message is about, where it is about nothing else."""


def intent_of(message: CleanMessage, names: Names) -> Intent:
    """Tell questions about a named role or department from questions that look for an owner."""
    folded = drop_excluded_parts(message).folded
    found = names.found_in(folded) if len(message.text) <= _LONGEST else []
    if found and not _says_more(folded, found):
        chosen = next((named for named in found if named.level == "role"), found[0])
        if chosen.level == "role":
            return Intent("role", chosen)
        describes = asks_description(folded) and not asks_members(folded)
        return Intent("department" if describes or not asks_who(folded) else "members", chosen)
    return Intent("department" if asks_department(folded) else "owner")


def _says_more(folded: str, found: list[FoundName]) -> bool:
    """True if anything but names and words about names is left."""
    rest = folded
    passing = _ABOUT_NAMES if asks_who(folded) else _ABOUT_NAMES | _ABOUT_NAMES_UNLESS_WHO
    for named in found:
        rest = rest.replace(named.name, "\n")
    for run in split_runs(rest):
        if any(word not in passing for word in run.words):
            return True
        if run.characters and _ABOUT_NAMES_ZH.sub("", run.characters):
            return True
    return False
