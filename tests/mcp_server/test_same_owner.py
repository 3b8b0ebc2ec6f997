"""Whichever door a question comes through, it gets the same answer: the catalogue's own questions."""

import json
import os
import sys
from collections.abc import Iterator
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from bot.catalogue.questions import load
from bot.commands.ask import Asking
from bot.desk import Desk
from bot.mcp_server.door import MCP_PATH, mcp_application
from bot.mcp_server.results import LOCAL
from bot.mcp_server.server import build_server
from bot.opening import open_desk, open_finder
from bot.standin.server import StandIn, stand_in
from bot.web.ask import ASK_PATH, ask_application
from bot.web.rate import Allowance
from tests.paths import KNOWLEDGE, ROOT
from tests.slack.talk import talk_with
from tests.web.calls import call

TOKEN = "0123456789abcdef0123456789abcdef"
ASKED = 200


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    yield open_desk(KNOWLEDGE)


@pytest.fixture
def standin() -> Iterator[StandIn]:
    with stand_in() as server:
        yield server


@pytest.fixture(scope="module")
def questions(desk: Desk) -> list[str]:
    """Spread over the file, so that every kind and language is among them."""
    found = [question.text for question in load([KNOWLEDGE / "questions.yaml"], desk.catalogue)]
    return found[:: max(1, len(found) // ASKED)][:ASKED]


def without_time(answer: Any) -> Any:
    return {key: value for key, value in answer.items() if key != "elapsed_ms"} | {
        "and": [without_time(each) for each in answer.get("and", [])]
    }


@pytest.mark.slow
def test_every_door_gives_the_same_answer(desk: Desk, questions: list[str]) -> None:
    asking = Asking(desk)
    told = [without_time(json.loads(asking.json(question))) for question in questions]
    assert {answer["language"] for answer in told} == {"en", "zh-Hant", "zh-Hans"}
    assert {"answered", "choose", "elsewhere"} <= {answer["outcome"] for answer in told}
    assert over_http(desk, questions) == told
    assert over_mcp_in_memory(desk, questions) == told
    assert over_mcp_by_http(desk, questions) == told
    assert over_mcp_by_stdio(questions) == told


@pytest.mark.slow
def test_slack_names_the_same_owners(standin: StandIn, desk: Desk, questions: list[str]) -> None:
    talk = talk_with(standin)
    talk.desk.replace(open_finder(KNOWLEDGE))
    asking = Asking(desk)
    outcomes = set()
    for question in questions:
        answer = json.loads(asking.json(question))
        before = len(talk.from_bot())
        talk.person.mentions(question)
        (post,) = talk.from_bot()[before:]
        for need in (answer, *answer.get("and", [])):
            outcomes.add(need["outcome"])
            assert [name for name in names_in(need, desk) if name not in post.text] == [], question
    assert {"answered", "choose", "elsewhere"} <= outcomes


def names_in(answer: Any, desk: Desk) -> list[str]:
    """What must be named, in the language of the answer: owners, those offered, the topic elsewhere."""
    if answer["outcome"] == "elsewhere":
        topic = desk.catalogue.topic(answer["elsewhere"]["topic"])
        return [topic.name.best(answer["language"])]
    count = {"answered": 1, "choose": answer.get("offered", 0)}.get(answer["outcome"], 0)
    return [match["role_name"] or match["department_name"] for match in answer["matches"][:count]]


def over_http(desk: Desk, questions: list[str]) -> list[Any]:
    application = ask_application(desk, TOKEN, Allowance(1, 10_000))
    headers = {"Authorization": f"Bearer {TOKEN}"}
    bodies = (json.dumps({"q": question}).encode() for question in questions)
    return [without_time(call(application, ASK_PATH, body, headers).json) for body in bodies]


def over_mcp_in_memory(desk: Desk, questions: list[str]) -> list[Any]:
    async def run() -> list[Any]:
        async with Client(build_server(desk, lambda _ctx: LOCAL)) as client:
            found = [await client.call_tool("who_handles", {"question": question}) for question in questions]
            return [without_time(each.structured_content) for each in found]

    return anyio.run(run)


def over_mcp_by_stdio(questions: list[str]) -> list[Any]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "ASK_"))}
    environ = {**kept, "KNOWLEDGE_DIR": str(KNOWLEDGE), "PYTHONPATH": str(ROOT)}

    async def run() -> list[Any]:
        server = StdioServerParameters(command=sys.executable, args=["-m", "bot", "mcp"], env=environ)
        async with Client(server) as client:
            found = [await client.call_tool("who_handles", {"question": question}) for question in questions]
            return [without_time(each.structured_content) for each in found]

    return anyio.run(run)


def over_mcp_by_http(desk: Desk, questions: list[str]) -> list[Any]:
    application = mcp_application(desk, token=TOKEN, allowance=Allowance(1, 10_000))
    headers = {
        "Authorization": f"Bearer {TOKEN}",
        "Content-Type": "application/json",
        "Accept": "application/json, text/event-stream",
        "Host": "127.0.0.1",
    }
    found = []
    for number, question in enumerate(questions):
        params = {"name": "who_handles", "arguments": {"question": question}}
        message = {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": params}
        reply = call(application, MCP_PATH, json.dumps(message).encode(), headers).json
        found.append(without_time(reply["result"]["structuredContent"]))
    return found
