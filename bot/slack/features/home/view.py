"""The pages of the catalogue as Slack shows them, in App Home and in modals."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar, get_args

from bot.catalogue.model import Catalogue
from bot.language.codes import Language
from bot.pages.directory import department_page, front_page, role_page
from bot.pages.model import DutyEntry, Link, Member, PageKind, Target
from bot.reach import Reach
from bot.rendering import BULLET, reach_lines
from bot.slack.blocks.escaping import plain, shorten
from bot.slack.blocks.handbook_link import handbook_link
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
HEAD: Final = 2
"""Blocks at the top of the front page that say what it is."""
ROLES_A_PAGE: Final = 20
DUTIES_A_PAGE: Final = 15
ROLE_BUTTONS: Final = 8
"""Roles with a button of their own on the front page; the others are on the department's."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class PageRef:
    """What a button leads to: a page of the catalogue, or a part of one."""

    kind: PageKind = "front"
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

    def text(self, text: str) -> str:
        """Ready to show."""
        return self.style.text(text)

    def strong(self, text: str) -> str:
        return self.style.strong(self.style.text(text))

    def names(self, links: Sequence[Link]) -> str:
        return listed([self.text(link.name) for link in links], self.language)

    def reach(self, reach: Reach | None) -> list[str]:
        return reach_lines(reach, self.language, self.style)


def encode_page(page: PageRef) -> str:
    return json.dumps([page.kind, page.id, page.number], ensure_ascii=False)


def decode_page(value: str) -> PageRef:
    """Raises StaleError for anything ``encode_page`` did not write."""
    try:
        kind, page_id, number = json.loads(value)
    except (ValueError, TypeError, RecursionError) as error:
        raise StaleError("a button's value is not one of this version's") from error
    if kind not in get_args(PageKind) or not isinstance(page_id, str) or not isinstance(number, int):
        raise StaleError("a button's value is not one of this version's")
    return PageRef(kind, page_id, number)


def home_view(blocks: Sequence[Block], language: Language) -> View:
    return home(numbered(blocks), metadata=json.dumps([language]))


def page_modal(blocks: Sequence[Block], language: Language) -> View:
    title = say("search_title", language)
    return modal(PAGE, title, numbered(blocks), language, metadata=json.dumps([language]))


def front_blocks(reader: Reader, page: PageRef) -> list[Block]:
    """Search, the tour, and the departments with their roles."""
    language, front = reader.language, front_page(reader.catalogue, reader.language)
    shown, turns = page_part(front.departments, page, DEPARTMENTS_A_PAGE, language)
    blocks = [header(say("home_title", language)), section(say("home_hint", language))]
    blocks += row(menu(OWNER, say("search_hint", language)), page_button("tour_button", front.tour, language))
    ways = ways_from_anywhere(language, reader.reaction)
    blocks.append(context("\n".join(BULLET + way for way in ways)))
    for entry in shown:
        name = entry.department.name
        text = "\n".join(line for line in (reader.strong(name), reader.text(entry.mission)) if line)
        open_it = page_button("button_open", entry.department.to, language, name)
        roles = [button(GO, role.name, encode_page(page_ref(role.to))) for role in entry.roles[:ROLE_BUTTONS]]
        blocks += [divider(), beside(section(text), open_it), *row(*roles)]
    if not front.departments:
        blocks.append(section(say("home_empty", language)))
    return [*blocks, *turns]


def department_blocks(reader: Reader, page: PageRef) -> list[Block]:
    """A department: mission, channel, its roles and who fills them. Raises KeyError for an unknown id."""
    language = reader.language
    department = department_page(reader.catalogue, page.id, language, contacts=reader.contacts)
    shown, turns = page_part(department.members, page, ROLES_A_PAGE, language)
    lines = [say("mission", language, mission=reader.text(department.mission))] if department.mission else []
    blocks = [
        *row(page_button("button_back", department.back, language)),
        header(department.name),
        section("\n".join([*lines, *reader.reach(department.reach)])),
        divider(),
    ]
    for member in shown:
        open_it = page_button("button_open", member.role.to, language, member.role.name)
        blocks.append(beside(section(_filled_by(reader, member)), open_it))
    more = handbook_link(reader.style.handbook, "department", page.id, language)
    return [*blocks, *turns, *_reviewed(department.reviewed, reader), *more]


def role_blocks(reader: Reader, page: PageRef) -> list[Block]:
    """A role: how to reach it, duties with measures, and with whom it works. Raises KeyError likewise."""
    language = reader.language
    role = role_page(reader.catalogue, page.id, language, contacts=reader.contacts)
    shown, turns = page_part(role.duties, page, DUTIES_A_PAGE, language)
    lines = [say("in_department", language, department=reader.text(role.department.name))]
    blocks = [
        *row(
            page_button("button_back", role.department.to, language),
            page_button("button_needs", role.needs, language),
        ),
        header(role.name),
        section("\n".join([*lines, *reader.reach(role.reach)])),
        divider(),
    ]
    blocks += [section(_duty(reader, duty)) for duty in shown]
    more = handbook_link(reader.style.handbook, "role", page.id, language)
    return [*blocks, *turns, *_reviewed(role.reviewed, reader), *more]


def page_part(
    items: Sequence[Item], page: PageRef, size: int, language: Language
) -> tuple[Sequence[Item], list[Block]]:
    """The items of this part of a list, and the way to the other parts if there are some."""
    last = max(0, (len(items) - 1) // size)
    number = min(max(page.number, 0), last)
    if not last:
        return items, []
    turns = [
        _button(key, replace(page, number=to), language)
        for key, to in (("button_previous", number - 1), ("button_next", number + 1))
        if 0 <= to <= last
    ]
    where = context(say("page", language, page=number + 1, pages=last + 1))
    return items[number * size : (number + 1) * size], [where, *row(*turns)]


def page_ref(target: Target) -> PageRef:
    return PageRef(target.kind, target.id)


def page_button(key: str, target: Target, language: Language, named: str = "") -> Block:
    """A button to a page. Its id is completed when the view is.

    ``named`` is what a screen reader adds to a label that several buttons share.
    """
    return _button(key, page_ref(target), language, named)


def _button(key: str, page: PageRef, language: Language, named: str = "") -> Block:
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


def _filled_by(reader: Reader, member: Member) -> str:
    """A role and who fills it, in one line."""
    name = reader.strong(member.role.name)
    if member.holders is None:
        return name
    who = [reader.style.contact(each) for each in member.holders if reader.style.is_there(each)]
    if not who:
        return say("member_unnamed", reader.language, role=name)
    return say("member", reader.language, role=name, holder=listed(who, reader.language))


def _duty(reader: Reader, duty: DutyEntry) -> str:
    language = reader.language
    lines = [reader.strong(duty.text)]
    if duty.measure:
        lines.append(say("measure", language, measure=reader.text(duty.measure)))
    if duty.works_with:
        lines.append(say("works_with", language, departments=reader.names(duty.works_with)))
    return "\n".join(lines)


def _reviewed(day: date | None, reader: Reader) -> list[Block]:
    return [context(say("reviewed", reader.language, day=dated(day, reader.language)))] if day else []
