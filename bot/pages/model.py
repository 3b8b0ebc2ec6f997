"""What the pages are made of. Texts are as the catalogue has them, in the reader's language."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.catalogue.model import Department, Role
from bot.catalogue.partners import Relation
from bot.language.codes import Language
from bot.reach import Reach

PageKind = Literal["front", "department", "role", "tour", "needs"]


@dataclass(frozen=True, slots=True)
class Target:
    """The page a link leads to."""

    kind: PageKind
    id: str = ""
    """The id of the department or role; empty for the kinds of which there is one page."""


FRONT = Target("front")
TOUR = Target("tour")


@dataclass(frozen=True, slots=True)
class Link:
    name: str
    to: Target


@dataclass(frozen=True, slots=True)
class DutyEntry:
    id: str
    text: str
    measure: str
    """What it is measured by; empty if the catalogue does not say."""
    works_with: tuple[Link, ...]
    """Departments."""


@dataclass(frozen=True, slots=True)
class Member:
    role: Link
    holders: tuple[str, ...] | None
    """Who fills it, the holder first; None where the reader may not see it."""


@dataclass(frozen=True, slots=True)
class DepartmentEntry:
    department: Link
    mission: str
    roles: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic that nobody in the catalogue handles."""

    id: str
    name: str
    usually: str
    """Who handles it in most companies; empty if the catalogue does not say."""
    contact: str
    """Where to go with it; empty likewise, or where the reader may not see it."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    tour: Target
    departments: tuple[DepartmentEntry, ...]


@dataclass(frozen=True, slots=True)
class DepartmentPage:
    name: str
    back: Target
    mission: str
    reach: Reach | None
    """None where the reader may not see it."""
    members: tuple[Member, ...]
    reviewed: date | None
    """None likewise, or if the catalogue has none."""


@dataclass(frozen=True, slots=True)
class RolePage:
    name: str
    department: Link
    needs: Target
    """With whom the role works."""
    reach: Reach | None
    duties: tuple[DutyEntry, ...]
    reviewed: date | None


@dataclass(frozen=True, slots=True)
class TourPage:
    back: Target
    departments: tuple[DepartmentEntry, ...]


@dataclass(frozen=True, slots=True)
class PartnerEntry:
    """A department or role that another role works with."""

    relation: Relation
    who: Link
    department: str
    """Its own name, or that of the role's department."""
    on: tuple[DutyEntry, ...]
    """The duties that say so; of a colleague, those the colleague has."""
    roles: tuple[Link, ...]
    """Of a department: whom to ask there."""
    reach: Reach | None
    """None where there is nothing to say, or the reader may not see it."""


@dataclass(frozen=True, slots=True)
class NeedsPage:
    role: Link
    back: Target
    own: Link
    """The role's own department."""
    own_reach: Reach | None
    """As that of a partner."""
    partners: tuple[PartnerEntry, ...]
    withheld: bool
    """True where contacts are left out because the reader may not see them."""


def department_link(department: Department, language: Language) -> Link:
    return Link(department.name.best(language) or department.id, Target("department", department.id))


def role_link(role: Role, language: Language) -> Link:
    return Link(role.name.best(language) or role.id, Target("role", role.id))
