import pytest

from bot.standin.message_limits import problem_of


def section(text: str) -> dict[str, object]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(label: str = "Go", value: str = "v", action_id: str = "go") -> dict[str, object]:
    return {
        "type": "button",
        "action_id": action_id,
        "value": value,
        "text": {"type": "plain_text", "text": label},
    }


def actions(*elements: object) -> dict[str, object]:
    return {"type": "actions", "elements": list(elements)}


@pytest.mark.parametrize(
    "blocks",
    [
        None,
        [section("x" * 3000)],
        [actions(button("x" * 75, "v" * 2000))],
        [actions(button(action_id="a"), button(action_id="b"))],
        [{"type": "header", "text": {"type": "plain_text", "text": "x" * 150}}],
        [{"type": "context", "elements": [{"type": "mrkdwn", "text": "x", "verbatim": True}]}],
        [{"type": "divider"}] * 50,
    ],
)
def test_messages_within_the_limits_are_taken(blocks: object) -> None:
    assert problem_of("text", blocks) == ""


@pytest.mark.parametrize(
    "blocks",
    [
        "section",
        ["section"],
        [section("x" * 3001)],
        [section("")],
        [{"type": "section"}],
        [{"type": "mystery"}],
        [actions()],
        [actions(button("x" * 76))],
        [actions(button("x", "v" * 2001))],
        [actions(button(), button())],
        [actions(button(action_id=""))],
        [actions({"type": "button", "action_id": "a", "text": {"type": "mrkdwn", "text": "x"}})],
        [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}],
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
        [{"type": "context", "elements": [{"type": "mrkdwn", "text": "x"}] * 11}],
        [{"type": "context", "elements": [{"type": "mrkdwn", "text": "x", "colour": "red"}]}],
        [{"type": "divider"}] * 51,
    ],
)
def test_messages_beyond_the_limits_are_refused(blocks: object) -> None:
    assert problem_of("text", blocks) == "invalid_blocks"


def test_text_is_needed_and_bounded() -> None:
    assert problem_of("", None) == "no_text"
    assert problem_of("", [{"type": "divider"}]) == ""
    assert problem_of("x" * 40_001, None) == "msg_too_long"
