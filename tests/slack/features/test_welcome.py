from typing import Any

import pytest

from bot.slack.blocks.views import OPEN_TOUR
from bot.standin.person import buttons_of
from bot.standin.server import Fault, stand_in
from bot.standin.view_payloads import team_join
from bot.standin.workspace import PERSON
from tests.slack.modals import modal, texts
from tests.slack.talk import Talk, both_ways, talk_with


@pytest.fixture
def welcoming(talk: Talk) -> Talk:
    return talk_with(talk.standin, welcome=True)


@both_ways
def test_welcome_is_off_unless_configured(talk: Talk) -> None:
    assert talk.send(team_join(PERSON)).status == 200
    assert talk.from_bot() == []


def test_newcomer_gets_one_message_which_opens_the_tour(welcoming: Talk) -> None:
    for _ in range(2):
        welcoming.send(team_join(PERSON))
    post = welcoming.only_reply()
    assert post.channel == welcoming.standin.workspace.direct(PERSON)
    assert post.text.startswith("Welcome!")
    assert [button["action_id"] for button in buttons_of(post)] == [OPEN_TOUR]
    welcoming.person.presses(post, OPEN_TOUR)
    assert texts(modal(welcoming).view).startswith("New here? A short tour")


def test_welcome_is_in_the_newcomers_language(welcoming: Talk) -> None:
    welcoming.send(team_join(PERSON, locale="zh-TW"))
    assert welcoming.only_reply().text.startswith("歡迎加入！")


@pytest.mark.parametrize("more", [{"is_bot": True}, {"is_restricted": True}, {"is_ultra_restricted": True}])
def test_neither_bots_nor_guests_are_welcomed(welcoming: Talk, more: dict[str, Any]) -> None:
    welcoming.send(team_join(PERSON, **more))
    assert welcoming.from_bot() == []


def test_event_is_delivered_again_when_slack_is_busy(
    welcoming: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    welcoming.standin.fail("chat.postMessage", Fault(retry_after=60))
    assert welcoming.send(team_join(PERSON)).status == 500
    assert welcoming.from_bot() == []
    assert "ratelimited" in caplog.text
    assert "crashed" not in caplog.text
    for _ in range(2):
        assert welcoming.send(team_join(PERSON)).status == 200
    assert welcoming.only_reply().text.startswith("Welcome!")


def test_event_is_delivered_again_when_the_database_is_away(welcoming: Talk) -> None:
    with welcoming.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE seen RENAME TO away")
    assert welcoming.send(team_join(PERSON)).status == 500
    with welcoming.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO seen")
    assert welcoming.send(team_join(PERSON)).status == 200
    assert welcoming.only_reply().text.startswith("Welcome!")


def test_welcome_is_posted_before_the_event_is_acknowledged() -> None:
    with stand_in() as standin:
        talk = talk_with(standin, welcome=True, process_before_response=False)
        talk.app.listener_runner.listener_executor.shutdown(wait=True)  # the process dies right after it
        talk.send(team_join(PERSON))
        assert talk.only_reply().text.startswith("Welcome!")


@pytest.mark.parametrize("fault", [Fault(lost_reply=True), Fault(error="messages_tab_disabled")])
def test_welcome_that_may_have_arrived_or_never_will_is_not_repeated(welcoming: Talk, fault: Fault) -> None:
    welcoming.standin.fail("chat.postMessage", fault)
    for _ in range(2):
        assert welcoming.send(team_join(PERSON)).status == 200
    assert len(welcoming.standin.workspace.called("chat.postMessage")) == 1
