"""With whom a role works, as the catalogue says; nothing is guessed from the texts of duties."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.catalogue.model import Catalogue, Department, Duty, Role

Relation = Literal["duties", "come", "own"]
"""Named by the role's own duties; naming its department in theirs; in the same department."""


@dataclass(frozen=True, slots=True)
class Partner:
    relation: Relation
    department: Department
    role: Role | None = None
    """None where a whole department is named."""
    on: tuple[Duty, ...] = ()
    """The duties that say so."""


def partners_of(catalogue: Catalogue, role: Role, own: Department) -> list[Partner]:
    """Departments the role's duties name, roles whose duties name its department, then its colleagues."""
    return [*_named(catalogue, role), *_naming(catalogue, role, own), *_colleagues(role, own)]


def _named(catalogue: Catalogue, role: Role) -> list[Partner]:
    """Departments with the most duties first; ids that no longer exist are left out."""
    found = [
        Partner(
            "duties", department, on=tuple(duty for duty in role.duties if department.id in duty.works_with)
        )
        for department in catalogue.departments
    ]
    return sorted((each for each in found if each.on), key=lambda each: -len(each.on))


def _naming(catalogue: Catalogue, role: Role, own: Department) -> Iterator[Partner]:
    for other, department in catalogue.roles():
        duties = tuple(duty for duty in other.duties if own.id in duty.works_with)
        if duties and other.id != role.id:
            yield Partner("come", department, other, duties)


def _colleagues(role: Role, own: Department) -> Iterator[Partner]:
    return (Partner("own", own, each) for each in own.roles if each.id != role.id)
