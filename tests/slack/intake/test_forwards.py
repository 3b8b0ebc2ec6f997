"""Forwarded messages, and messages whose words stand in blocks alone, are read wherever the bot is asked."""

from typing import Any

import pytest
from slack_bolt import BoltResponse

from bot.slack.features.message_shortcut.view import LIKELY
from bot.slack.message_text import text_of, words_of
from bot.standin.event_payloads import app_mention, message, message_changed
from bot.standin.person import Person
from bot.standin.view_actions import ViewUser
from bot.standin.workspace import BOT_USER, PERSON
from tests.slack.talk import Talk

TS = "1700000100.000001"
DIRECT = "D0PERSON0"


def forward(text: str, **more: Any) -> dict[str, Any]:
    """What Slack attaches when somebody forwards a message."""
    return {
        "is_share": True,
        "is_msg_unfurl": True,
        "channel_id": "C0ELSEWHE",
        "ts": "1700000000.000009",
        "author_id": "U0COLLEAG",
        "fallback": f"[March 1st] Col: {text}",
        "text": text,
        "footer": "Posted in #help",
        **more,
    }


def rich(*spans: dict[str, Any]) -> list[dict[str, Any]]:
    section = {"type": "rich_text_section", "elements": list(spans)}
    return [{"type": "rich_text", "block_id": "b", "elements": [section]}]


MENTION = {"type": "user", "user_id": BOT_USER}
IN_BLOCKS = forward(
    "",
    message_blocks=[
        {"channel": "C0ELSEWHE", "message": {"blocks": rich({"type": "text", "text": "returns"})}}
    ],
)
TWICE = forward("", fallback="", attachments=[forward("returns")])


@pytest.mark.parametrize("attached", [forward("returns"), IN_BLOCKS, TWICE])
@pytest.mark.parametrize("comment", ["", " please have a look"])
def test_a_mention_with_a_forward_is_about_what_is_forwarded(
    talk: Talk, attached: dict[str, Any], comment: str
) -> None:
    talk.send(app_mention(f"<@{BOT_USER}>{comment}", ts=TS, attachments=[attached]))
    assert talk.only_reply().text.startswith("Customer service specialist")


@pytest.mark.parametrize("attached", [forward("returns"), IN_BLOCKS, TWICE])
@pytest.mark.parametrize("comment", ["", "whose is this?"])
def test_a_direct_message_with_a_forward_is_about_what_is_forwarded(
    talk: Talk, attached: dict[str, Any], comment: str
) -> None:
    talk.send(message(comment, ts=TS, channel=DIRECT, channel_type="im", attachments=[attached], blocks=[]))
    assert talk.only_reply().text.startswith("Customer service specialist")


def test_words_in_blocks_alone_are_read(talk: Talk) -> None:
    blocks = rich(MENTION, {"type": "text", "text": " who handles returns?"})
    talk.send(message("", ts=TS, blocks=blocks))
    talk.send(app_mention("", ts=TS, blocks=blocks))
    assert talk.only_reply().text.startswith("Customer service specialist")
    plain = rich({"type": "text", "text": "who handles returns?"})
    talk.send(message("", ts=TS, channel=DIRECT, channel_type="im", blocks=plain))
    assert talk.from_bot()[-1].channel == DIRECT


def test_the_preview_of_a_link_is_no_part_of_the_question(talk: Talk) -> None:
    preview = {"is_msg_unfurl": True, "text": "payroll", "from_url": "https://acme.slack.com/archives/C0/p1"}
    asked = {"text": "returns https://acme.slack.com/archives/C0/p1", "attachments": [preview]}
    assert text_of(asked) == asked["text"]
    talk.send(app_mention(f"<@{BOT_USER}> returns", ts=TS, attachments=[preview]))
    assert talk.only_reply().text.startswith("Customer service specialist")


def test_an_edit_of_the_comment_keeps_the_forward(talk: Talk) -> None:
    shared = {"type": "message", "user": PERSON, "ts": TS, "attachments": [forward("returns")]}
    before = {**shared, "text": f"<@{BOT_USER}> loook"}
    after = {**shared, "text": f"<@{BOT_USER}> look", "edited": {"user": PERSON, "ts": TS}}
    talk.send(app_mention(before["text"], ts=TS, attachments=before["attachments"]))
    talk.send(message_changed(after, before, ts="1700000101.000001"))
    assert talk.only_reply().text.startswith("Customer service specialist")


def test_the_shortcut_reads_the_forward_below_the_comment(talk: Talk) -> None:
    assert words_of({"text": "look", "attachments": [forward("returns <@U0COLLEAG>")]}) == "look\nreturns"
    post = talk.person.says("look at this")

    def send(payload: dict[str, Any]) -> BoltResponse:
        payload["message"]["attachments"] = [forward("returns")]
        return talk.send(payload)

    ViewUser(Person(talk.standin, send)).uses_message_shortcut("who_handles_message", post)
    shown = talk.standin.workspace.modal()
    assert shown is not None
    assert shown.view["callback_id"] == LIKELY
    assert "Customer service specialist" in str(shown.view["blocks"])
