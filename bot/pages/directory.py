"""The pages to look somebody up: all departments, one of them, a role."""

from datetime import date

from bot.catalogue.model import Catalogue, Department, Duty, Role
from bot.language.codes import Language
from bot.pages.model import (
    FRONT,
    TOUR,
    DepartmentEntry,
    DepartmentPage,
    DutyEntry,
    FrontPage,
    Member,
    RolePage,
    Target,
    TopicEntry,
    department_link,
    role_link,
)
from bot.reach import reach_of


def front_page(catalogue: Catalogue, language: Language) -> FrontPage:
    return FrontPage(TOUR, department_entries(catalogue, language))


def department_page(
    catalogue: Catalogue, department_id: str, language: Language, *, contacts: bool
) -> DepartmentPage:
    """Raises KeyError for an unknown id."""
    department = catalogue.department(department_id)
    return DepartmentPage(
        department_link(department, language).name,
        FRONT,
        department.mission.best(language),
        reach_of(None, department, language) if contacts else None,
        tuple(_member(role, language, contacts=contacts) for role in department.roles),
        _reviewed(department, contacts=contacts),
    )


def role_page(catalogue: Catalogue, role_id: str, language: Language, *, contacts: bool) -> RolePage:
    """Raises KeyError for an unknown id."""
    role, department = catalogue.role(role_id)
    return RolePage(
        role_link(role, language).name,
        department_link(department, language),
        Target("needs", role.id),
        reach_of(role, department, language) if contacts else None,
        tuple(duty_entry(duty, catalogue, language) for duty in role.duties),
        _reviewed(role, contacts=contacts),
    )


def department_entries(catalogue: Catalogue, language: Language) -> tuple[DepartmentEntry, ...]:
    return tuple(
        DepartmentEntry(
            department_link(department, language),
            department.mission.best(language),
            tuple(role_link(role, language) for role in department.roles),
        )
        for department in catalogue.departments
    )


def topic_entries(catalogue: Catalogue, language: Language, *, contacts: bool) -> tuple[TopicEntry, ...]:
    """The topics elsewhere, in the order of the catalogue."""
    return tuple(
        TopicEntry(
            topic.id,
            topic.name.best(language) or topic.id,
            topic.usually.best(language),
            topic.contact if contacts else "",
        )
        for topic in catalogue.elsewhere
    )


def duty_entry(duty: Duty, catalogue: Catalogue, language: Language) -> DutyEntry:
    """Leaves out ids of departments that no longer exist."""
    known = {department.id: department for department in catalogue.departments}
    works_with = tuple(department_link(known[each], language) for each in duty.works_with if each in known)
    return DutyEntry(duty.id, duty.text.best(language), duty.measure.best(language), works_with)


def _member(role: Role, language: Language, *, contacts: bool) -> Member:
    holders = tuple(each for each in (*role.holders, role.deputy) if each)
    return Member(role_link(role, language), holders if contacts else None)


def _reviewed(thing: Role | Department, *, contacts: bool) -> date | None:
    return thing.reviewed if contacts else None
