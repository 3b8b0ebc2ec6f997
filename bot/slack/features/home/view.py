"""The catalogue as pages to walk through: the front, a department, a role. App Home and modals show them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeVar, get_args

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.language.codes import Language
from bot.rendering import BULLET, reach
from bot.slack.blocks.escaping import plain, shorten
from bot.slack.blocks.messages import (
    MAX_LABEL,
    Block,
    button,
    context,
    section,
    ways_from_anywhere,
)
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.blocks.values import StaleError
from bot.slack.blocks.views import OWNER, View, beside, divider, header, home, menu, modal, row
from bot.slack.features.home.texts import say
from bot.wording import dated, listed

PAGE: Final = "page"
"""The callback id of a modal that shows a page."""
GO: Final = "go_"
"""What the ids of buttons that lead to a page begin with."""

DEPARTMENTS_A_PAGE: Final = 10
ROLES_A_PAGE: Final = 20
DUTIES_A_PAGE: Final = 15
ROLE_BUTTONS: Final = 8
"""Roles with a button of their own on the front page; the others are on the department's."""

Item = TypeVar("Item")
Kind = Literal["front", "department", "role", "tour", "needs"]


@dataclass(frozen=True, slots=True)
class Page:
    kind: Kind = "front"
    id: str = ""
    """Of the department or role."""
    number: int = 0
    """Which part of a list that is too long for one page."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a page is for."""

    catalogue: Catalogue
    language: Language
    style: MrkdwnStyle
    contacts: bool = True
    reaction: str = ""
    """The emoji that asks the bot about a message; empty for none."""

    def name(self, thing: Role | Department) -> str:
        """Ready to show."""
        return self.style.text(self.bare_name(thing))

    def bare_name(self, thing: Role | Department) -> str:
        return thing.name.best(self.language) or thing.id

    def text(self, text: Text) -> str:
        return self.style.text(text.best(self.language))

    def strong(self, text: str) -> str:
        return self.style.strong(text)

    def reach(self, department: Department, role: Role | None = None) -> list[str]:
        return reach(role, department, self.catalogue, self.language, self.style, contacts=self.contacts)


def encode_page(page: Page) -> str:
    return json.dumps([page.kind, page.id, page.number], ensure_ascii=False)


def decode_page(value: str) -> Page:
    """Raises StaleError for anything ``encode_page`` did not write."""
    try:
        kind, page_id, number = json.loads(value)
    except (ValueError, TypeError, RecursionError) as error:
        raise StaleError("a button's value is not one of this version's") from error
    if kind not in get_args(Kind) or not isinstance(page_id, str) or not isinstance(number, int):
        raise StaleError("a button's value is not one of this version's")
    return Page(kind, page_id, number)


def home_view(blocks: Sequence[Block], language: Language) -> View:
    return home(numbered(blocks), metadata=json.dumps([language]))


def page_modal(blocks: Sequence[Block], language: Language) -> View:
    title = say("search_title", language)
    return modal(PAGE, title, numbered(blocks), language, metadata=json.dumps([language]))


def front_blocks(reader: Reader, page: Page) -> list[Block]:
    """Search, the tour, and the departments with their roles."""
    language, departments = reader.language, reader.catalogue.departments
    shown, turns = part(departments, page, DEPARTMENTS_A_PAGE, language)
    blocks = [header(say("home_title", language)), section(say("home_hint", language))]
    blocks += row(menu(OWNER, say("search_hint", language)), go("tour_button", Page("tour"), language))
    ways = ways_from_anywhere(language, reader.reaction)
    blocks.append(context("\n".join(BULLET + way for way in ways)))
    for department in shown:
        mission = reader.text(department.mission)
        text = "\n".join(line for line in (reader.strong(reader.name(department)), mission) if line)
        name = reader.bare_name(department)
        open_it = go("button_open", Page("department", department.id), language, name)
        roles = [
            button(GO, reader.bare_name(role), encode_page(Page("role", role.id)))
            for role in department.roles[:ROLE_BUTTONS]
        ]
        blocks += [divider(), beside(section(text), open_it), *row(*roles)]
    if not departments:
        blocks.append(section(say("home_empty", language)))
    return [*blocks, *turns]


def department_blocks(reader: Reader, page: Page) -> list[Block]:
    """A department: mission, channel, its roles and who fills them. Raises KeyError for an unknown id."""
    language, department = reader.language, reader.catalogue.department(page.id)
    shown, turns = part(department.roles, page, ROLES_A_PAGE, language)
    mission = reader.text(department.mission)
    lines = [say("mission", language, mission=mission)] if mission else []
    blocks = [
        *row(go("button_back", Page(), language)),
        header(reader.bare_name(department)),
        section("\n".join([*lines, *reader.reach(department)])),
        divider(),
    ]
    for role in shown:
        open_it = go("button_open", Page("role", role.id), language, reader.bare_name(role))
        blocks.append(beside(section(_filled_by(reader, role)), open_it))
    return [*blocks, *turns, *_reviewed(department, reader)]


def role_blocks(reader: Reader, page: Page) -> list[Block]:
    """A role: how to reach it, duties with measures, and with whom it works. Raises KeyError likewise."""
    language = reader.language
    role, department = reader.catalogue.role(page.id)
    shown, turns = part(role.duties, page, DUTIES_A_PAGE, language)
    back = go("button_back", Page("department", department.id), language)
    needs = go("button_needs", Page("needs", role.id), language)
    lines = [say("in_department", language, department=reader.name(department))]
    blocks = [
        *row(back, needs),
        header(reader.bare_name(role)),
        section("\n".join([*lines, *reader.reach(department, role)])),
        divider(),
    ]
    blocks += [section(_duty(reader, duty)) for duty in shown]
    return [*blocks, *turns, *_reviewed(role, reader)]


def part(
    items: Sequence[Item], page: Page, size: int, language: Language
) -> tuple[Sequence[Item], list[Block]]:
    """The items of this part of a list, and the way to the other parts if there are some."""
    last = max(0, (len(items) - 1) // size)
    number = min(max(page.number, 0), last)
    if not last:
        return items, []
    turns = [
        go(key, replace(page, number=to), language)
        for key, to in (("button_previous", number - 1), ("button_next", number + 1))
        if 0 <= to <= last
    ]
    where = context(say("page", language, page=number + 1, pages=last + 1))
    return items[number * size : (number + 1) * size], [where, *row(*turns)]


def go(key: str, page: Page, language: Language, named: str = "") -> Block:
    """A button to a page. Its id is completed when the view is.

    ``named`` is what a screen reader adds to a label that several buttons share.
    """
    label = say(key, language)
    made = button(GO, label, encode_page(page))
    return {**made, "accessibility_label": shorten(plain(f"{label}: {named}"), MAX_LABEL)} if named else made


def numbered(blocks: Sequence[Block]) -> list[Block]:
    """Every button to a page gets an id of its own: Slack wants them to differ."""
    count = 0
    done = []
    for block in blocks:
        elements = []
        for element in [*block.get("elements", ()), *([block["accessory"]] if "accessory" in block else [])]:
            if element.get("action_id") == GO:
                elements.append({**element, "action_id": f"{GO}{count}"})
                count += 1
            else:
                elements.append(element)
        if "accessory" in block:
            done.append({**block, "accessory": elements[0]})
        else:
            done.append({**block, "elements": elements} if elements else block)
    return done


def department_names(reader: Reader, ids: Sequence[str]) -> str:
    known = {department.id: department for department in reader.catalogue.departments}
    names = [reader.name(known[each]) for each in ids if each in known]
    return listed(names, reader.language)


def _filled_by(reader: Reader, role: Role) -> str:
    """A role and who fills it, in one line."""
    name = reader.strong(reader.name(role))
    if not reader.contacts:
        return name
    who = [reader.style.contact(each) for each in (role.holder, role.deputy) if each]
    if not who:
        return say("member_unnamed", reader.language, role=name)
    return say("member", reader.language, role=name, holder=listed(who, reader.language))


def _duty(reader: Reader, duty: Duty) -> str:
    language = reader.language
    lines = [reader.strong(reader.text(duty.text))]
    if duty.measure:
        lines.append(say("measure", language, measure=reader.text(duty.measure)))
    works_with = department_names(reader, duty.works_with)
    return "\n".join([*lines, say("works_with", language, departments=works_with)] if works_with else lines)


def _reviewed(thing: Role | Department, reader: Reader) -> list[Block]:
    if thing.reviewed is None or not reader.contacts:
        return []
    return [context(say("reviewed", reader.language, day=dated(thing.reviewed, reader.language)))]
