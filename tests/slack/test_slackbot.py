"""Slackbot asks over the Model Context Protocol: a session as Slack documents it, against the stand-in."""

import json
import logging
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from bot.mcp_server.door import MCP_PATH, SlackPerson, mcp_application
from bot.mcp_server.results import Caller
from bot.mcp_server.tools import TOOLS
from bot.slack.slackbot import KEPT_SECONDS, SeenSignatures, Slackbot
from bot.standin.workspace import PERSON, SIGNING_SECRET, TEAM
from bot.store.errors import UnavailableError
from bot.store.store import Store
from tests.builders import an_answer
from tests.slack.talk import Talk
from tests.slackbot import block_problems, handshake, pressed, sent, tool_call
from tests.toys.helpdesk import CATALOGUE, COMPLAINTS_MATCH, RETURNS_MATCH, STOCK_MATCH
from tests.web.calls import Replied, call

NAMES = [tool.name for tool in TOOLS]
KAY = "kay@example.com"


class Slack:
    """Slackbot in front of the server of a bot."""

    def __init__(self, talk: Talk, **settings: Any) -> None:
        self.numbers = count(10)
        self.slackbot = Slackbot(SIGNING_SECRET, lambda: talk.bot, **settings)
        self.application = mcp_application(talk.desk, slack=self.slackbot)

    def send(self, message: Mapping[str, Any], **how: Any) -> Replied:
        body, headers = sent(message, **how)
        return call(self.application, MCP_PATH, body, {**headers, "Host": "127.0.0.1:3000"})

    def result(self, message: Mapping[str, Any]) -> Any:
        found = self.send(message)
        assert found.status == 200, found
        return found.json["result"]

    def calls(self, tool: str, user: str = PERSON, team: str = TEAM, **arguments: Any) -> Any:
        number = next(self.numbers)
        return self.result(tool_call(tool, arguments, user=user, team=team, number=number))


def text_of(result: Any) -> str:
    return str(result["content"][0]["text"])


def blocks_of(result: Any) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = result["_meta"]["slack"]["blocks"]
    assert block_problems(blocks, NAMES) == []
    return blocks


def buttons_of(result: Any) -> list[dict[str, Any]]:
    rows = [block for block in blocks_of(result) if block["type"] == "actions"]
    assert all(len(row["elements"]) == 1 for row in rows)
    return [row["elements"][0] for row in rows]


def test_a_session_as_slackbot_holds_it(talk: Talk) -> None:
    slack = Slack(talk)
    hello, ready, listing = handshake()
    assert slack.result(hello)["serverInfo"]["name"] == "who-handles"
    assert slack.send(ready).status == 202
    tools = slack.result(listing)["tools"]
    assert [tool["name"] for tool in tools] == NAMES
    for tool in tools:
        assert tool["annotations"]["readOnlyHint"] is True
        assert tool["_meta"]["slack"]["supportsBlockKit"] is True
    asked = slack.calls("who_handles", question="goods")
    assert asked["structuredContent"]["outcome"] == "choose"
    first, second = buttons_of(asked)
    assert first["action_id"] == "tool:who_handles"
    assert json.loads(second["value"]) == {"question": "goods", "choice": "stock"}
    picked = slack.result(pressed(second))
    assert picked["structuredContent"]["outcome"] == "answered"
    assert "Warehouse keeper" in text_of(picked)
    assert buttons_of(picked) == []


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("who_handles", {"question": "who handles returns"}),
        ("who_handles", {"question": "goods"}),
        ("who_handles", {"question": "payroll"}),
        ("who_handles", {"question": "the moon"}),
        ("who_handles", {"question": "thanks"}),
        ("who_handles", {"question": "退換貨找誰"}),
        ("who_handles", {"question": "who is in service"}),
        ("describe", {"name": "manager"}),
        ("describe", {"name": "客服部"}),
    ],
)
def test_every_answer_is_shown(talk: Talk, name: str, arguments: dict[str, str]) -> None:
    result = Slack(talk).calls(name, **arguments)
    shown = json.dumps(blocks_of(result), ensure_ascii=False)
    assert "feedback" not in shown
    assert "<@" not in shown  # naming a holder notifies nobody


def test_result_without_an_answer_behind_it_comes_as_text(talk: Talk) -> None:
    slack = Slack(talk)
    for result in (slack.calls("overview"), slack.calls("describe", name="customer")):
        assert "_meta" not in result
        assert text_of(result)


def test_two_needs_have_their_own_buttons(talk: Talk) -> None:
    slackbot = Slackbot(SIGNING_SECRET, lambda: talk.bot)
    first = an_answer("choose", question="q1", matches=(RETURNS_MATCH, STOCK_MATCH), offered=2)
    second = an_answer("choose", question="q2", matches=(STOCK_MATCH, COMPLAINTS_MATCH), offered=2)
    blocks = slackbot.blocks(replace(first, further=(second,)), CATALOGUE, Caller(in_slack=True))
    assert block_problems(blocks, NAMES) == []
    values = [json.loads(row["elements"][0]["value"]) for row in blocks if row["type"] == "actions"]
    assert [(value["question"], value["choice"]) for value in values] == [
        ("q1", "returns"),
        ("q1", "stock"),
        ("q2", "stock"),
        ("q2", "complaints"),
    ]
    assert {"type": "divider"} in blocks


@pytest.mark.parametrize("letter", ["a", "退", '"', "\\", "\n", "🙋"])
def test_a_long_question_still_fits_a_button(talk: Talk, letter: str) -> None:
    slackbot = Slackbot(SIGNING_SECRET, lambda: talk.bot)
    long = an_answer("choose", question=letter * 20_000, matches=(RETURNS_MATCH, STOCK_MATCH), offered=2)
    blocks = slackbot.blocks(long, CATALOGUE, Caller(in_slack=True))
    assert block_problems(blocks, NAMES) == []
    assert sum(block["type"] == "actions" for block in blocks) == 2


def test_colleagues_see_contacts_guests_and_other_companies_do_not(talk: Talk) -> None:
    slack, workspace = Slack(talk), talk.standin.workspace
    workspace.users |= {"U0GUEST00": "gus", "U0OTHER00": "ola"}
    workspace.guests.add("U0GUEST00")
    workspace.teams["U0OTHER00"] = "T0OTHERCO"
    assert KAY in json.dumps(slack.calls("describe", name="keeper"))
    for user, team in (
        ("U0GUEST00", TEAM),
        ("U0OTHER00", TEAM),
        ("U0OTHER00", "T0OTHERCO"),
        (PERSON, "T0OTHERCO"),
        (PERSON, ""),
        ("U0NOBODY0", TEAM),
        ("", TEAM),
        ("no id", TEAM),
    ):
        result = slack.calls("describe", user=user, team=team, name="keeper")
        assert KAY not in json.dumps(result), (user, team)
        assert "How to reach them is only shown inside the company." in text_of(result)


def test_a_setting_shows_contacts_to_everybody(talk: Talk) -> None:
    slack = Slack(talk, share_contacts=True)
    assert KAY in json.dumps(slack.calls("describe", user="U0NOBODY0", team="T0OTHERCO", name="keeper"))


def test_the_answer_to_no_words_is_in_the_language_of_the_profile(talk: Talk) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-TW"
    assert Slack(talk).calls("overview")["structuredContent"]["language"] == "zh-Hant"


def test_until_the_bot_is_there_answers_come_without_contacts(talk: Talk) -> None:
    slackbot = Slackbot(SIGNING_SECRET, lambda: None)
    assert slackbot.caller(SlackPerson(PERSON, TEAM)) == Caller(contacts=False, in_slack=True)
    assert slackbot.is_first("v0=1")
    answer = an_answer(matches=(STOCK_MATCH,))
    shown = json.dumps(slackbot.blocks(answer, CATALOGUE, Caller(in_slack=True)))
    assert "Warehouse keeper" in shown
    assert KAY not in shown


@pytest.mark.parametrize(
    "how", [{"secret": "0" * 32}, {"timestamp": 1_700_000_000}, {"timestamp": 9_999_999_999}]
)
def test_call_that_slack_did_not_just_sign_is_refused(talk: Talk, how: dict[str, Any]) -> None:
    for message in (*handshake(), tool_call("overview", {})):
        assert Slack(talk).send(message, **how).status == 401


def test_a_call_sent_again_is_refused_by_every_process(talk: Talk) -> None:
    one, other = Slack(talk), Slack(talk)  # they share the database only
    body, headers = sent(tool_call("overview", {}))
    headers["Host"] = "127.0.0.1:3000"
    statuses = [call(each.application, MCP_PATH, body, headers).status for each in (one, one, other)]
    assert statuses == [200, 401, 401]


def test_without_a_database_each_process_refuses_what_it_answered(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def gone(*_: Any) -> bool:
        raise UnavailableError("gone")

    monkeypatch.setattr(Store, "is_first_time", gone)
    slackbot = Slackbot(SIGNING_SECRET, lambda: talk.bot)
    assert [slackbot.is_first("v0=1"), slackbot.is_first("v0=1")] == [True, False]
    assert "the database does not tell" in caplog.text


def test_signatures_are_forgotten_once_they_cannot_be_sent_again() -> None:
    now = [0.0]
    once = SeenSignatures(lambda: now[0])
    assert [once.is_first("a"), once.is_first("a")] == [True, False]
    now[0] = KEPT_SECONDS + 1
    assert once.is_first("b")
    assert once.is_first("a")


def test_nothing_that_was_asked_is_kept_or_logged(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    Slack(talk).calls("who_handles", question="my secret divorce")
    assert "divorce" not in caplog.text
    assert talk.from_bot() == []
    assert SIGNING_SECRET not in repr(Slackbot(SIGNING_SECRET, lambda: None))
