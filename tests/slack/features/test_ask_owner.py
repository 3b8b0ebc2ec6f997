"""*Ask them* notifies the holder, once, where the question is."""

from dataclasses import replace
from typing import Any

import pytest
from slack_bolt import BoltResponse

from bot.catalogue.model import Catalogue
from bot.slack.blocks.messages import holder_to_ask
from bot.slack.features.ask_owner.view import ASK_THEM
from bot.standin.person import Person, buttons_of
from bot.standin.server import Fault
from bot.standin.workspace import GENERAL, PERSON
from tests.builders import an_answer
from tests.fakes import ByHeart
from tests.slack.talk import Talk
from tests.toys.helpdesk import CATALOGUE, LOGISTICS, RETURNS_MATCH, SERVICE, SPECIALIST

HOLDER = "U0HOLDER1"
HELD = replace(SERVICE, roles=(SERVICE.roles[0], replace(SPECIALIST, holder=HOLDER)))


def ids(talk: Talk) -> list[str]:
    return [str(button["action_id"]) for button in buttons_of(talk.from_bot()[-1])]


@pytest.fixture
def held(talk: Talk) -> Talk:
    talk.standin.workspace.users[HOLDER] = "mei"
    talk.desk.replace(ByHeart(Catalogue((HELD, LOGISTICS))))
    return talk


def test_holder_is_pinged_in_the_thread_and_sees_who_asks(held: Talk) -> None:
    question = held.person.mentions("returns")
    answer = held.only_reply()
    assert f"<@{HOLDER}>" not in answer.text + str(answer.blocks)
    held.person.presses(answer, ASK_THEM)
    ping = held.in_general()[-1]
    assert (ping.thread, ping.shown_to) == (question.ts, "")
    assert ping.text == (
        f"<@{HOLDER}>: <https://stand-in.slack.com/team/{PERSON}|pat> would like you to have a look here "
        "(Customer service specialist)."
    )
    said = held.from_bot()[-1]
    assert said.shown_to == PERSON
    assert said.text.startswith("Done: I notified <https://stand-in.slack.com/team/U0HOLDER1|mei>")


def test_second_press_says_it_was_done(held: Talk) -> None:
    held.person.mentions("returns")
    answer = held.only_reply()
    held.standin.workspace.users["U0OTHER00"] = "otto"
    held.person.presses(answer, ASK_THEM)
    Person(held.standin, held.send, "U0OTHER00").presses(answer, ASK_THEM)
    assert sum(f"<@{HOLDER}>" in post.text for post in held.in_general()) == 1
    assert "was already asked" in held.from_bot()[-1].text
    assert held.from_bot()[-1].shown_to == "U0OTHER00"


def test_asking_a_group_mentions_the_group(held: Talk) -> None:
    group = replace(SPECIALIST, holder="", deputy="S0DEPUTIES")
    held.desk.replace(ByHeart(Catalogue((replace(SERVICE, roles=(group,)),))))
    held.person.mentions("returns")
    held.person.presses(held.only_reply(), ASK_THEM)
    assert held.in_general()[-1].text.startswith("<!subteam^S0DEPUTIES>: ")


def pings(talk: Talk) -> int:
    return sum(f"<@{HOLDER}>" in post.text for post in talk.in_general())


@pytest.mark.parametrize(
    "fault", [Fault(error="is_archived"), Fault(error="not_in_channel"), Fault(retry_after=1)]
)
def test_refused_ping_is_reported_and_can_be_retried(held: Talk, fault: Fault) -> None:
    held.person.mentions("returns")
    answer = held.only_reply()
    held.standin.fail("chat.postMessage", fault, times=9)
    held.person.presses(answer, ASK_THEM)
    said = held.from_bot()[-1].text
    assert "Please write to <https://stand-in.slack.com/team/U0HOLDER1|mei> yourself" in said
    held.standin.faults.clear()
    held.person.presses(answer, ASK_THEM)
    assert held.from_bot()[-1].text.startswith("Done: ")
    assert pings(held) == 1


@pytest.mark.parametrize("fault", [Fault(lost_reply=True), Fault(error="fatal_error")])
def test_ping_that_may_have_arrived_is_not_repeated(held: Talk, fault: Fault) -> None:
    held.person.mentions("returns")
    answer = held.only_reply()
    held.standin.fail("chat.postMessage", fault)
    held.person.presses(answer, ASK_THEM)
    before = pings(held)
    held.person.presses(answer, ASK_THEM)
    assert "was already asked" in held.from_bot()[-1].text
    assert pings(held) == before


def test_button_is_there_only_where_a_holder_can_be_pinged_and_sees_it(held: Talk) -> None:
    held.person.writes("returns")
    assert ASK_THEM not in ids(held), "the holder is not in somebody's direct message"
    held.person.commands("returns")
    assert ASK_THEM not in ids(held), "there is no thread at a private answer"
    held.person.mentions("who handles goods?")
    assert ASK_THEM not in ids(held)
    held.standin.workspace.shared.add("C0SHARED0")
    held.standin.workspace.channels["C0SHARED0"] = "with-acme"
    held.person.mentions("returns", channel="C0SHARED0")
    assert ASK_THEM not in ids(held)
    held.person.mentions("returns")
    assert ASK_THEM in ids(held)


def test_channel_shared_since_the_answer_gets_no_ping(held: Talk) -> None:
    held.person.mentions("returns")
    held.bot.service.installation.channels._known.put({GENERAL: (True,)}, 60)
    held.person.presses(held.only_reply(), ASK_THEM)
    assert len(held.in_general()) == 1


def test_person_is_told_that_the_role_lost_its_holder(held: Talk) -> None:
    held.person.mentions("returns")
    held.desk.replace(ByHeart(CATALOGUE))
    held.person.presses(held.only_reply(), ASK_THEM)
    assert held.from_bot()[-1].text.startswith("The catalogue has changed")
    assert len(held.in_general()) == 1


@pytest.mark.parametrize("asks", ["department", "members"])
def test_departments_have_nobody_to_ask(asks: str) -> None:
    answer = an_answer(matches=(replace(RETURNS_MATCH, role="manager"),), asks=asks)
    assert holder_to_ask(answer, CATALOGUE) == ""
    assert holder_to_ask(replace(answer, asks="owner"), CATALOGUE) == HOLDER


def test_address_that_slack_does_not_know_cannot_be_pinged() -> None:
    keeper = an_answer(matches=(replace(RETURNS_MATCH, department="logistics", role="keeper"),))
    assert holder_to_ask(keeper, CATALOGUE) == ""


@pytest.mark.parametrize("named_in", ["container", "message"])
def test_the_thread_is_known_wherever_slack_names_it(held: Talk, named_in: str) -> None:
    question = held.person.mentions("returns")
    answer = held.only_reply()

    def send(payload: dict[str, Any]) -> BoltResponse:
        if named_in == "message":
            del payload["container"]["thread_ts"]
        else:
            del payload["message"]
        return held.send(payload)

    Person(held.standin, send).presses(answer, ASK_THEM)
    ping, line = held.from_bot()[1:]
    assert (ping.thread, ping.shown_to) == (question.ts, "")
    assert (line.thread, line.shown_to) == (question.ts, PERSON)
