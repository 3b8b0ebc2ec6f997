from dataclasses import replace
from datetime import date

import pytest

from bot.catalogue.model import Catalogue, Text
from bot.pages.directory import department_page, front_page, role_page
from bot.pages.model import FRONT, TOUR, Link, Member, Target
from bot.reach import Reach
from tests.toys.helpdesk import CATALOGUE, LOGISTICS, MANAGER, RETURNS, SERVICE, SPECIALIST

SERVICE_LINK = Link("Customer service", Target("department", "service"))
SPECIALIST_LINK = Link("Customer service specialist", Target("role", "specialist"))


def test_the_front_leads_to_the_tour_to_every_department_and_to_its_roles() -> None:
    front = front_page(CATALOGUE, "en")
    assert front.tour == TOUR
    assert [entry.department.to.id for entry in front.departments] == ["service", "logistics"]
    service = front.departments[0]
    assert (service.department, service.mission) == (SERVICE_LINK, "Look after customers")
    assert SPECIALIST_LINK in service.roles


def test_a_department_has_its_roles_with_who_fills_them() -> None:
    page = department_page(CATALOGUE, "service", "en", contacts=True)
    assert (page.name, page.back) == ("Customer service", FRONT)
    assert page.reach == Reach(False, "Customer service", "#customer-help")
    assert page.members == (
        Member(Link("Customer service manager", Target("role", "manager")), ("U0HOLDER1", "S0DEPUTIES")),
        Member(SPECIALIST_LINK, ()),
    )


def test_a_role_leads_to_its_department_and_to_whom_it_will_need() -> None:
    page = role_page(CATALOGUE, "manager", "en", contacts=True)
    assert (page.department, page.needs) == (SERVICE_LINK, Target("needs", "manager"))
    assert page.reach == Reach(True, "Customer service", "C0DESK000", "U0HOLDER1", "S0DEPUTIES")


def test_a_duty_has_its_measure_and_the_departments_it_works_with() -> None:
    duty = replace(RETURNS, measure=Text("Refunds within a week"), works_with=("gone", "logistics"))
    role = replace(SPECIALIST, duties=(duty,))
    catalogue = Catalogue((replace(SERVICE, roles=(MANAGER, role)), LOGISTICS))
    (entry,) = role_page(catalogue, "specialist", "en", contacts=True).duties
    assert (entry.text, entry.measure) == ("Handle returns", "Refunds within a week")
    assert entry.works_with == (Link("Logistics", Target("department", "logistics")),)


def test_whoever_may_not_see_contacts_finds_none_and_no_day_of_review() -> None:
    service = replace(
        SERVICE, reviewed=date(2026, 3, 4), roles=(replace(MANAGER, reviewed=date(2026, 3, 4)),)
    )
    catalogue = Catalogue((service,))
    department = department_page(catalogue, "service", "en", contacts=False)
    role = role_page(catalogue, "manager", "en", contacts=False)
    assert (department.reach, department.reviewed, role.reach, role.reviewed) == (None,) * 4
    assert [member.holders for member in department.members] == [None]
    for contact in ("U0HOLDER1", "S0DEPUTIES", "C0DESK000", "#customer-help"):
        assert contact not in f"{department}{role}"


def test_pages_are_in_the_readers_language() -> None:
    assert role_page(CATALOGUE, "specialist", "zh-Hant", contacts=True).name == "客服專員"


def test_what_the_catalogue_does_not_hold_has_no_page() -> None:
    with pytest.raises(KeyError):
        department_page(CATALOGUE, "gone", "en", contacts=True)
    with pytest.raises(KeyError):
        role_page(CATALOGUE, "gone", "en", contacts=True)
