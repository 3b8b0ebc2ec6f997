from dataclasses import replace

import pytest

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.catalogue.yaml.loader import load
from bot.language.codes import LANGUAGES, Language
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.blocks.views import OWNER
from bot.slack.features.home.tour_view import MY_ROLE, PARTNERS_A_PAGE, needs_blocks, tour_blocks
from bot.slack.features.home.view import PageRef, Reader, decode_page, home_view
from bot.standin.view_limits import elements_of
from tests.paths import KNOWLEDGE
from tests.slack.checks import view_problems_of
from tests.slack.modals import texts
from tests.toys.helpdesk import CATALOGUE, COMPLAINTS, LOGISTICS, MANAGER, RETURNS, SERVICE, SPECIALIST

STYLE = MrkdwnStyle("https://acme.slack.com/", lambda contact: contact)
MEASURED = replace(RETURNS, works_with=("logistics",), measure=Text("Refunds within a week"))
WORKING = Catalogue(
    (replace(SERVICE, roles=(MANAGER, replace(SPECIALIST, duties=(MEASURED, COMPLAINTS)))), LOGISTICS)
)


def needs(role: str, catalogue: Catalogue = WORKING, *, number: int = 0, contacts: bool = True) -> str:
    reader = Reader(catalogue, "en", STYLE, contacts)
    return texts(home_view(needs_blocks(reader, PageRef("needs", role, number)), "en"))


def test_own_duties_lead_to_departments_and_the_roles_there() -> None:
    text = needs("specialist")
    assert "*You need these departments for your duties*\n*Logistics*, for:\n• Handle returns\n" in text
    assert "\nRoles there: Warehouse keeper\n" in text


def test_roles_that_name_the_department_are_shown_with_measure_and_contact() -> None:
    holder = replace(SPECIALIST, duties=(MEASURED,), holder="U0HOLDER1")
    text = needs("keeper", Catalogue((replace(SERVICE, roles=(holder,)), LOGISTICS)))
    assert text.split("\n")[1:7] == [
        "*These roles work with your department*",
        "*Customer service specialist* (Customer service), for:",
        "• Handle returns",
        "Measured by: Refunds within a week",
        "Contact: <https://acme.slack.com/team/U0HOLDER1|U0HOLDER1>",
        "Channel: #customer-help",
    ]


def test_colleagues_are_shown_with_what_they_do_and_how_to_reach_them() -> None:
    text = needs("manager")
    assert "Your own department: *Customer service*\nChannel: #customer-help\n" in text
    assert "*Customer service specialist*\n• Handle returns\n• Handle complaints\n" in text
    assert "Customer service manager*" not in text


def test_search_is_the_way_on_even_where_nobody_is_named() -> None:
    reader = Reader(CATALOGUE, "en", STYLE)
    view = home_view(needs_blocks(reader, PageRef("needs", "keeper")), "en")
    assert "The catalogue does not say which departments this role works with." in texts(view)
    assert OWNER in [element["action_id"] for _, element in elements_of(view)]


def test_outsiders_see_neither_names_nor_channels() -> None:
    holder = replace(SPECIALIST, duties=(MEASURED,), holder="U0HOLDER1")
    catalogue = Catalogue((replace(SERVICE, roles=(MANAGER, holder)), LOGISTICS))
    for role in ("keeper", "manager"):
        text = needs(role, catalogue, contacts=False)
        assert "U0HOLDER1" not in text
        assert "#customer-help" not in text
        assert text.endswith("How to reach them is only shown inside the company.")


def test_every_partner_has_a_button_to_their_page() -> None:
    reader = Reader(WORKING, "en", STYLE)
    view = home_view(needs_blocks(reader, PageRef("needs", "keeper")), "en")
    pages = [decode_page(element["value"]) for _, element in elements_of(view) if "value" in element]
    assert pages == [PageRef("tour"), PageRef("role", "keeper"), PageRef("role", "specialist")]


def test_many_partners_page_and_none_is_lost() -> None:
    duty = Duty("d", Text("Help"), works_with=("own",))
    roles = tuple(Role(f"r{each}", Text(f"Role {each}."), duties=(duty,)) for each in range(30))
    own = Department("own", Text("Own"), roles=(Role("me", Text("Me")),))
    catalogue = Catalogue((Department("other", Text("Other"), roles=roles), own))
    pages = [needs("me", catalogue, number=number) for number in (0, 1)]
    assert pages[0].count(", for:") == PARTNERS_A_PAGE
    assert all(f"*Role {each}.*" in "".join(pages) for each in range(30))
    assert all("*These roles work with your department*" in page for page in pages)
    assert "Page 2 of 2" in pages[1]


def test_long_lists_end_with_an_ellipsis_and_the_page_is_beside() -> None:
    duties = tuple(Duty(f"d{each}", Text(f"Duty {each}"), works_with=("logistics",)) for each in range(7))
    service = replace(SERVICE, roles=(replace(SPECIALIST, duties=duties),))
    for role in ("specialist", "keeper"):
        text = needs(role, Catalogue((service, LOGISTICS)))
        assert "• Duty 4\n• …" in text
        assert "Duty 5" not in text


def test_front_of_the_tour_names_the_roles() -> None:
    view = home_view(tour_blocks(Reader(CATALOGUE, "en", STYLE), PageRef("tour")), "en")
    roles = "Customer service manager, Customer service specialist"
    assert f"*Customer service*\nLook after customers\nRoles: {roles}" in texts(view)
    assert MY_ROLE in [element["action_id"] for _, element in elements_of(view)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_role_of_the_shipped_catalogue_is_a_dead_end(language: Language) -> None:
    catalogue = load(KNOWLEDGE)
    reader = Reader(catalogue, language, STYLE)
    for role, own in catalogue.roles():
        view = home_view(needs_blocks(reader, PageRef("needs", role.id)), language)
        assert view_problems_of(view) == []
        ways = [decode_page(element["value"]) for _, element in elements_of(view) if "value" in element]
        others = [way.id for way in ways[2:] if way.id not in {each.id for each in own.roles}]
        assert len(set(others)) >= 2, role.id


def test_unknown_role_is_an_error() -> None:
    with pytest.raises(KeyError):
        needs("gone")
