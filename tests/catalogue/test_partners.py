from dataclasses import replace

from bot.catalogue.model import Catalogue
from bot.catalogue.partners import Relation, partners_of
from tests.toys.helpdesk import COMPLAINTS, KEEPER, LOGISTICS, MANAGER, RETURNS, SERVICE, SPECIALIST, STOCK


def partners(
    stock: tuple[str, ...] = (), returns: tuple[str, ...] = ()
) -> list[tuple[Relation, str, str, int]]:
    """Kind, department, role and number of duties, for the warehouse keeper."""
    keeper = replace(KEEPER, duties=(replace(STOCK, works_with=stock),))
    specialist = replace(SPECIALIST, duties=(replace(RETURNS, works_with=returns), COMPLAINTS))
    logistics = replace(LOGISTICS, roles=(keeper,))
    catalogue = Catalogue((replace(SERVICE, roles=(MANAGER, specialist)), logistics))
    found = partners_of(catalogue, keeper, logistics)
    return [
        (each.relation, each.department.id, each.role.id if each.role else "", len(each.on)) for each in found
    ]


def test_nothing_is_guessed() -> None:
    assert partners() == []


def test_own_duties_name_departments_and_what_is_gone_leads_nowhere() -> None:
    assert partners(stock=("service", "gone")) == [("duties", "service", "", 1)]


def test_others_duties_name_the_department() -> None:
    assert partners(returns=("logistics",)) == [("come", "service", "specialist", 1)]


def test_own_department_may_be_named_but_nobody_works_with_themselves() -> None:
    assert partners(stock=("logistics",)) == [("duties", "logistics", "", 1)]


def test_colleagues_come_last_and_the_most_duties_first() -> None:
    duties = (
        replace(RETURNS, works_with=("service", "logistics")),
        replace(COMPLAINTS, works_with=("logistics",)),
    )
    specialist = replace(SPECIALIST, duties=duties)
    service = replace(SERVICE, roles=(MANAGER, specialist))
    found = partners_of(Catalogue((service, LOGISTICS)), specialist, service)
    assert [(each.relation, each.department.id) for each in found] == [
        ("duties", "logistics"),
        ("duties", "service"),
        ("own", "service"),
    ]
    assert found[2].role == MANAGER
