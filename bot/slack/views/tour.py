"""*New here?*: what each department does, and whom a person in my role will need."""

from collections.abc import Sequence
from typing import Final

from bot.catalogue.model import Department, Duty, Role
from bot.language import Language
from bot.slack.blocks import Block, Message, button, context, section
from bot.slack.views.pages import Page, Reader, go, part
from bot.slack.views.parts import beside, divider, header, menu, row
from bot.wording import say

MY_ROLE: Final = "tour_role"
"""The find-as-you-type menu over roles alone."""
OPEN_TOUR: Final = "open_tour"
"""The button in a message that opens the tour."""
DEPARTMENTS_A_PAGE: Final = 20
DUTIES_NAMED: Final = 5


def tour_blocks(reader: Reader, page: Page) -> list[Block]:
    """What each department does, and the question for one's own role."""
    language = reader.language
    shown, turns = part(reader.catalogue.departments, page, DEPARTMENTS_A_PAGE, language)
    blocks = [
        *row(go("button_back", Page(), language)),
        header(say("tour_title", language)),
        section(say("tour_my_role", language)),
        *row(menu(MY_ROLE, say("tour_role_hint", language)), block_id=MY_ROLE),
        divider(),
        section(say("tour_departments", language)),
    ]
    for department in shown:
        mission = reader.text(department.mission)
        lines = [reader.strong(reader.name(department)), mission or _roles(reader, department)]
        name = reader.bare_name(department)
        open_it = go("button_open", Page("department", department.id), language, name)
        blocks.append(beside(section("\n".join(line for line in lines if line)), open_it))
    return [*blocks, *turns]


def needs_blocks(reader: Reader, page: Page) -> list[Block]:
    """The departments a role works with, and on what. Raises KeyError for an unknown role."""
    language = reader.language
    role, own = reader.catalogue.role(page.id)
    needed = _needed(reader, role)
    shown, turns = part(needed, page, DEPARTMENTS_A_PAGE, language)
    links = [go("button_back", Page("tour"), language), go("button_role", Page("role", role.id), language)]
    blocks = [*row(*links), header(say("needs_title", language, role=reader.bare_name(role)))]
    for department, duties in shown:
        name = reader.bare_name(department)
        open_it = go("button_open", Page("department", department.id), language, name)
        blocks.append(beside(section("\n".join(_together(reader, department, duties))), open_it))
    if not needed:
        blocks.append(section(say("needs_nobody", language)))
    blocks += [*turns, divider(), section("\n".join(_colleagues(reader, role, own)))]
    return [*blocks, context(say("needs_source", language))]


def welcome_message(language: Language) -> Message:
    """What a newcomer gets: one message with the way into the tour."""
    text = say("welcome", language)
    blocks = [section(text), *row(button(OPEN_TOUR, say("button_tour", language), language))]
    return Message(text, tuple(blocks))


def _needed(reader: Reader, role: Role) -> list[tuple[Department, list[Duty]]]:
    """The departments with the duties that lead there; the one that most duties lead to comes first."""
    found: dict[str, list[Duty]] = {}
    for duty in role.duties:
        for department_id in duty.works_with:
            found.setdefault(department_id, []).append(duty)
    known = {department.id: department for department in reader.catalogue.departments}
    order = sorted((each for each in found if each in known), key=lambda each: -len(found[each]))
    return [(known[each], found[each]) for each in order]


def _together(reader: Reader, department: Department, duties: Sequence[Duty]) -> list[str]:
    names = [reader.text(duty.text) for duty in duties[:DUTIES_NAMED]]
    more = ["…"] if len(duties) > DUTIES_NAMED else []
    title = say("needs_for", reader.language, department=reader.strong(reader.name(department)))
    return [title, *(f"• {name}" for name in [*names, *more]), *reader.reach(department)]


def _colleagues(reader: Reader, role: Role, own: Department) -> list[str]:
    """One's own department, whatever the duties say."""
    lines = [say("needs_own", reader.language, department=reader.strong(reader.name(own)))]
    others = [each for each in own.roles if each.id != role.id][:DUTIES_NAMED]
    return [*lines, *(f"• {reader.name(each)}" for each in others), *reader.reach(own)]


def _roles(reader: Reader, department: Department) -> str:
    return "\n".join(f"• {reader.name(role)}" for role in department.roles[:DUTIES_NAMED])
