"""Whatever comes in is acknowledged: of earlier versions, of kinds nobody waits for, of strange shapes."""

from typing import Any

import pytest

from bot.standin.event_payloads import app_mention, block_actions, event_callback, slash_command
from bot.standin.event_payloads import message as said
from bot.standin.view_payloads import block_suggestion, global_shortcut, message_shortcut, view_submission
from bot.standin.workspace import BOT_USER, GENERAL, PERSON, TEAM, Post, ResponsePlace, ShownView
from tests.slack.talk import Talk, both_ways

TS = "1700000100.000001"
OLD = "This is from before my last update"
BUTTON = {
    "type": "button",
    "action_id": "of_last_year",
    "text": {"type": "plain_text", "text": "Old"},
    "value": "1",
}
VIEW = ShownView("V1", PERSON, {"type": "modal", "callback_id": "of_last_year", "blocks": [], "title": {}})


@both_ways
@pytest.mark.parametrize("url", [True, False])
@pytest.mark.parametrize("thread", ["", "1700000099.000001"])
def test_old_button_says_that_it_is_old(talk: Talk, url: bool, thread: str) -> None:
    place = ResponsePlace(GENERAL, PERSON, TS, thread)
    press = block_actions(BUTTON, response_url=talk.standin.response_url(place), ts=TS, thread=thread)
    if not url:
        del press["response_url"]
    assert talk.send(press).status == 200
    line = talk.only_reply()
    assert line.text.startswith(OLD)
    assert (line.thread, line.shown_to) == (thread, PERSON)


@both_ways
def test_old_button_in_a_view_says_so_in_a_direct_message(talk: Talk) -> None:
    press = {
        "type": "block_actions",
        "user": {"id": PERSON},
        "team": {"id": TEAM},
        "view": VIEW.as_view(),
        "container": {"type": "view", "view_id": "V1"},
        "trigger_id": "1.2.x",
        "actions": [{**BUTTON, "block_id": "b"}],
    }
    assert talk.send(press).status == 200
    assert (talk.only_reply().channel, talk.only_reply().text[:10]) == ("D0PERSON0", OLD[:10])


@both_ways
def test_old_window_says_that_it_is_old(talk: Talk) -> None:
    response = talk.send(view_submission(VIEW, {}, trigger_id="1.2.x"))
    assert response.status == 200
    assert OLD in str(response.body)


@both_ways
def test_old_shortcuts_say_that_they_are_old(talk: Talk) -> None:
    assert talk.send(global_shortcut("of_last_year", trigger_id="1.2.x")).status == 200
    url = talk.standin.response_url(ResponsePlace(GENERAL, PERSON))
    post = Post(GENERAL, TS, PERSON, "returns")
    old = message_shortcut("of_last_year", post, trigger_id="1.2.x", response_url=url)
    assert talk.send(old).status == 200
    assert [post.text.startswith(OLD) for post in talk.from_bot()] == [True, True]


@both_ways
@pytest.mark.parametrize(
    "payload",
    [
        {"type": "app_rate_limited", "team_id": TEAM, "minute_rate_limited": 1518467820, "api_app_id": "A0"},
        event_callback({"type": "app_uninstalled"}),
        event_callback({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["U0WHOBOT0"]}}),
        event_callback({"type": "channel_rename", "channel": {"id": GENERAL, "name": "x"}}),
        event_callback({"type": "of_next_year"}),
        {"type": "of_next_year", "team": {"id": TEAM}, "user": {"id": PERSON}},
        {"type": "view_closed", "team": {"id": TEAM}, "user": {"id": PERSON}, "view": VIEW.as_view()},
        slash_command("returns", response_url="http://127.0.0.1:9/", command="/of-last-year"),
        block_suggestion(VIEW, "of_last_year", "b", "ret"),
    ],
)
def test_what_nobody_waits_for_is_acknowledged_in_silence(talk: Talk, payload: dict[str, Any]) -> None:
    assert talk.send(payload).status == 200
    assert talk.from_bot() == []


def test_operators_are_told_when_the_bot_is_signed_out(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    talk.send(event_callback({"type": "tokens_revoked", "tokens": {"bot": [BOT_USER]}}))
    talk.send(event_callback({"type": "app_uninstalled"}))
    talk.send({"type": "app_rate_limited", "team_id": TEAM})
    assert "tokens of the app were revoked: install it again" in caplog.text
    assert "the app was uninstalled: install it again" in caplog.text
    assert "Slack holds events back" in caplog.text


def odd(payload: dict[str, Any], *path: str, **changed: Any) -> dict[str, Any]:
    inner = payload
    for name in path:
        inner = inner[name]
    inner.update(changed)
    return payload


MENTION = f"<@{BOT_USER}> returns"
ODD = [
    {"type": "event_callback"},
    {"type": "event_callback", "event": "returns"},
    {"type": "event_callback", "event": ["returns"]},
    {"type": "event_callback", "event": {}},
    event_callback({"type": "message"}),
    event_callback({"type": "app_mention"}),
    event_callback({"type": "reaction_added", "reaction": "raising_hand", "item": "x"}),
    event_callback({"type": "message", "subtype": "message_changed", "message": "x", "channel": GENERAL}),
    event_callback({"type": "message", "subtype": "message_deleted", "previous_message": 7, "channel": []}),
    event_callback({"type": "app_home_opened", "tab": "home"}),
    event_callback({"type": "team_join", "user": "x"}),
    odd(app_mention(MENTION, ts=TS), "event", channel={"id": GENERAL}),
    odd(app_mention(MENTION, ts=TS), "event", user=None),
    odd(app_mention(MENTION, ts=TS), "event", text=["returns"], blocks="x", attachments={"is_share": True}),
    odd(said("returns", ts=TS, channel_type="im"), "event", ts=None),
    odd(block_actions(BUTTON, response_url="", ts=TS), user="pat", channel="x", container="y"),
    odd(block_actions(BUTTON, response_url="nowhere", ts=TS), message="x", response_url="nowhere"),
    odd(block_actions(BUTTON, response_url="", ts=TS), actions=[]),
    {"type": "view_submission", "user": {"id": PERSON}, "view": {}},
    {"type": "shortcut", "user": {"id": PERSON}},
]


@both_ways
@pytest.mark.parametrize("payload", ODD, ids=range(len(ODD)))
def test_odd_payloads_crash_nothing(
    talk: Talk, payload: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    assert talk.send(payload).status == 200
    assert "error handler" not in caplog.text
    assert "Failed to" not in caplog.text
    talk.person.mentions("returns")
    assert talk.from_bot()[-1].text.startswith("Customer service specialist")
