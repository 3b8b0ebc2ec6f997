"""Group direct messages: a mention is answered there as in a channel."""

import pytest

from bot.standin.event_payloads import app_mention, message, message_changed
from bot.standin.workspace import BOT_USER, PERSON, TEAM, Post
from tests.slack.talk import Talk

GROUP = "G0GROUPDM"


@pytest.fixture
def group(talk: Talk) -> Talk:
    talk.standin.workspace.channels[GROUP] = "mpdm-pat--mei--who-1"
    return talk


def mentions(talk: Talk, text: str) -> Post:
    """Both events that Slack sends of it."""
    workspace = talk.standin.workspace
    post = workspace.add(Post(GROUP, workspace.next_ts(), PERSON, f"<@{BOT_USER}> {text}"))
    talk.send(message(post.text, ts=post.ts, channel=GROUP, channel_type="mpim"))
    talk.send(app_mention(post.text, ts=post.ts, channel=GROUP))
    return post


def test_mention_is_answered_once_with_contacts(group: Talk) -> None:
    asked = mentions(group, "who is in service?")
    assert (group.only_reply().channel, group.only_reply().thread) == (GROUP, asked.ts)
    assert "U0HOLDER1" in group.only_reply().text


def test_chatter_is_left_alone(group: Talk) -> None:
    ts = group.standin.workspace.next_ts()
    group.send(message("who handles returns?", ts=ts, channel=GROUP, channel_type="mpim"))
    assert group.from_bot() == []


def test_edit_of_a_group_message_changes_the_answer(group: Talk) -> None:
    asked = mentions(group, "returns")
    workspace = group.standin.workspace
    changed = workspace.change(asked, text=f"<@{BOT_USER}> payroll")
    ts = workspace.next_ts()
    group.send(
        message_changed(changed.as_message(), asked.as_message(), ts=ts, channel=GROUP, channel_type="mpim")
    )
    assert group.only_reply().text.startswith("That's outside this catalogue")


def test_mention_that_comes_as_a_message_alone_is_answered(group: Talk) -> None:
    ts = group.standin.workspace.next_ts()
    group.send(message(f"<@{BOT_USER}> returns", ts=ts, channel=GROUP, channel_type="mpim"))
    assert (group.only_reply().channel, group.only_reply().thread) == (GROUP, ts)


def test_mention_is_told_once_that_the_bot_is_switched_off(group: Talk) -> None:
    group.store.set_mode(TEAM, GROUP, "off", PERSON, group.clock())
    mentions(group, "returns")
    ts = group.standin.workspace.next_ts()
    group.send(message(f"<@{BOT_USER}> returns", ts=ts, channel=GROUP, channel_type="mpim"))
    first, second = group.from_bot()
    assert first.text == second.text
    assert first.text.startswith("I am switched off")
