import pytest

from bot.catalogue.model import Catalogue
from bot.slack.features.agent.handler import prompts
from bot.standin.event_payloads import event_callback
from bot.standin.server import Fault
from bot.standin.view_actions import ViewUser
from bot.standin.view_payloads import app_home_opened
from bot.standin.workspace import GENERAL, PERSON, TEAM, Post
from tests.slack.talk import Talk, both_ways
from tests.toys.helpdesk import CATALOGUE


def statuses(talk: Talk) -> list[object]:
    return [
        call.arguments.get("status") for call in talk.standin.workspace.called("assistant.threads.setStatus")
    ]


@both_ways
def test_opening_the_messages_offers_prompts(talk: Talk) -> None:
    ViewUser(talk.person).opens_home("messages")
    titles = [prompt["title"] for prompt in talk.standin.workspace.prompts["D0PERSON0"]]
    assert titles == [
        "Who handles this: returns?",
        "What does the Customer service manager do?",
        "Who is in Logistics?",
        "What can I ask?",
    ]


def test_prompts_are_in_the_language_of_the_profile(talk: Talk) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-CN"
    ViewUser(talk.person).opens_home("messages")
    assert "物流部有哪些人？" in str(talk.standin.workspace.prompts)


def test_nothing_in_the_catalogue_still_has_a_prompt() -> None:
    assert len(prompts(Catalogue(()), "en")) == 1
    assert len(prompts(CATALOGUE, "zh-Hant")) == 3


def in_thread(talk: Talk, text: str) -> Post:
    """Somebody writes in a thread of their direct message with the bot: the message that began it."""
    first = talk.person.writes("thanks")
    before = len(talk.from_bot())
    talk.person.writes(text, thread=first.ts)
    assert len(talk.from_bot()) == before + 1
    return first


@both_ways
def test_status_stands_where_the_answer_comes_and_none_after(talk: Talk) -> None:
    first = in_thread(talk, "returns")
    assert statuses(talk) == ["is looking it up…", ""]
    calls = talk.standin.workspace.called("assistant.threads.setStatus")
    assert {call.arguments["thread_ts"] for call in calls} == {first.ts}
    assert talk.from_bot()[-1].thread == first.ts


def test_answer_on_the_main_line_has_no_status_in_a_thread(talk: Talk) -> None:
    talk.person.writes("returns")
    assert talk.only_reply().thread == ""
    assert statuses(talk) == []


def test_no_status_in_channels(talk: Talk) -> None:
    talk.person.mentions("returns")
    assert statuses(talk) == []


@pytest.mark.parametrize(
    "fault", [Fault(error="not_allowed_token_type"), Fault(lost_reply=True), Fault(retry_after=9)]
)
def test_failing_status_does_not_hurt_the_answer(
    talk: Talk, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    talk.standin.fail("assistant.threads.setStatus", fault)
    in_thread(talk, "returns")
    assert talk.from_bot()[-1].text.startswith("Customer service specialist")
    assert statuses(talk) == ["is looking it up…"]
    assert [
        record for record in caplog.records if record.name.startswith("bot.") and record.levelname == "ERROR"
    ] == []


@both_ways
def test_failing_prompts_leave_the_rest_working(talk: Talk) -> None:
    talk.standin.fail("assistant.threads.setSuggestedPrompts", Fault(error="missing_scope"))
    assert ViewUser(talk.person).opens_home("messages").status == 200
    assert talk.from_bot() == []


@both_ways
def test_messages_opened_without_a_channel_have_no_prompts(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    opened = app_home_opened("messages")
    del opened["event"]["channel"]
    assert talk.send(opened).status == 200
    assert talk.standin.workspace.prompts == {}
    assert caplog.records == []


@both_ways
def test_context_that_changes_is_left_alone(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    entities = [{"type": "slack#/types/channel_id", "value": GENERAL, "team_id": TEAM}]
    event = {
        "type": "app_context_changed",
        "user": PERSON,
        "channel": "D0PERSON0",
        "context": {"entities": entities},
        "event_ts": "1700000000.000100",
    }
    assert talk.send(event_callback(event)).status == 200
    assert caplog.records == []
    assert talk.from_bot() == []
