"""*New here?*: what each department does, and whom a person in my role will need."""

from collections.abc import Sequence
from typing import Final

from bot.catalogue.model import Department, Role
from bot.catalogue.partners import Kind, Partner, partners_of
from bot.rendering import BULLET, MORE
from bot.slack.blocks.escaping import ELLIPSIS
from bot.slack.blocks.messages import Block, context, section
from bot.slack.blocks.views import OWNER, beside, divider, header, menu, row
from bot.slack.features.home.texts import say
from bot.slack.features.home.view import Page, Reader, go, part
from bot.wording import listed

MY_ROLE: Final = "tour_role"
"""The find-as-you-type menu over roles alone."""
DEPARTMENTS_A_PAGE: Final = 20
PARTNERS_A_PAGE: Final = 20
DUTIES_NAMED: Final = 5
COLLEAGUES_DUTIES: Final = 3
ROLES_NAMED: Final = 8
"""How many of a list are named: what else there is stands on the pages that the buttons open."""


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
        roles = _cut([reader.name(role) for role in department.roles], ROLES_NAMED)
        there = say("tour_roles", language, roles=listed(roles, language)) if roles else ""
        lines = [reader.strong(reader.name(department)), mission, there]
        name = reader.bare_name(department)
        open_it = go("button_open", Page("department", department.id), language, name)
        blocks.append(beside(section("\n".join(line for line in lines if line)), open_it))
    return [*blocks, *turns]


def needs_blocks(reader: Reader, page: Page) -> list[Block]:
    """With whom a role works: as its own duties say, as others' duties say, and in its department.

    Raises KeyError for an unknown role.
    """
    language = reader.language
    role, own = reader.catalogue.role(page.id)
    partners = partners_of(reader.catalogue, role, own)
    shown, turns = part(partners, page, PARTNERS_A_PAGE, language)
    links = [go("button_back", Page("tour"), language), go("button_role", Page("role", role.id), language)]
    blocks = [*row(*links), header(say("needs_title", language, role=reader.bare_name(role)))]
    if not any(partner.on for partner in partners):
        blocks.append(section(say("needs_nobody", language)))
    kind = ""
    for partner in shown:
        if partner.kind != kind:
            kind = partner.kind
            blocks += [divider(), section(_heading(reader, kind, own))]
        blocks.append(_beside_way(reader, partner, role))
    if not any(partner.kind == "own" for partner in partners):
        blocks += [divider(), section(_heading(reader, "own", own))]  # its only role
    source = say("needs_source" if reader.contacts else "contacts_withheld", language)
    return [
        *blocks,
        *turns,
        divider(),
        section(say("needs_search", language)),
        *row(menu(OWNER, say("search_hint", language))),
        context(source),
    ]


def _heading(reader: Reader, kind: Kind, own: Department) -> str:
    if kind != "own":
        return say(f"needs_{kind}", reader.language)
    name = reader.strong(reader.name(own))
    return "\n".join([say("needs_own", reader.language, department=name), *_reach(reader, own)])


def _beside_way(reader: Reader, partner: Partner, role: Role) -> Block:
    """Who it is and on what, with the button to their page."""
    department, whom = partner.department, partner.role
    if whom is None:
        lines, open_it = _together(reader, partner, role), Page("department", department.id)
    else:
        lines, open_it = _role(reader, partner, whom), Page("role", whom.id)
    name = reader.bare_name(whom or department)
    return beside(section("\n".join(lines)), go("button_open", open_it, reader.language, name))


def _together(reader: Reader, partner: Partner, role: Role) -> list[str]:
    """A department, for which of the own duties, and whom to ask there."""
    department, language = partner.department, reader.language
    roles = [reader.name(each) for each in department.roles if each.id != role.id]
    there = [say("needs_there", language, roles=listed(_cut(roles, ROLES_NAMED), language))] if roles else []
    return [
        say("needs_for", language, whom=reader.strong(reader.name(department))),
        *(BULLET + each for each in _cut([reader.text(duty.text) for duty in partner.on], DUTIES_NAMED)),
        *there,
        *_reach(reader, department),
    ]


def _role(reader: Reader, partner: Partner, role: Role) -> list[str]:
    """A role, what it works with one's department on and is measured by, else what it does."""
    department, language = partner.department, reader.language
    name = reader.strong(reader.name(role))
    if partner.kind == "own":
        duties = _cut([reader.text(duty.text) for duty in role.duties], COLLEAGUES_DUTIES)
        return [name, *(BULLET + each for each in duties), *_reach(reader, department, role)]
    owner = say("owner", language, role=name, department=reader.name(department))
    lines = [say("needs_for", language, whom=owner)]
    for duty in partner.on[:DUTIES_NAMED]:
        lines.append(BULLET + reader.text(duty.text))
        if duty.measure:
            lines.append(say("measure", language, measure=reader.text(duty.measure)))
    if len(partner.on) > DUTIES_NAMED:
        lines.append(MORE)
    return [*lines, *_reach(reader, department, role)]


def _reach(reader: Reader, department: Department, role: Role | None = None) -> list[str]:
    """How to reach them where the catalogue says so; where it does not, the page says that once."""
    named = role is not None and (role.holder or role.deputy or role.channel)
    if not reader.contacts or not (named or department.channel):
        return []
    return reader.reach(department, role if named else None)


def _cut(names: Sequence[str], most: int) -> list[str]:
    """As many names as fit; the way to the others is beside them."""
    return list(names) if len(names) <= most else [*names[:most], ELLIPSIS]
