"""``mcp`` as a process: the SDK's client on its standard input and output, and hostile lines."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from bot import cli
from bot.mcp_server import sdk
from tests.paths import ROOT
from tests.serve.processes import DEPARTMENT, PATIENCE_SECONDS, PHRASES

COMMAND = [sys.executable, "-m", "bot", "mcp"]


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    for name, text in {"departments/service.yaml": DEPARTMENT, "phrases/service.yaml": PHRASES}.items():
        file = tmp_path / "knowledge" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "ASK_"))}
    return {**kept, "KNOWLEDGE_DIR": str(tmp_path / "knowledge"), "PYTHONPATH": str(ROOT)}


def exchanged(environ: dict[str, str], log: Path, *lines: str) -> list[dict[str, Any]]:
    """What the process writes for these lines of input, to the answer to the last of them."""
    last = json.loads(lines[-1])["id"]
    replies: list[dict[str, Any]] = []
    with log.open("wb") as errors:
        process = subprocess.Popen(
            COMMAND, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
        )
        with process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write("".join(f"{line}\n" for line in lines).encode())
            process.stdin.flush()
            while not replies or replies[-1].get("id") != last:
                replies.append(json.loads(process.stdout.readline()))
            process.stdin.close()
            assert process.wait(timeout=PATIENCE_SECONDS) == 0
    return replies


@pytest.mark.parametrize("mode", ["auto", pytest.param("legacy", marks=pytest.mark.slow)])
def test_a_client_asks_over_standard_input_and_output(environ: dict[str, str], mode: Any) -> None:
    async def run() -> Any:
        server = StdioServerParameters(command=COMMAND[0], args=COMMAND[1:], env=environ)
        async with Client(server, mode=mode) as client:
            tools = (await client.list_tools()).tools
            return tools, await client.call_tool("who_handles", {"question": "who handles returns"})

    tools, found = anyio.run(run)
    assert len(tools) == 3
    assert found.structured_content["matches"][0]["role"] == "specialist"
    assert found.content[0].text.startswith("Customer service specialist (Customer service)")


def hello(version: str) -> str:
    params = {"protocolVersion": version, "capabilities": {}, "clientInfo": {"name": "old", "version": "1"}}
    return json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params})


@pytest.mark.parametrize(
    "version",
    ["2024-11-05", *(pytest.param(each, marks=pytest.mark.slow) for each in ("2025-03-26", "2025-06-18"))],
)
def test_older_clients_are_served_in_their_protocol(
    environ: dict[str, str], tmp_path: Path, version: str
) -> None:
    asked = {"name": "who_handles", "arguments": {"question": "returns"}}
    lines = [
        hello(version),
        '{"jsonrpc": "2.0", "method": "notifications/initialized"}',
        json.dumps({"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": asked}),
    ]
    welcome, answer = exchanged(environ, tmp_path / "log", *lines)
    assert welcome["result"]["protocolVersion"] == version
    assert answer["result"]["structuredContent"]["outcome"] == "answered"
    assert "Traceback" not in (tmp_path / "log").read_text(encoding="utf-8")


@pytest.mark.slow
def test_hostile_lines_get_an_error_and_the_next_one_is_answered(
    environ: dict[str, str], tmp_path: Path
) -> None:
    lines = [
        hello("2025-06-18"),
        '{"jsonrpc": "2.0", "method": "notifications/initialized"}',
        "",
        "my secret divorce",
        "{" * 10_000,
        '{"jsonrpc": "2.0", "id": 7, "method": "nothing/known"}',
        '{"jsonrpc": "2.0", "id": 8, "method": "tools/call", "params": {"name": "\\ud800"}}',
        '{"jsonrpc": "2.0", "id": 9, "method": "tools/call", "params": '
        '{"name": "who_handles", "arguments": {"question": "' + "a" * 1_000_000 + '"}}}',
        '{"jsonrpc": "2.0", "id": 10, "method": "ping"}',
    ]
    replies = exchanged(environ, tmp_path / "log", *lines)
    by_id = {reply.get("id"): reply for reply in replies}
    assert "error" in by_id[7]
    assert 8 not in by_id or "error" in by_id[8]
    assert by_id[10]["result"] == {}
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert "divorce" not in log


def test_without_the_sdk_one_line_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sdk, "is_installed", lambda: False)
    for options in ([], ["--http"]):
        monkeypatch.setattr(sys, "argv", ["who-handles", "mcp", *options])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert ended.value.code == 1
        assert capsys.readouterr() == ("", f"{sdk.HOW}\n")


def test_a_broken_catalogue_ends_the_start_with_its_problems(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "knowledge/departments/service.yaml").write_text("id: [", encoding="utf-8")
    done = subprocess.run(
        COMMAND,
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"service.yaml" in done.stderr
    assert b"Traceback" not in done.stderr
