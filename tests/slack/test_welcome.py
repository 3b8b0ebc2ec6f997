from typing import Any

import pytest

from bot.slack.views.tour import OPEN_TOUR
from bot.standin.driver import buttons_of
from bot.standin.view_payloads import team_join
from bot.standin.workspace import PERSON
from tests.slack.conftest import Talk, talk_with
from tests.slack.test_search import modal, texts


@pytest.fixture
def welcoming(talk: Talk) -> Talk:
    return talk_with(talk.standin, welcome=True)


def test_off_unless_configured(talk: Talk) -> None:
    assert talk.send(team_join(PERSON)).status == 200
    assert talk.from_bot() == []


def test_one_message_opens_the_tour(welcoming: Talk) -> None:
    for _ in range(2):
        welcoming.send(team_join(PERSON))
    post = welcoming.only_reply()
    assert post.channel == welcoming.standin.workspace.direct(PERSON)
    assert post.text.startswith("Welcome!")
    assert [button["action_id"] for button in buttons_of(post)] == [OPEN_TOUR]
    welcoming.person.presses(post, OPEN_TOUR)
    assert texts(modal(welcoming).view).startswith("New here? A short tour")


def test_in_the_newcomers_language(welcoming: Talk) -> None:
    welcoming.send(team_join(PERSON, locale="zh-TW"))
    assert welcoming.only_reply().text.startswith("歡迎加入！")


@pytest.mark.parametrize("more", [{"is_bot": True}, {"is_restricted": True}, {"is_ultra_restricted": True}])
def test_neither_bots_nor_guests(welcoming: Talk, more: dict[str, Any]) -> None:
    welcoming.send(team_join(PERSON, **more))
    assert welcoming.from_bot() == []
