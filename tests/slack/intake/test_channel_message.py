import pytest

from bot.standin.event_payloads import app_mention, message
from bot.standin.workspace import BOT_ID, BOT_USER, GENERAL
from tests.slack.talk import Talk, both_ways


@both_ways
def test_plain_and_clear_question_is_answered_without_a_mention(talk: Talk) -> None:
    question = talk.person.says("who handles returns?")
    reply = talk.only_reply()
    assert (reply.channel, reply.thread) == (GENERAL, question.ts)


@pytest.mark.parametrize(
    "text", ["lovely weather", "thanks", "returns news", "goods", "payroll", "maybe returns", ""]
)
def test_bot_stays_silent_about_anything_less_clear(talk: Talk, text: str) -> None:
    talk.person.says(text)
    assert talk.from_bot() == []
    assert talk.standin.workspace.called("chat.postMessage") == []


def test_private_channel_is_a_channel_too(talk: Talk) -> None:
    talk.send(message("returns", ts="1700000100.000001", channel_type="group"))
    assert len(talk.from_bot()) == 1


@both_ways
@pytest.mark.parametrize("channel_type", ["mpim", "app_home"])
def test_other_kinds_of_conversation_are_left_alone(talk: Talk, channel_type: str) -> None:
    response = talk.send(message("returns", ts="1700000100.000001", channel_type=channel_type))
    assert response.status == 200
    assert talk.from_bot() == []


@both_ways
@pytest.mark.parametrize("mention_first", [True, False])
def test_mention_that_arrives_as_two_events_is_answered_once(talk: Talk, mention_first: bool) -> None:
    text, ts = f"<@{BOT_USER}> who handles returns?", "1700000100.000001"
    events = [message(text, ts=ts), app_mention(text, ts=ts)]
    for event in reversed(events) if mention_first else events:
        talk.send(event)
    assert talk.only_reply()


@both_ways
def test_message_delivered_again_is_answered_once(talk: Talk) -> None:
    payload = message("who handles returns?", ts="1700000100.000001")
    for _ in range(3):
        talk.send(payload)
    assert talk.only_reply()


@both_ways
@pytest.mark.parametrize(
    "extra",
    [
        {"subtype": "message_changed", "message": {"text": "returns", "ts": "1"}, "hidden": True},
        {"subtype": "message_deleted", "deleted_ts": "1"},
        {"subtype": "channel_join"},
        {"subtype": "bot_message", "bot_id": "B0OTHER00"},
        {"bot_id": "B0OTHER00"},
        {"bot_id": BOT_ID, "user": BOT_USER},
        {"user": "USLACKBOT"},
    ],
)
def test_message_that_no_person_wrote_is_ignored(talk: Talk, extra: dict[str, object]) -> None:
    payload = message("who handles returns?", ts="1700000100.000001")
    payload["event"].update(extra)
    assert talk.send(payload).status == 200
    assert talk.from_bot() == []


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
def test_words_with_a_file_or_sent_to_the_channel_too_are_words(talk: Talk, subtype: str) -> None:
    talk.send(message("who handles returns?", ts="1700000100.000001", subtype=subtype))
    assert talk.only_reply()
