"""Holders who are gone are neither named nor called; who cannot be looked up is told so."""

from dataclasses import replace

import pytest

from bot.catalogue.model import Catalogue
from bot.slack.api.client import web_client
from bot.slack.api.people import OwnWorkspace, People
from bot.slack.features.ask_owner.view import ASK_THEM
from bot.standin.person import buttons_of
from bot.standin.server import Fault, stand_in
from bot.standin.workspace import TEAM, TOKEN
from tests.fakes import ByHeart
from tests.slack.talk import Talk
from tests.toys.helpdesk import LOGISTICS, SERVICE, SPECIALIST

MEI, DEE = "U0HOLDER1", "U0DEPUTY1"


@pytest.fixture
def held(talk: Talk) -> Talk:
    talk.standin.workspace.users |= {MEI: "mei", DEE: "dee"}
    role = replace(SPECIALIST, holder=MEI, deputy=DEE)
    talk.desk.replace(ByHeart(Catalogue((replace(SERVICE, roles=(role,)), LOGISTICS))))
    return talk


def test_the_deputy_stands_in_for_a_deactivated_holder(held: Talk, caplog: pytest.LogCaptureFixture) -> None:
    held.standin.workspace.deactivated.add(MEI)
    held.person.mentions("returns")
    answer = held.only_reply()
    assert "dee" in answer.text
    assert MEI not in answer.text + str(answer.blocks)
    held.person.presses(answer, ASK_THEM)
    assert f"<@{DEE}>" in held.in_general()[-1].text
    held.person.commands("returns")
    assert caplog.text.count(f"the catalogue names {MEI}, who is deactivated or gone") == 1


def test_the_department_stands_in_for_a_deactivated_holder_and_deputy(held: Talk) -> None:
    held.standin.workspace.deactivated |= {MEI, DEE}
    held.person.mentions("returns")
    answer = held.only_reply()
    assert "#customer-help" in answer.text
    assert "mei" not in answer.text
    assert ASK_THEM not in [button["action_id"] for button in buttons_of(answer)]


def test_a_holder_deactivated_since_the_answer_is_not_called(held: Talk) -> None:
    held.person.mentions("returns")
    held.standin.workspace.deactivated.add(MEI)
    held.bot.service.installation.people._people._values.clear()
    held.person.presses(held.only_reply(), ASK_THEM)
    assert f"<@{DEE}>" in held.in_general()[-1].text


def test_a_group_that_is_gone_is_not_shown_as_an_id(held: Talk, caplog: pytest.LogCaptureFixture) -> None:
    role = replace(SPECIALIST, holder="S0GROUP001", deputy=DEE)
    held.desk.replace(ByHeart(Catalogue((replace(SERVICE, roles=(role,)),))))
    held.person.mentions("returns")
    assert "S0GROUP001" not in held.only_reply().text
    assert "dee" in held.only_reply().text
    assert "the catalogue names S0GROUP001" in caplog.text


def test_where_groups_cannot_be_looked_up_the_holder_stays(held: Talk) -> None:
    role = replace(SPECIALIST, holder="S0DEPUTIES")
    held.desk.replace(ByHeart(Catalogue((replace(SERVICE, roles=(role,)),))))
    held.standin.fail("usergroups.list", Fault(error="internal_error"), times=9)
    held.person.mentions("returns")
    assert "S0DEPUTIES" in held.only_reply().text


@pytest.mark.parametrize("way", ["mentions", "writes", "commands"])
def test_a_member_who_cannot_be_looked_up_is_told_so(held: Talk, way: str) -> None:
    held.standin.fail("users.info", Fault(error="internal_error"), times=9)
    getattr(held.person, way)("returns")
    text = held.only_reply().text
    assert "Slack could not tell me who is asking" in text
    assert "only shown inside the company" not in text
    assert "mei" not in text


def test_an_unknown_asker_is_no_fault_of_the_catalogue(held: Talk, caplog: pytest.LogCaptureFixture) -> None:
    held.standin.fail("users.info", Fault(error="user_not_found"))
    held.person.commands("returns")
    assert "only shown inside the company" in held.only_reply().text
    assert "catalogue" not in caplog.text


def test_whoever_cannot_be_looked_up_is_told_why_nothing_was_set(held: Talk) -> None:
    held.standin.fail("users.info", Fault(error="internal_error"), times=9)
    held.person.commands("settings off")
    assert "Slack could not tell me who you are" in held.only_reply().text


def test_groups_are_asked_for_by_workspace() -> None:
    with stand_in() as standin:
        people = People(OwnWorkspace(TEAM, "E0COMPANY"))
        assert people.name(web_client(TOKEN, standin.api_url), "S0DEPUTIES") == "@deputies"
        (call,) = standin.workspace.called("usergroups.list")
        assert call.arguments["team_id"] == TEAM
