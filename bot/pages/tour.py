"""The pages for newcomers: what each department does, and whom a role will need."""

from bot.catalogue.model import Catalogue, Department, Role
from bot.catalogue.partners import Partner, partners_of
from bot.language.codes import Language
from bot.pages.directory import department_entries, duty_entry
from bot.pages.model import FRONT, TOUR, NeedsPage, PartnerEntry, TourPage, department_link, role_link
from bot.reach import Reach, reach_of


def tour_page(catalogue: Catalogue, language: Language) -> TourPage:
    return TourPage(FRONT, department_entries(catalogue, language))


def needs_page(catalogue: Catalogue, role_id: str, language: Language, *, contacts: bool) -> NeedsPage:
    """With whom a role works: as its own duties say, as others' duties say, and in its department.

    Raises KeyError for an unknown id.
    """
    role, own = catalogue.role(role_id)
    return NeedsPage(
        role_link(role, language),
        TOUR,
        department_link(own, language),
        _known_reach(None, own, language) if contacts else None,
        tuple(
            _entry(partner, role, catalogue, language, contacts=contacts)
            for partner in partners_of(catalogue, role, own)
        ),
        not contacts,
    )


def _entry(
    partner: Partner, role: Role, catalogue: Catalogue, language: Language, *, contacts: bool
) -> PartnerEntry:
    department, whom = partner.department, partner.role
    link = role_link(whom, language) if whom else department_link(department, language)
    duties = whom.duties if whom and partner.relation == "own" else partner.on
    there = [each for each in department.roles if each.id != role.id] if whom is None else []
    return PartnerEntry(
        partner.relation,
        link,
        department_link(department, language).name,
        tuple(duty_entry(duty, catalogue, language) for duty in duties),
        tuple(role_link(each, language) for each in there),
        _known_reach(whom, department, language) if contacts else None,
    )


def _known_reach(role: Role | None, department: Department, language: Language) -> Reach | None:
    """How to reach them where the catalogue says so; where nobody is named for the role, its department."""
    named = role is not None and (role.holder or role.deputy or role.channel)
    if not (named or department.channel):
        return None
    return reach_of(role if named else None, department, language)
