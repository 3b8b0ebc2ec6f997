"""A page of the catalogue as text, of the same page data as App Home and the handbook."""

from collections.abc import Sequence

from bot.catalogue.model import Catalogue
from bot.language.codes import Language
from bot.mcp_server.entities import MOST_DUTIES
from bot.mcp_server.texts import say
from bot.pages.directory import department_page, role_page
from bot.pages.model import DutyEntry, Member
from bot.pages.tour import needs_page
from bot.rendering import BULLET, MORE, PlainStyle, reach_lines
from bot.wording import dated, listed


def role_text(catalogue: Catalogue, role_id: str, language: Language, *, contacts: bool) -> str:
    """How to reach the role, its duties, and who works with it. Raises KeyError for an unknown id."""
    page = role_page(catalogue, role_id, language, contacts=contacts)
    lines = [
        say("owner", language, role=page.name, department=page.department.name),
        *reach_lines(page.reach, language, PlainStyle()),
    ]
    if page.duties:
        lines.append(say("duties", language))
        lines += [line for duty in page.duties[:MOST_DUTIES] for line in _duty(duty, language)]
    if len(page.duties) > MOST_DUTIES:
        lines.append(MORE)
    needs = needs_page(catalogue, role_id, language, contacts=contacts)
    asking = [partner.who.name for partner in needs.partners if partner.relation == "come"]
    if asking:
        lines.append(say("mcp_asked_by", language, roles=listed(_some(asking), language)))
    if page.reviewed:
        lines.append(say("reviewed", language, day=dated(page.reviewed, language)))
    return "\n".join(lines)


def department_text(catalogue: Catalogue, department_id: str, language: Language, *, contacts: bool) -> str:
    """How to reach the department, what it is for, its roles. Raises KeyError for an unknown id."""
    page = department_page(catalogue, department_id, language, contacts=contacts)
    lines = [
        say("department", language, department=page.name),
        *reach_lines(page.reach, language, PlainStyle()),
    ]
    if page.mission:
        lines.append(say("mission", language, mission=page.mission))
    if page.members:
        lines.append(say("roles", language))
        lines += _some([BULLET + _member(member, language) for member in page.members])
    return "\n".join(lines)


def _duty(duty: DutyEntry, language: Language) -> list[str]:
    lines = [BULLET + duty.text]
    if duty.measure:
        lines.append("  " + say("mcp_measure", language, measure=duty.measure))
    if duty.works_with:
        names = listed([link.name for link in duty.works_with], language)
        lines.append("  " + say("mcp_works_with", language, departments=names))
    return lines


def _member(member: Member, language: Language) -> str:
    if member.holders is None:
        return member.role.name
    if not member.holders:
        return say("member_unnamed", language, role=member.role.name)
    return say("member", language, role=member.role.name, holder=listed(member.holders, language))


def _some(texts: Sequence[str]) -> list[str]:
    return [*texts[:MOST_DUTIES], "…"] if len(texts) > MOST_DUTIES else [*texts]
