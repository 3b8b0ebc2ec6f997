from dataclasses import replace

import pytest

from bot.answer import ElsewhereMatch, Match, UnknownIdError
from bot.catalogue.model import Catalogue
from bot.description import described
from tests.builders import an_answer
from tests.toys.helpdesk import CATALOGUE, LOGISTICS, PAYROLL, RETURNS_MATCH, SERVICE, STOCK_MATCH

MANAGER_MATCH = Match("service", "manager", None, 0.91234, "")
RETURNS = {
    "department": "service",
    "role": "specialist",
    "duty": "returns",
    "confidence": 0.97,
    "phrase": "returns",
    "department_name": "Customer service",
    "role_name": "Customer service specialist",
    "holder": None,
    "channel": "#customer-help",
}


def test_an_owner_stands_there_with_names_and_contacts_beside_the_ids() -> None:
    answer = an_answer(matches=(RETURNS_MATCH,), elapsed_ms=0.23456)
    assert described(answer, CATALOGUE, "en") == {
        "q": "q",
        "outcome": "answered",
        "language": "en",
        "matches": [RETURNS],
        "elsewhere": None,
        "elapsed_ms": 0.235,
        "unasked": True,
    }


def test_the_roles_own_channel_goes_before_the_departments() -> None:
    (manager,) = described(an_answer(matches=(MANAGER_MATCH,)), CATALOGUE, "en")["matches"]
    assert (manager["holder"], manager["channel"]) == ("U0HOLDER1", "C0DESK000")
    assert (manager["duty"], manager["confidence"]) == (None, 0.912)


def test_a_deputy_is_named_where_the_role_has_no_holder() -> None:
    roles = tuple(replace(role, holder="") for role in SERVICE.roles)
    catalogue = Catalogue((replace(SERVICE, roles=roles),))
    (manager,) = described(an_answer(matches=(MANAGER_MATCH,)), catalogue, "en")["matches"]
    assert manager["holder"] == "S0DEPUTIES"


def test_a_department_alone_has_no_role_and_no_holder() -> None:
    answer = an_answer(matches=(Match("logistics", None, None, 0.9, ""),))
    (match,) = described(answer, CATALOGUE, "en")["matches"]
    assert (match["role"], match["role_name"], match["holder"], match["channel"]) == (None,) * 4


def test_names_are_in_the_language_asked_for_whatever_that_of_the_answer() -> None:
    found = described(an_answer(matches=(RETURNS_MATCH,)), CATALOGUE, "zh-Hant")
    assert (found["language"], found["matches"][0]["role_name"]) == ("en", "客服專員")


def test_whoever_may_not_see_contacts_gets_the_names_alone() -> None:
    answer = an_answer(matches=(MANAGER_MATCH,), elsewhere=ElsewhereMatch("payroll", 0.9, "payroll"))
    catalogue = Catalogue((SERVICE, LOGISTICS), (replace(PAYROLL, contact="U0PAY"),))
    found = described(answer, catalogue, "en", contacts=False)
    assert found["matches"][0]["role_name"] == "Customer service manager"
    for contact in ("U0HOLDER1", "S0DEPUTIES", "C0DESK000", "U0PAY", "holder", "channel", "contact"):
        assert contact not in str(found)


def test_a_topic_outside_has_its_name_and_where_to_go() -> None:
    answer = an_answer("elsewhere", elsewhere=ElsewhereMatch("payroll", 0.91234, "payroll"))
    catalogue = Catalogue((SERVICE, LOGISTICS), (replace(PAYROLL, contact="U0PAY"),))
    assert described(answer, catalogue, "en")["elsewhere"] == {
        "topic": "payroll",
        "confidence": 0.912,
        "phrase": "payroll",
        "topic_name": "Payroll",
        "contact": "U0PAY",
    }


def test_a_choice_says_how_many_are_offered_and_is_never_made_unasked() -> None:
    found = described(an_answer("choose", matches=(RETURNS_MATCH, STOCK_MATCH), offered=2), CATALOGUE, "en")
    assert found["offered"] == 2
    assert "unasked" not in found


def test_further_needs_stand_there_in_the_same_form() -> None:
    second = an_answer(matches=(MANAGER_MATCH,), question="and who leads it?")
    found = described(an_answer(matches=(RETURNS_MATCH,), further=(second,)), CATALOGUE, "en", contacts=False)
    assert found["and"] == [described(second, CATALOGUE, "en", contacts=False)]
    assert "and" not in found["and"][0]


def test_an_id_of_another_catalogue_is_an_error() -> None:
    with pytest.raises(UnknownIdError):
        described(an_answer(matches=(Match("sales", None, None, 0.9, ""),)), CATALOGUE, "en")
