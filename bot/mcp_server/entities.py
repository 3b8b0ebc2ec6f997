"""``describe`` and ``overview``: what the catalogue says of a role, a department, a person, or all of it."""

from typing import Any, Final

from bot.answer import Answer, Asks, Match
from bot.catalogue.model import Catalogue, Department, Role
from bot.desk import Desk
from bot.language.codes import Language
from bot.language.script import language_of
from bot.mcp_server.arguments import Arguments, language_in, name_in
from bot.mcp_server.names import Entity, entities_named, roles_of
from bot.mcp_server.results import Caller, ToolResult
from bot.mcp_server.texts import say
from bot.reach import reach_of
from bot.rendering import BULLET, PlainStyle, render
from bot.wording import listed

MOST_DUTIES: Final = 50
MOST_ROLES: Final = 300
"""Above so many, an overview names departments only: results are to stay small."""
MOST_DEPARTMENTS: Final = 300
MOST_TOPICS: Final = 50

NOTES: Final[dict[str, str]] = {
    "role": "Found: a role.",
    "department": "Found: a department. describe takes each of its roles too.",
    "person": "Found: a person, with the roles they fill.",
    "choose": "Found: none exactly. Ask the person which is meant, then call describe with its id.",
    "unknown": "Found: nothing. Say so; overview lists every department, who_handles finds owners of needs.",
}


def describe(desk: Desk, arguments: Arguments, caller: Caller) -> ToolResult:
    """Raises AskedWronglyError."""
    name, given = name_in(arguments), language_in(arguments)
    language = given or language_of(name, caller.language)
    catalogue = desk.catalogue
    found, exact = entities_named(desk, catalogue, name, contacts=caller.contacts)
    structured: dict[str, Any] = {"name": name, "language": language}
    if exact and len(found) == 1:
        return describe_entity(catalogue, found[0], language, caller, structured)
    if not found:
        structured["found"] = "unknown"
        return ToolResult(structured, say("mcp_nothing_called", language, name=name), NOTES["unknown"])
    structured["found"] = "choose"
    structured["options"] = [_option(catalogue, each, language) for each in found]
    question = say("mcp_several_called" if exact else "mcp_like", language, name=name)
    lines = [_line(catalogue, each, language) for each in found]
    return ToolResult(structured, _list(question, lines), NOTES["choose"])


def describe_entity(
    catalogue: Catalogue, entity: Entity, language: Language, caller: Caller, structured: dict[str, Any]
) -> ToolResult:
    """Raises KeyError if the catalogue does not hold it."""
    structured["found"] = entity.kind
    note = NOTES[entity.kind]
    if entity.kind == "person":
        structured["person"] = {
            "contact": entity.id,
            "roles": [
                _role_named(role, department, language) | {"deputy": entity.id not in role.holders}
                for role, department in roles_of(catalogue, entity.id)
            ],
        }
        return ToolResult(structured, _person(catalogue, entity.id, language), note)
    if entity.kind == "role":
        role, department = catalogue.role(entity.id)
        structured["role"] = _role(role, department, catalogue, language, contacts=caller.contacts)
        answer = _answer_about(Match(department.id, role.id, None, 1.0, ""), "role", language)
    else:
        department = catalogue.department(entity.id)
        structured["department"] = _department(department, language, contacts=caller.contacts)
        answer = _answer_about(Match(department.id, None, None, 1.0, ""), "department", language)
    rendered = render(answer, catalogue, PlainStyle(), contacts=caller.contacts, longest=MOST_DUTIES)
    lines = rendered.lines()
    works_with = structured.get("role", {}).get("works_with", [])
    if works_with:
        names = listed([each["name"] for each in works_with], language)
        lines.append(say("mcp_works_with", language, departments=names))
    return ToolResult(structured, "\n".join(lines), note, answer, catalogue)


def overview(desk: Desk, arguments: Arguments, caller: Caller) -> ToolResult:
    """Raises AskedWronglyError."""
    return overview_in(desk.catalogue, language_in(arguments) or caller.language, contacts=caller.contacts)


def overview_in(catalogue: Catalogue, language: Language, *, contacts: bool) -> ToolResult:
    """Departments with their roles, and the topics nobody in the catalogue handles."""
    with_roles = sum(len(department.roles) for department in catalogue.departments) <= MOST_ROLES
    shown = catalogue.departments[:MOST_DEPARTMENTS]
    departments: list[dict[str, Any]] = []
    lines: list[str] = []
    for department in shown:
        name = department.name.best(language) or department.id
        entry: dict[str, Any] = {"id": department.id, "name": name, "role_count": len(department.roles)}
        if with_roles:
            entry["roles"] = [
                {"id": role.id, "name": role.name.best(language) or role.id} for role in department.roles
            ]
        departments.append(entry)
        roles = listed([role["name"] for role in entry.get("roles", [])], language)
        lines.append(say("member", language, role=name, holder=roles) if roles else name)
    left = len(catalogue.departments) - len(shown)
    if left:
        lines.append(say("mcp_more", language, count=left))
    topics: list[dict[str, Any]] = [
        {"id": topic.id, "name": topic.name.best(language) or topic.id}
        for topic in catalogue.elsewhere[:MOST_TOPICS]
    ]
    if contacts:
        for topic, entry in zip(catalogue.elsewhere, topics, strict=False):
            entry["contact"] = topic.contact or None
    structured = {
        "language": language,
        "departments": departments,
        "more_departments": left,
        "elsewhere": topics,
    }
    text = _list(catalogue.name.best(language) or say("roles", language), lines)
    if topics:
        text += "\n" + _list(say("mcp_outside", language), [str(topic["name"]) for topic in topics])
    note = "describe tells more of any of these by its id; who_handles finds the owner of a need."
    return ToolResult(structured, text, note)


def _answer_about(match: Match, asks: Asks, language: Language) -> Answer:
    return Answer(match.role or match.department, "answered", language, (match,), asks=asks)


def _role(
    role: Role, department: Department, catalogue: Catalogue, language: Language, *, contacts: bool
) -> dict[str, Any]:
    known = {each.id: each for each in catalogue.departments}
    partners = dict.fromkeys(each for duty in role.duties for each in duty.works_with if each in known)
    found: dict[str, Any] = {
        **_role_named(role, department, language),
        "duties": [
            {"id": duty.id, "text": duty.text.best(language), "measure": duty.measure.best(language) or None}
            for duty in role.duties[:MOST_DUTIES]
        ],
        "duty_count": len(role.duties),
        "owns": list(role.owns[:MOST_DUTIES]),
        "works_with": [{"id": each, "name": known[each].name.best(language) or each} for each in partners],
    }
    if contacts:
        reach = reach_of(role, department, language)
        found["holders"], found["deputy"] = list(reach.holders), reach.deputy or None
        found["channel"] = reach.channel or None
        found["reviewed"] = role.reviewed.isoformat() if role.reviewed else None
    return found


def _role_named(role: Role, department: Department, language: Language) -> dict[str, Any]:
    return {
        "id": role.id,
        "name": role.name.best(language) or role.id,
        "department": department.id,
        "department_name": department.name.best(language) or department.id,
    }


def _department(department: Department, language: Language, *, contacts: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": department.id,
        "name": department.name.best(language) or department.id,
        "mission": department.mission.best(language) or None,
        "roles": [
            {"id": role.id, "name": role.name.best(language) or role.id}
            | ({"holders": list(role.holders)} if contacts else {})
            for role in department.roles[:MOST_ROLES]
        ],
        "role_count": len(department.roles),
    }
    if contacts:
        found["channel"] = department.channel or None
    return found


def _option(catalogue: Catalogue, entity: Entity, language: Language) -> dict[str, Any]:
    return {"kind": entity.kind, "id": entity.id, "name": _line(catalogue, entity, language)}


def _line(catalogue: Catalogue, entity: Entity, language: Language) -> str:
    if entity.kind == "person":
        return entity.id
    if entity.kind == "role":
        named = _role_named(*catalogue.role(entity.id), language)
        return say("owner", language, role=named["name"], department=named["department_name"])
    department = catalogue.department(entity.id)
    return say("department", language, department=department.name.best(language) or department.id)


def _person(catalogue: Catalogue, contact: str, language: Language) -> str:
    lines = []
    for role, department in roles_of(catalogue, contact):
        named = _role_named(role, department, language)
        line = say("owner", language, role=named["name"], department=named["department_name"])
        lines.append(line if contact in role.holders else say("mcp_person_deputy", language, role=line))
    return _list(say("mcp_person", language, person=contact), lines)


def _list(heading: str, lines: list[str]) -> str:
    return "\n".join([heading, *(BULLET + line for line in lines)])
