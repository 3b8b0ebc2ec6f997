import logging

import pytest

from bot.slack.blocks.messages import DEPARTMENTS
from bot.slack.features.answer_buttons.view import SHARE
from bot.standin.event_payloads import app_mention
from bot.standin.server import Fault, stand_in
from bot.standin.workspace import BOT_USER, PERSON, TOKEN
from tests.slack.talk import Talk, both_ways, talk_with

SECRET_WORDS = "crash over my secret divorce"


@pytest.mark.parametrize(
    ("code", "remedy", "line"),
    [
        ("not_in_channel", "invite the bot", "could not post it there. Invite me"),
        ("missing_scope", "add the scope", "may not post it there. Use `/who`"),
        ("restricted_action", "ask its owner", "may not post it there. Use `/who`"),
        ("is_archived", "unarchive it", "this channel is archived"),
        ("restricted_action_thread_locked", "the thread is locked", "this thread is locked"),
        ("restricted_action_read_only_channel", "see Slack's", "may not post it there"),
        ("token_revoked", "install the app again", "Slack has signed me out"),
        ("account_inactive", "install it again", "Slack has signed me out"),
        ("brand_new_error", "see Slack's documentation", "could not post it there. Invite me"),
    ],
)
def test_refused_post_is_logged_with_a_remedy_and_told(
    talk: Talk, caplog: pytest.LogCaptureFixture, code: str, remedy: str, line: str
) -> None:
    talk.standin.fail("chat.postMessage", Fault(error=code))
    talk.person.mentions("returns")
    told = talk.only_reply()
    assert told.shown_to == PERSON
    assert told.text.replace(",", "").startswith(f"I have an answer but {line}")
    assert code in caplog.text
    assert remedy in caplog.text


def test_asker_is_told_in_a_direct_message_where_the_bot_cannot_post(talk: Talk) -> None:
    talk.standin.fail("chat.postMessage", Fault(error="not_in_channel"))
    talk.standin.fail("chat.postEphemeral", Fault(error="not_in_channel"))
    talk.person.mentions("returns")
    assert talk.only_reply().channel == "D0PERSON0"


def test_log_says_so_when_nothing_can_be_posted(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    talk.standin.fail("chat.postMessage", Fault(error="token_revoked"), times=2)
    talk.standin.fail("chat.postEphemeral", Fault(error="token_revoked"))
    talk.person.mentions("returns")
    assert talk.from_bot() == []
    assert caplog.text.count("the token was revoked") == 3


def test_unasked_answer_that_cannot_be_posted_bothers_nobody(talk: Talk) -> None:
    talk.standin.fail("chat.postMessage", Fault(error="restricted_action"))
    talk.person.says("who handles returns?")
    assert talk.from_bot() == []


def test_lost_confirmation_is_not_posted_again(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    talk.standin.fail("chat.postMessage", Fault(lost_reply=True))
    talk.person.mentions("returns")
    assert len(talk.from_bot()) == 1
    assert len(talk.standin.workspace.called("chat.postMessage")) == 1
    assert "not confirmed" in caplog.text


def test_rate_limit_is_waited_for_once(talk: Talk) -> None:
    talk.standin.fail("chat.postMessage", Fault(retry_after=0))
    talk.person.mentions("returns")
    assert talk.only_reply().text.startswith("Customer service specialist")


def test_long_rate_limit_is_waited_for_without_losing_the_question(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    talk.standin.fail("chat.postMessage", Fault(retry_after=3600))
    talk.person.mentions("returns")
    assert talk.recovers(minutes=59) == 0
    assert talk.from_bot() == []
    assert "ratelimited" in caplog.text
    assert talk.recovers(minutes=1) == 1
    assert talk.only_reply().text.startswith("Customer service specialist")


def test_reading_is_repeated_after_a_lost_connection(talk: Talk) -> None:
    talk.standin.fail("conversations.history", Fault(lost_reply=True))
    talk.person.writes("returns")
    assert len(talk.standin.workspace.called("conversations.history")) == 2


@pytest.mark.parametrize("way", ["mentions", "writes", "commands"])
def test_crash_is_told_and_logged_without_the_words(
    talk: Talk, caplog: pytest.LogCaptureFixture, way: str
) -> None:
    caplog.set_level(logging.DEBUG)
    getattr(talk.person, way)(SECRET_WORDS)
    assert talk.only_reply().text.startswith("Sorry, something went wrong")
    assert talk.only_reply().shown_to == PERSON
    assert "ZeroDivisionError at fakes.py" in caplog.text
    assert "divorce" not in caplog.text


SORRY = {"en-GB": "Sorry", "zh-TW": "抱歉，出了點問題", "zh-CN": "抱歉，出了点问题"}


@pytest.mark.parametrize("locale", SORRY)
@pytest.mark.parametrize("way", ["mentions", "writes", "commands"])
def test_profile_tells_the_language_where_no_words_do(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, way: str, locale: str
) -> None:
    talk.standin.workspace.locales[PERSON] = locale
    monkeypatch.setattr(talk.finder, "find", lambda *_, **__: 1 // 0)
    getattr(talk.person, way)("1 + 1 = ?")
    assert talk.only_reply().text.startswith(SORRY[locale])


def test_button_that_crashes_says_so_in_the_profiles_language(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-TW"
    talk.person.commands("returns")
    answer = talk.only_reply()
    monkeypatch.setattr("bot.slack.features.answer_buttons.handler.decode", lambda *_, **__: 1 // 0)
    talk.person.presses(answer, SHARE)
    assert talk.from_bot()[-1].text.startswith(SORRY["zh-TW"])


def test_crash_over_what_was_not_meant_for_the_bot_is_only_logged(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    talk.person.says(SECRET_WORDS)
    assert talk.from_bot() == []
    assert "ZeroDivisionError" in caplog.text


@both_ways
def test_crash_is_acknowledged_so_that_slack_does_not_send_it_again(talk: Talk) -> None:
    response = talk.send(app_mention(f"<@{BOT_USER}> crash", ts="1700000100.000001"))
    assert response.status == 200


@pytest.mark.parametrize("way", ["mentions", "commands"])
def test_crash_in_a_thread_is_reported_too(caplog: pytest.LogCaptureFixture, way: str) -> None:
    with stand_in() as standin:
        talk = talk_with(standin, process_before_response=False)
        getattr(talk.person, way)(SECRET_WORDS)
        talk.app.listener_runner.listener_executor.shutdown(wait=True)
        assert talk.only_reply().text.startswith("Sorry, something went wrong")
    assert "AssertionError" not in caplog.text


@both_ways
def test_logs_hold_neither_words_nor_tokens(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    talk.person.mentions("returns of my secret divorce papers")
    talk.person.commands("returns of my secret divorce papers")
    talk.person.says("my secret divorce")
    assert len(talk.from_bot()) == 2
    assert "divorce" not in caplog.text
    assert TOKEN not in caplog.text


@pytest.mark.parametrize("code", ["invalid_blocks", "msg_blocks_too_long", "msg_too_long"])
def test_message_whose_blocks_slack_refuses_goes_out_as_text(talk: Talk, code: str) -> None:
    talk.standin.fail("chat.postMessage", Fault(error=code))
    question = talk.person.mentions("returns")
    answer = talk.only_reply()
    assert (answer.thread, answer.blocks, answer.shown_to) == (question.ts, (), "")
    assert answer.text.startswith("Customer service specialist")
    talk.standin.fail("chat.update", Fault(error=code))
    talk.person.edits(question, f"<@{BOT_USER}> payroll")
    assert talk.only_reply().text.startswith("That's outside this catalogue")
    assert talk.only_reply().blocks == ()


def test_asker_is_told_when_slack_refuses_the_text_too(talk: Talk) -> None:
    talk.standin.fail("chat.postMessage", Fault(error="invalid_blocks"), times=2)
    talk.person.mentions("returns")
    assert talk.only_reply().text.startswith("I have an answer, but Slack does not accept it in this form")


def test_private_answers_go_out_as_text_too(talk: Talk) -> None:
    talk.person.mentions("help")
    talk.standin.fail("response_url", Fault(error="invalid_blocks"))
    talk.person.presses(talk.only_reply(), DEPARTMENTS)
    assert talk.from_bot()[-1].blocks == ()
    assert talk.from_bot()[-1].shown_to == PERSON


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe{", b"<html>busy</html>", b"", b"[]", b'"ok"', b"7", b"null"],
)
def test_malformed_replies_of_slack_are_waited_out(talk: Talk, body: bytes) -> None:
    talk.standin.fail("chat.postMessage", Fault(body=body))
    talk.person.mentions("returns")
    assert talk.from_bot() == []
    talk.recovers(minutes=1)
    assert talk.only_reply().text.startswith("Customer service specialist")
