"""POST /mcp of real servers: the SDK's client with a token, and Slackbot's session."""

import json
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from bot.standin.server import StandIn
from tests.serve.processes import (
    PATIENCE_SECONDS,
    address_in,
    environment,
    free_port,
    gunicorn,
    health_of,
    running,
    until,
)
from tests.slackbot import block_problems, handshake, pressed, sent, tool_call

TOKEN = "0123456789abcdef0123456789abcdef"
SERVER = [sys.executable, "-m", "bot", "mcp", "--http"]


def without_slack(standin: StandIn, knowledge: Path, **more: str) -> dict[str, str]:
    environ = environment(standin, knowledge, **more)
    others = ("SLACK_", *({"ASK_TOKEN"} - set(more)))
    return {name: value for name, value in environ.items() if not name.startswith(others)}


def asked(address: str, mode: Any, question: str) -> Any:
    async def run() -> Any:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with (
            httpx2.AsyncClient(headers=headers, timeout=PATIENCE_SECONDS) as http,
            Client(streamable_http_client(f"http://{address}/mcp", http_client=http), mode=mode) as client,
        ):
            return await client.call_tool("who_handles", {"question": question})

    return anyio.run(run)


def post(address: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, Any]:
    request = urllib.request.Request(f"http://{address}/mcp", body, dict(headers))
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as response:
            raw = response.read()
            return response.status, json.loads(raw) if raw else None
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.slow
def test_the_command_serves_clients_with_the_token_and_no_others(
    standin: StandIn, knowledge: Path, tmp_path: Path
) -> None:
    log, port = tmp_path / "log", free_port()
    environ = without_slack(standin, knowledge, ASK_TOKEN=TOKEN, PORT=str(port))
    with running(SERVER, environ, log) as process:
        address = address_in(log, process)
        assert address == f"127.0.0.1:{port}"
        assert until(lambda: health_of(port))["mode"] == "mcp"
        for mode in ("auto", "legacy"):
            found = asked(address, mode, "who handles returns")
            assert found.structured_content["matches"][0]["role"] == "specialist"
        body, headers = sent(tool_call("overview", {}))
        assert post(address, body, headers)[0] == 401  # there is no signing secret to check it by
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=PATIENCE_SECONDS) == 0
    text = log.read_text(encoding="utf-8")
    assert "Traceback" not in text
    for secret in (TOKEN, "who handles returns"):
        assert secret not in text


@pytest.mark.slow
def test_the_bot_serves_slackbot_beside_its_events(standin: StandIn, knowledge: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    environ = environment(standin, knowledge, ASK_TOKEN=TOKEN, MCP_HOSTS="who.example.com")
    with running(gunicorn(), environ, log) as process:
        address = address_in(log, process)
        for message in handshake():
            body, headers = sent(message)
            status, reply = post(address, body, {**headers, "Host": "who.example.com"})
            assert (status, "error" in (reply or {})) == (200 if "id" in message else 202, False)
        body, headers = sent(tool_call("who_handles", {"question": "who handles returns"}))
        status, reply = post(address, body, headers)
        assert (status, reply["result"]["structuredContent"]["outcome"]) == (200, "answered")
        blocks = reply["result"]["_meta"]["slack"]["blocks"]
        assert block_problems(blocks, ["who_handles"]) == []
        again = [post(address, body, headers)[0] for _ in range(6)]  # to either worker
        assert set(again) == {401}
        assert asked(address, "auto", "who handles returns").structured_content["outcome"] == "answered"
    text = log.read_text(encoding="utf-8")
    assert "Traceback" not in text
    assert "who handles returns" not in text


@pytest.mark.slow
def test_a_choice_comes_back_by_its_button(standin: StandIn, tmp_path: Path, knowledge: Path) -> None:
    duty = "      - id: packing\n        text: {en: Pack}\n"
    with (knowledge / "departments/service.yaml").open("a", encoding="utf-8") as file:
        file.write(f"  - id: packer\n    name: {{en: Packer}}\n    duties:\n{duty}")
    with (knowledge / "phrases/service.yaml").open("a", encoding="utf-8") as file:
        file.write("packing:\n  en: [returns, pack the box]\n")
    log = tmp_path / "log"
    with running(gunicorn(workers=1), environment(standin, knowledge), log) as process:
        address = address_in(log, process)
        reply = post(address, *sent(tool_call("who_handles", {"question": "who handles returns"})))[1]
        assert reply["result"]["structuredContent"]["outcome"] == "choose"
        rows = [row for row in reply["result"]["_meta"]["slack"]["blocks"] if row["type"] == "actions"]
        assert len(rows) == 2
        for row in rows:
            (button,) = row["elements"]
            picked = post(address, *sent(pressed(button)))[1]["result"]["structuredContent"]
            assert picked["outcome"] == "answered"
            assert picked["matches"][0]["duty"] == json.loads(button["value"])["choice"]


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({}, "ASK_TOKEN is not set"),
        ({"ASK_TOKEN": "short"}, "ASK_TOKEN is malformed"),
        ({"ASK_TOKEN": TOKEN, "MCP_HOSTS": "https://who.example.com"}, "MCP_HOSTS is malformed"),
        ({"ASK_TOKEN": TOKEN, "HOST": "nowhere.invalid"}, "HOST is malformed"),
    ],
)
def test_a_setting_that_will_not_do_ends_the_start_with_one_line(
    standin: StandIn, knowledge: Path, more: dict[str, str], line: str
) -> None:
    environ = without_slack(standin, knowledge, **more)
    done = subprocess.run(
        SERVER, env=environ, capture_output=True, timeout=PATIENCE_SECONDS, check=False, cwd=knowledge.parent
    )
    (told,) = done.stderr.decode().splitlines()
    assert (done.returncode, told.startswith(line)) == (1, True), told
