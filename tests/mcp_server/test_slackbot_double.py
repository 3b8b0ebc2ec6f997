import json
from typing import Any

import pytest

from bot.standin.workspace import PERSON, TEAM
from tests.slackbot import MAX_BLOCKS, block_problems, handshake, pressed, sent, tool_call

TEXT = {"type": "mrkdwn", "text": "Returns"}
SECTION = {"type": "section", "text": TEXT}
TOOLS = ["who_handles"]


def a_button(action_id: str = "tool:who_handles", value: Any = '{"question": "returns"}') -> dict[str, Any]:
    text = {"type": "plain_text", "text": "This one"}
    return {"type": "button", "text": text, "action_id": action_id, "value": value}


def actions(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(buttons)}


def test_what_slackbot_documents_is_shown() -> None:
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "Returns"}},
        SECTION,
        {"type": "divider"},
        {"type": "context", "elements": [TEXT]},
        actions(a_button()),
        actions(a_button()),
        {"type": "card", "title": TEXT, "actions": []},
    ]
    assert block_problems(blocks, TOOLS) == []


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        ({"type": "context_actions", "elements": []}, "context_actions is not shown"),
        ({"type": "alert"}, "alert is not shown"),
        ("text", "a block is an object"),
        ({"type": "section"}, "it breaks a limit of Slack's"),
        ({"type": "section", "text": {**TEXT, "text": "x" * 3001}}, "it breaks a limit of Slack's"),
        (actions(a_button("choose_0")), "choose_0 calls no tool"),
        (actions(a_button("tool:delete_all")), "tool:delete_all calls no tool"),
        (actions(a_button(value="x" * 2001)), "a value is a text of at most 2,000 characters"),
        (actions(a_button(value={"question": "x"})), "a value is a text of at most 2,000 characters"),
        (actions(a_button(value="true")), "a value holds a JSON object"),
        (actions(a_button(value="returns")), "a value holds JSON"),
        (actions(a_button(), a_button()), "an action_id is there twice"),
        ({**SECTION, "accessory": a_button("show")}, "show calls no tool"),
        ({"type": "image", "image_url": "http://x.example/y.png"}, "image_url is no https address"),
    ],
)
def test_each_mistake_is_named(block: Any, problem: str) -> None:
    assert f"block 1: {problem}" in block_problems([SECTION, block], TOOLS)


def test_there_are_at_most_fifty_blocks() -> None:
    assert block_problems([SECTION] * MAX_BLOCKS, TOOLS) == []
    assert block_problems([SECTION] * (MAX_BLOCKS + 1), TOOLS) == ["51 blocks are more than 50"]
    assert block_problems({"type": "section"}, TOOLS) == ["blocks is a list"]


def test_a_press_calls_the_tool_with_its_value() -> None:
    call = pressed(a_button())
    assert call["params"] == tool_call("who_handles", {"question": "returns"})["params"]
    assert call["params"]["_meta"]["slack"] == {"user_id": PERSON, "team_id": TEAM, "enterprise_id": None}


def test_each_message_is_signed_by_itself() -> None:
    signatures = {sent(message)[1]["X-Slack-Signature"] for message in handshake()}
    assert len(signatures) == 3
    body, headers = sent(handshake()[0])
    assert json.loads(body)["params"]["capabilities"]["extensions"]
    assert "text/event-stream" in headers["Accept"]
