"""Rows gathered by department, role and duty, each with an id of its own."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.catalogue.sheet.cells import SheetRow
from bot.catalogue.sheet.columns import translations
from bot.catalogue.slugs import free_slug, slug
from bot.catalogue.yaml import fields


@dataclass(slots=True)
class Group:
    """The rows of one department, role or duty, and what is below it."""

    key: str
    rows: list[SheetRow] = field(default_factory=list)
    below: dict[str, "Group"] = field(default_factory=dict)
    id: str = ""

    @property
    def wanted(self) -> str:
        """The id that its name suggests."""
        return slug(self.key) or "unnamed"


def name_of(row: SheetRow, level: str) -> str:
    """The name in the first language that has one."""
    return row.value(level) or next((v for each in translations(level) if (v := row.value(each))), "")


def name_groups(root: Group, topics: set[str]) -> None:
    """Give every group without an id one that is unique; a name that two parents share is prefixed."""
    departments = list(root.below.values())
    roles = [(role, dept) for dept in departments for role in dept.below.values()]
    duties = [(duty, role) for role, _ in roles for duty in role.below.values()]
    _assign([(dept, None) for dept in departments], set())
    _assign(roles, set())
    _assign(duties, topics)


def _assign(groups: Iterable[tuple[Group, Group | None]], taken: set[str]) -> None:
    listed = list(groups)
    taken = taken | {group.id for group, _ in listed if group.id}
    wanted = Counter(group.wanted for group, _ in listed if not group.id)
    shared = {name for name, times in wanted.items() if times > 1} | taken
    for group, parent in listed:
        if not group.id:
            prefixed = f"{parent.id}-{group.wanted}" if parent and group.wanted in shared else group.wanted
            group.id = free_slug(prefixed if fields.is_id(prefixed) else group.wanted, taken)
