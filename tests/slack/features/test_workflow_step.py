import pytest

from bot.slack.features.workflow_step.handler import STEP, STEP_DEFINITION
from bot.slack.texts import say
from bot.standin.server import Fault, stand_in
from bot.standin.view_payloads import function_executed
from bot.standin.workspace import PERSON
from tests.slack.talk import Talk, both_ways, talk_with


@both_ways
@pytest.mark.parametrize(
    ("text", "given"),
    [
        (
            "returns please",
            {
                "outcome": "answered",
                "role": "Customer service specialist",
                "role_id": "specialist",
                "department": "Customer service",
                "department_id": "service",
                "holder": "",
                "channel": "#customer-help",
                "confidence": 0.97,
            },
        ),
        ("退换货", {"outcome": "answered", "role": "客服专员", "role_id": "specialist"}),
        ("warehouse chief", {"holder": "kay@example.com", "channel": "", "confidence": 0.9}),
        ("goods", {"outcome": "choose", "role": "", "department": "", "holder": "", "confidence": 0.97}),
        ("payroll", {"outcome": "elsewhere", "role": "", "confidence": 0.9}),
        ("zzz", {"outcome": "unknown", "role": "", "confidence": 0.0}),
        ("", {"outcome": "unknown"}),
    ],
)
def test_step_takes_a_text_and_gives_its_owner(talk: Talk, text: str, given: dict[str, object]) -> None:
    assert talk.send(function_executed(STEP, {"text": text, "asker": PERSON})).status == 200
    outputs = talk.standin.workspace.completed["Fx0001"]
    assert set(outputs) == set(STEP_DEFINITION["output_parameters"])
    assert {name: outputs[name] for name in given} == given


@both_ways
@pytest.mark.parametrize("asker", ["", "U0GUEST00", "U0FOREIGN", "U0NOBODY0"])
@pytest.mark.parametrize("text", ["returns", "warehouse chief", "who is in service"])
def test_guests_and_whoever_is_unknown_get_no_contacts(talk: Talk, text: str, asker: str) -> None:
    workspace = talk.standin.workspace
    workspace.users |= {"U0GUEST00": "gil", "U0FOREIGN": "fay"}
    workspace.guests.add("U0GUEST00")
    workspace.teams["U0FOREIGN"] = "T0ANOTHER"
    talk.send(function_executed(STEP, {"text": text} | ({"asker": asker} if asker else {})))
    given = workspace.completed["Fx0001"]
    assert (given["holder"], given["channel"]) == ("", "")
    assert given["department_id"]


def test_crash_fails_the_step_instead_of_leaving_it_waiting(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    talk.send(function_executed(STEP, {"text": "crash"}))
    assert "something went wrong" in str(talk.standin.workspace.completed["Fx0001"]["error"])
    assert "ZeroDivisionError" in caplog.text


def test_completion_that_slack_refuses_is_logged(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    talk.standin.fail("functions.completeSuccess", Fault(error="access_denied"))
    talk.send(function_executed(STEP, {"text": "returns"}))
    assert "completing a workflow step failed: access_denied" in caplog.text


@both_ways
@pytest.mark.parametrize("fault", [Fault(error="internal_error"), Fault(retry_after=9)])
def test_step_that_slack_does_not_take_is_delivered_again(talk: Talk, fault: Fault) -> None:
    talk.standin.fail("functions.completeSuccess", fault)
    step = function_executed(STEP, {"text": "returns"})
    assert talk.send(step).status == 503
    assert talk.standin.workspace.completed == {}
    assert talk.send(step).status == 200
    assert talk.standin.workspace.completed["Fx0001"]["role_id"] == "specialist"


@both_ways
def test_step_whose_confirmation_was_lost_is_completed_once(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    talk.standin.fail("functions.completeSuccess", Fault(lost_reply=True))
    assert talk.send(function_executed(STEP, {"text": "returns"})).status == 200
    assert talk.standin.workspace.completed["Fx0001"]["role_id"] == "specialist"
    assert "the workflow's step had ended already; nothing to do" in caplog.text


def test_step_is_acknowledged_only_when_it_is_completed() -> None:
    with stand_in() as standin:
        talk = talk_with(standin, "http", process_before_response=False)
        talk.standin.fail("functions.completeSuccess", Fault(error="service_unavailable"))
        step = function_executed(STEP, {"text": "returns"})
        assert talk.send(step).status == 503
        assert talk.send(step).status == 200
        assert talk.standin.workspace.completed["Fx0001"]["outcome"] == "answered"


def test_crash_is_said_in_the_language_of_the_text(talk: Talk) -> None:
    talk.send(function_executed(STEP, {"text": "退货 crash"}))
    assert talk.standin.workspace.completed["Fx0001"]["error"] == say("failed", "zh-Hans")
