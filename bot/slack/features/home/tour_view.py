"""*New here?*: what each department does, and whom a person in my role will need."""

from collections.abc import Sequence
from typing import Final

from bot.catalogue.partners import Relation
from bot.pages.model import NeedsPage, PartnerEntry
from bot.pages.tour import needs_page, tour_page
from bot.reach import Reach
from bot.rendering import BULLET, MORE
from bot.slack.blocks.escaping import ELLIPSIS
from bot.slack.blocks.messages import Block, context, section
from bot.slack.blocks.views import OWNER, beside, divider, header, menu, row
from bot.slack.features.home.texts import say
from bot.slack.features.home.view import PageRef, Reader, page_button, page_part
from bot.wording import listed

MY_ROLE: Final = "tour_role"
"""The find-as-you-type menu over roles alone."""
DEPARTMENTS_A_PAGE: Final = 12
"""As many as fit into a view when each text is as long as Slack lets it be, in escaped Chinese."""
PARTNERS_A_PAGE: Final = 20
DUTIES_NAMED: Final = 5
COLLEAGUES_DUTIES: Final = 3
ROLES_NAMED: Final = 8
"""How many of a list are named: what else there is stands on the pages that the buttons open."""


def tour_blocks(reader: Reader, page: PageRef) -> list[Block]:
    """What each department does, and the question for one's own role."""
    language, tour = reader.language, tour_page(reader.catalogue, reader.language)
    shown, turns = page_part(tour.departments, page, DEPARTMENTS_A_PAGE, language)
    blocks = [
        *row(page_button("button_back", tour.back, language)),
        header(say("tour_title", language)),
        section(say("tour_my_role", language)),
        *row(menu(MY_ROLE, say("tour_role_hint", language)), block_id=MY_ROLE),
        divider(),
        section(say("tour_departments", language)),
    ]
    for entry in shown:
        roles = _cut([reader.text(role.name) for role in entry.roles], ROLES_NAMED)
        there = say("tour_roles", language, roles=listed(roles, language)) if roles else ""
        lines = [reader.strong(entry.department.name), reader.text(entry.mission), there]
        open_it = page_button("button_open", entry.department.to, language, entry.department.name)
        blocks.append(beside(section("\n".join(line for line in lines if line)), open_it))
    return [*blocks, *turns]


def needs_blocks(reader: Reader, page: PageRef) -> list[Block]:
    """With whom a role works: as its own duties say, as others' duties say, and in its department.

    Raises KeyError for an unknown role.
    """
    language = reader.language
    needs = needs_page(reader.catalogue, page.id, language, contacts=reader.contacts)
    shown, turns = page_part(needs.partners, page, PARTNERS_A_PAGE, language)
    links = [
        page_button("button_back", needs.back, language),
        page_button("button_role", needs.role.to, language),
    ]
    blocks = [*row(*links), header(say("needs_title", language, role=needs.role.name))]
    if all(partner.relation == "own" for partner in needs.partners):
        blocks.append(section(say("needs_nobody", language)))
    relation = ""
    for partner in shown:
        if partner.relation != relation:
            relation = partner.relation
            blocks += [divider(), section(_heading(reader, relation, needs))]
        blocks.append(_beside_way(reader, partner))
    if not any(partner.relation == "own" for partner in needs.partners):
        blocks += [divider(), section(_heading(reader, "own", needs))]  # its only role
    source = say("contacts_withheld" if needs.withheld else "needs_source", language)
    return [
        *blocks,
        *turns,
        divider(),
        section(say("needs_search", language)),
        *row(menu(OWNER, say("search_hint", language))),
        context(source),
    ]


def _heading(reader: Reader, relation: Relation, needs: NeedsPage) -> str:
    if relation != "own":
        return say(f"needs_{relation}", reader.language)
    name = reader.strong(needs.own.name)
    department = say("needs_own", reader.language, department=name)
    return "\n".join([department, *_reach(reader, needs.own_reach)])


def _beside_way(reader: Reader, partner: PartnerEntry) -> Block:
    """Who it is and on what, with the button to their page."""
    kind = partner.who.to.kind
    lines = _department(reader, partner) if kind == "department" else _role(reader, partner)
    return beside(
        section("\n".join(lines)),
        page_button("button_open", partner.who.to, reader.language, partner.who.name),
    )


def _department(reader: Reader, partner: PartnerEntry) -> list[str]:
    """A department, for which of the own duties, and whom to ask there."""
    language = reader.language
    roles = _cut([reader.text(each.name) for each in partner.roles], ROLES_NAMED)
    there = [say("needs_there", language, roles=listed(roles, language))] if roles else []
    return [
        say("needs_for", language, whom=reader.strong(partner.who.name)),
        *(BULLET + each for each in _cut([reader.text(duty.text) for duty in partner.on], DUTIES_NAMED)),
        *there,
        *_reach(reader, partner.reach),
    ]


def _role(reader: Reader, partner: PartnerEntry) -> list[str]:
    """A role, what it works with one's department on and is measured by, else what it does."""
    language, name = reader.language, reader.strong(partner.who.name)
    if partner.relation == "own":
        duties = _cut([reader.text(duty.text) for duty in partner.on], COLLEAGUES_DUTIES)
        return [name, *(BULLET + each for each in duties), *_reach(reader, partner.reach)]
    owner = say("owner", language, role=name, department=reader.text(partner.department))
    lines = [say("needs_for", language, whom=owner)]
    for duty in partner.on[:DUTIES_NAMED]:
        lines.append(BULLET + reader.text(duty.text))
        if duty.measure:
            lines.append(say("measure", language, measure=reader.text(duty.measure)))
    if len(partner.on) > DUTIES_NAMED:
        lines.append(MORE)
    return [*lines, *_reach(reader, partner.reach)]


def _reach(reader: Reader, reach: Reach | None) -> list[str]:
    """How to reach them where that is known; where it is not, the page says that once."""
    return reader.reach(reach) if reach else []


def _cut(names: Sequence[str], most: int) -> list[str]:
    """As many names as fit; a button beside them shows the others."""
    return list(names) if len(names) <= most else [*names[:most], ELLIPSIS]
