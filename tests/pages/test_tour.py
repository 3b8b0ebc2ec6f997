from dataclasses import replace

from bot.catalogue.model import Catalogue
from bot.pages.model import FRONT, TOUR, Link, Target
from bot.pages.tour import needs_page, tour_page
from bot.reach import Reach
from tests.toys.helpdesk import CATALOGUE, COMPLAINTS, LOGISTICS, MANAGER, RETURNS, SERVICE, SPECIALIST

SHIPPING = replace(RETURNS, works_with=("logistics",))
WORKING = Catalogue(
    (replace(SERVICE, roles=(MANAGER, replace(SPECIALIST, duties=(SHIPPING, COMPLAINTS)))), LOGISTICS)
)


def test_the_tour_leads_to_every_department() -> None:
    tour = tour_page(CATALOGUE, "en")
    assert tour.back == FRONT
    assert [entry.department.to for entry in tour.departments] == [
        Target("department", "service"),
        Target("department", "logistics"),
    ]


def test_a_role_needs_the_department_its_duties_name_then_its_colleagues() -> None:
    needs = needs_page(WORKING, "specialist", "en", contacts=True)
    assert (needs.role.to, needs.back) == (Target("role", "specialist"), TOUR)
    logistics, manager = needs.partners
    assert (logistics.relation, logistics.who) == (
        "duties",
        Link("Logistics", Target("department", "logistics")),
    )
    assert [duty.text for duty in logistics.on] == ["Handle returns"]
    assert logistics.roles == (Link("Warehouse keeper", Target("role", "keeper")),)
    assert logistics.reach is None, "no channel is named"
    assert (manager.relation, manager.who.to) == ("own", Target("role", "manager"))
    assert manager.reach == Reach(True, "Customer service", "C0DESK000", "U0HOLDER1", "S0DEPUTIES")


def test_roles_that_name_the_department_stand_there_with_the_duties_that_do() -> None:
    (specialist,) = needs_page(WORKING, "keeper", "en", contacts=True).partners
    assert (specialist.relation, specialist.department) == ("come", "Customer service")
    assert [duty.text for duty in specialist.on] == ["Handle returns"]
    assert specialist.reach == Reach(False, "Customer service", "#customer-help"), "nobody is named for it"


def test_a_colleague_has_the_duties_of_the_colleague() -> None:
    specialist = needs_page(WORKING, "manager", "en", contacts=True).partners[-1]
    assert [duty.text for duty in specialist.on] == ["Handle returns", "Handle complaints"]


def test_contacts_are_left_out_for_whoever_may_not_see_them() -> None:
    needs = needs_page(WORKING, "specialist", "en", contacts=False)
    assert needs.withheld
    assert needs.own_reach is None
    assert {partner.reach for partner in needs.partners} == {None}
