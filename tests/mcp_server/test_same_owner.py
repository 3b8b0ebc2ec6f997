"""Whichever door a question comes through, it gets the same answer: the catalogue's own questions."""

import json
from collections.abc import Iterator
from typing import Any

import anyio
import pytest
from mcp import Client

from bot.catalogue.questions import load
from bot.commands.ask import Asking
from bot.desk import Desk
from bot.mcp_server.door import MCP_PATH, mcp_application
from bot.mcp_server.results import LOCAL
from bot.mcp_server.server import build_server
from bot.opening import open_desk
from bot.web.ask import ASK_PATH, ask_application
from bot.web.rate import Allowance
from tests.paths import KNOWLEDGE
from tests.web.calls import call

TOKEN = "0123456789abcdef0123456789abcdef"
ASKED = 200


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    yield open_desk(KNOWLEDGE)


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
