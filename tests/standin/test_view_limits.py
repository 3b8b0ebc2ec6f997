from typing import Any

import pytest

from bot.standin.view_limits import options_problem, view_problems


def text(words: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": words}


def modal(*blocks: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"type": "modal", "title": text("Title"), "blocks": list(blocks), **fields}


INPUT: dict[str, Any] = {
    "type": "input",
    "label": text("Where"),
    "element": {"type": "conversations_select", "action_id": "where"},
}
SECTION = {"type": "section", "text": text("Words")}


def actions(*elements: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements), **fields}


def button(action_id: str, label: str = "Press", value: str = "") -> dict[str, Any]:
    return {"type": "button", "action_id": action_id, "text": text(label), "value": value}


@pytest.mark.parametrize(
    "view",
    [
        modal(SECTION),
        modal(INPUT, submit=text("Send")),
        modal(actions(button("a"), button("b"))),
        modal({**SECTION, "accessory": button("a")}),
        modal(actions({"type": "external_select", "action_id": "a", "min_query_length": 0})),
    ],
)
def test_modals_within_the_limits_are_taken(view: dict[str, Any]) -> None:
    assert view_problems(view, "modal") == []


@pytest.mark.parametrize(
    "view",
    [
        None,
        {"type": "modal", "blocks": [SECTION]},
        modal(SECTION, title=text("x" * 25)),
        modal(SECTION, title={"type": "mrkdwn", "text": "x"}),
        modal(SECTION, submit=text("x" * 25)),
        modal(SECTION, private_metadata="x" * 3001),
        modal(SECTION, colour="red"),
        modal(*[SECTION] * 101),
        modal(INPUT),
        modal({**SECTION, "text": text("x" * 3001)}),
        modal(actions(button("a"), button("a"))),
        modal(actions(button("a", "x" * 76))),
        modal(actions(button("a", value="x" * 2001))),
        modal(actions(button("a"), block_id="same"), actions(button("b"), block_id="same")),
        modal({**SECTION, "accessory": button("")}),
        modal({**INPUT, "label": text("")}, submit=text("Send")),
        modal(actions({"type": "static_select", "action_id": "a", "options": []})),
        modal(actions({"type": "external_select", "action_id": "a", "placeholder": text("x" * 151)})),
        modal(actions({"type": "unheard_of", "action_id": "a"})),
        {"type": "home", "blocks": [SECTION]},
    ],
)
def test_views_slack_would_refuse_are_refused(view: Any) -> None:
    assert view_problems(view, "modal")


def test_home_has_no_title() -> None:
    assert view_problems({"type": "home", "blocks": [SECTION]}, "home") == []
    assert view_problems({"type": "home", "blocks": [SECTION], "title": text("x")}, "home")


OPTION = {"text": text("One"), "value": "1"}


@pytest.mark.parametrize(
    "body",
    [
        {"options": []},
        {"options": [OPTION]},
        {"option_groups": []},
        {"option_groups": [{"label": text("Group"), "options": [OPTION]}]},
    ],
)
def test_options_within_the_limits_are_taken(body: dict[str, Any]) -> None:
    assert options_problem(body) == ""


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"options": [OPTION], "option_groups": []},
        {"options": [OPTION, OPTION]},
        {"options": [{"text": text("x" * 76), "value": "1"}]},
        {"options": [{"text": text("One"), "value": "x" * 151}]},
        {"options": [{"text": text("One"), "value": ""}]},
        {"options": [{"text": text(str(number)), "value": str(number)} for number in range(101)]},
        {"option_groups": [{"label": text("Group"), "options": []}]},
        {"option_groups": [{"label": text("x" * 76), "options": [OPTION]}]},
    ],
)
def test_options_slack_would_refuse_are_refused(body: dict[str, Any]) -> None:
    assert options_problem(body)
