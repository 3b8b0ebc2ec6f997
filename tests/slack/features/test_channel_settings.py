from typing import Any

import pytest
from slack_bolt import BoltRequest
from slack_sdk import WebClient

from bot.slack.features.channel_settings.handler import SET_MODE
from bot.standin.event_payloads import app_mention, block_actions, message, slash_command
from bot.standin.person import body_of, buttons_of
from bot.standin.server import Fault, stand_in
from bot.standin.workspace import BOT_USER, GENERAL, PERSON, SIGNING_SECRET, TEAM, ResponsePlace
from bot.store.model import Mode
from tests.signed_requests import http_form, signed
from tests.slack.talk import Talk, both_ways, talk_with

URL = "http://127.0.0.1:9/x"


def mode(talk: Talk) -> Mode:
    return talk.store.mode_of(TEAM, GENERAL).mode


def test_settings_show_the_present_mode_and_the_others_as_buttons(talk: Talk) -> None:
    talk.person.commands("settings")
    shown = talk.only_reply()
    assert shown.shown_to == PERSON
    assert shown.text.startswith("In this channel: I answer mentions, and questions that plainly ask")
    labels = [button["text"]["text"] for button in buttons_of(shown)]
    assert labels == ["Only when mentioned", "Off"]


@both_ways
def test_a_press_sets_the_mode_and_tells_everybody(talk: Talk) -> None:
    talk.person.commands("settings")
    talk.person.presses(talk.only_reply(), f"{SET_MODE}mention")
    assert mode(talk) == "mention"
    private, public = talk.from_bot()
    assert public.shown_to == ""
    assert public.text == (
        "<https://stand-in.slack.com/team/U0PERSON0|pat> changed how I behave in this channel: "
        "I answer only when I am mentioned."
    )
    assert private.shown_to == PERSON
    assert private.text.startswith("In this channel: I answer only when I am mentioned.\nSet by <https")
    assert private.text.endswith("on 4 March 2026")


@both_ways
def test_a_word_sets_the_mode_and_tells_everybody(talk: Talk) -> None:
    response = talk.send(slash_command("settings off", response_url=URL))
    found = body_of(response)
    assert found["response_type"] == "in_channel"
    assert "changed how I behave in this channel: I stay silent." in found["text"]
    assert mode(talk) == "off"


def test_setting_what_is_set_already_bothers_nobody(talk: Talk) -> None:
    found = body_of(talk.send(slash_command("settings listen", response_url=URL)))
    assert found["response_type"] == "ephemeral"


def test_pressing_twice_tells_everybody_once(talk: Talk) -> None:
    talk.person.commands("settings")
    shown = talk.only_reply()
    for _ in range(2):
        talk.person.presses(shown, f"{SET_MODE}off")
    assert len(talk.in_general()) == 1


def test_settings_are_for_channels_only(talk: Talk) -> None:
    talk.person.commands("settings off", channel="D0PERSON0")
    assert talk.only_reply().text.startswith("Settings are for channels")
    assert talk.store.mode_of(TEAM, "D0PERSON0").mode == "listen"


@pytest.mark.parametrize("text", ["settings", "settings off", "設定"])
def test_settings_say_so_where_the_bot_is_not_in_the_channel(talk: Talk, text: str) -> None:
    talk.person.commands(text, channel="C0NOTHERE")
    shown = talk.only_reply()
    assert shown.shown_to == PERSON
    assert shown.text.startswith(("I am not in this channel", "我不在這個頻道"))
    assert "/invite" in shown.text
    assert talk.store.mode_of(TEAM, "C0NOTHERE").mode == "listen"


def test_settings_say_so_in_a_public_channel_the_bot_has_not_joined(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def outside(*_: object, **__: object) -> dict[str, object]:
        return {"ok": True, "channel": {"id": GENERAL, "is_channel": True, "is_member": False}}

    monkeypatch.setattr(WebClient, "conversations_info", outside)
    talk.person.commands("settings")
    assert talk.only_reply().text.startswith("I am not in this channel")


def test_what_slack_does_not_tell_hides_no_settings(talk: Talk) -> None:
    talk.standin.fail("conversations.info", Fault(error="missing_scope"))
    talk.person.commands("settings")
    assert talk.only_reply().text.startswith("In this channel: I answer mentions")


def test_guests_see_the_settings_and_do_not_change_them(talk: Talk) -> None:
    talk.standin.workspace.guests.add(PERSON)
    talk.person.commands("settings")
    shown = talk.only_reply()
    assert shown.text.startswith("In this channel: I answer mentions")
    talk.person.presses(shown, f"{SET_MODE}off")
    talk.person.commands("settings off")
    refusals = talk.from_bot()[1:]
    assert [post.text.partition(" can change")[0] for post in refusals] == [
        "Only full members of this workspace"
    ] * 2
    assert {post.shown_to for post in refusals} == {PERSON}
    assert mode(talk) == "listen"


@pytest.mark.parametrize("text", ["settings mute", "settings: quiet", "settings = silent", "设置 静音"])
def test_unknown_mode_shows_the_modes(talk: Talk, text: str) -> None:
    talk.person.commands(text)
    assert len(buttons_of(talk.only_reply())) == 2
    assert mode(talk) == "listen"


@pytest.mark.parametrize("text", ["settings = off", "settings: OFF", "设置＝关闭"])
def test_a_sign_before_the_mode_is_ignored(talk: Talk, text: str) -> None:
    talk.person.commands(text)
    assert mode(talk) == "off"


@pytest.mark.parametrize("text", ["設定", "設定 只在提及時", "设置 关闭"])
def test_settings_understand_and_speak_chinese(talk: Talk, text: str) -> None:
    talk.person.commands(text)
    assert "频道" in talk.only_reply().text or "頻道" in talk.only_reply().text


def test_settings_of_something_else_are_a_question(talk: Talk) -> None:
    talk.person.commands("settings for returns")
    assert talk.only_reply().text.startswith("Customer service specialist")


def test_mention_mode_answers_mentions_only(talk: Talk) -> None:
    talk.person.commands("settings mention")
    talk.person.says("who handles returns?")
    assert [post for post in talk.in_general() if post.thread] == []
    asked = talk.person.mentions("who handles returns?")
    assert [post.thread for post in talk.in_general() if post.thread] == [asked.ts]


def test_off_silences_mentions_but_for_a_private_note(talk: Talk) -> None:
    talk.person.commands("settings off")
    before = talk.from_bot()
    talk.person.says("who handles returns?")
    assert talk.from_bot() == before
    text = f"<@{BOT_USER}> who handles returns?"
    for _ in range(2):
        talk.send(message(text, ts="1700000100.000001"))
        talk.send(app_mention(text, ts="1700000100.000001"))
    (note,) = talk.from_bot()[len(before) :]
    assert note.shown_to == PERSON
    assert note.text.startswith("I am switched off in this channel.")
    talk.person.writes("returns")
    assert talk.from_bot()[-1].text.startswith("Customer service specialist")


def test_answers_follow_their_questions_in_a_channel_that_was_switched_off(talk: Talk) -> None:
    question = talk.person.mentions("who handles returns?")
    talk.store.set_mode(TEAM, GENERAL, "off", PERSON, talk.clock())
    changed = talk.person.edits(question, f"<@{BOT_USER}> payroll")
    assert talk.only_reply().text.startswith("That's outside this catalogue")
    talk.person.deletes(changed)
    assert talk.from_bot() == []


def test_mode_is_kept_across_restarts() -> None:
    with stand_in() as standin:
        first = talk_with(standin)
        first.person.commands("settings mention")
        again = talk_with(standin, store=first.store)
        again.person.says("who handles returns?")
        assert [post for post in again.in_general() if post.thread] == []


def signed_as_slack_does(payload: dict[str, Any]) -> BoltRequest:
    body, kind = http_form(payload)
    headers: dict[str, Any] = dict(signed(body, kind, SIGNING_SECRET))
    return BoltRequest(body=body, headers=headers)


def test_a_signed_command_that_is_caught_and_sent_again_sets_nothing(talk: Talk) -> None:
    caught = signed_as_slack_does(slash_command("settings off", response_url="http://127.0.0.1:9/"))
    assert talk.app.dispatch(caught).status == 200
    assert talk.store.mode_of(TEAM, GENERAL).mode == "off"
    talk.person.commands("settings listen")
    assert talk.app.dispatch(caught).status == 200
    assert talk.store.mode_of(TEAM, GENERAL).mode == "listen"
    anew = slash_command("settings off", response_url="http://127.0.0.1:9/new")
    talk.app.dispatch(signed_as_slack_does(anew))
    assert talk.store.mode_of(TEAM, GENERAL).mode == "off"


def test_a_signed_press_that_is_caught_and_sent_again_sets_nothing(talk: Talk) -> None:
    talk.person.commands("settings")
    post = talk.only_reply()
    off = next(each for each in buttons_of(post) if each["action_id"] == f"{SET_MODE}off")
    url = talk.standin.response_url(ResponsePlace(GENERAL, PERSON, post.ts))
    caught = signed_as_slack_does(block_actions(off, response_url=url, ts=post.ts, ephemeral=True))
    talk.app.dispatch(caught)
    assert talk.store.mode_of(TEAM, GENERAL).mode == "off"
    talk.person.commands("settings listen")
    talk.app.dispatch(caught)
    assert talk.store.mode_of(TEAM, GENERAL).mode == "listen"
