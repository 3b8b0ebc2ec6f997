"""The bot as processes: its settings, its start, and asking it over HTTP."""

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import bot
from bot.serve import APPLICATION
from bot.standin.server import StandIn
from bot.standin.workspace import SIGNING_SECRET, TOKEN
from tests.signed_requests import http_form, signed

ROOT = Path(bot.__file__).parents[1]
PATIENCE_SECONDS = 300.0
LISTENING = re.compile(r"Listening at: http://(127\.0\.0\.1:\d+)")

DEPARTMENT = """\
id: service
name: {en: Customer service}
roles:
  - id: specialist
    name: {en: Customer service specialist}
    duties:
      - id: returns
        text: {en: Handle returns}
"""
PHRASES = "returns:\n  en: [returns, send it back, customer wants to return the shoes]\n"


def until(found: Callable[[], Any]) -> Any:
    """Ask until there is something, for as long as patience lasts."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    waiting = Event()
    while not (result := found()):
        if time.monotonic() > give_up:
            raise TimeoutError
        waiting.wait(0.01)
    return result


def environment(standin: StandIn, knowledge: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "PORT"))}
    slack = {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": standin.api_url,
    }
    return {
        **kept,
        **slack,
        "KNOWLEDGE_DIR": str(knowledge),
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(knowledge.parent),
        **more,
    }


@contextmanager
def running(command: list[str], environ: Mapping[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=dict(environ), cwd=log.parent, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(timeout=PATIENCE_SECONDS)


def gunicorn(workers: int = 2) -> list[str]:
    """What ``run`` turns into, on a loopback port of the system's choice."""
    options = ["--workers", str(workers), "--no-control-socket", "--bind", "127.0.0.1:0"]
    return [sys.executable, "-m", "gunicorn", *options, APPLICATION]


def web() -> list[str]:
    """The Procfile's own command."""
    (line,) = (line for line in (ROOT / "Procfile").read_text().splitlines() if line.startswith("web:"))
    program, *words = shlex.split(line.removeprefix("web:"))
    assert program == "python"
    return [sys.executable, *words]


def address_in(log: Path, process: subprocess.Popen[bytes]) -> str:
    def found() -> str:
        text = log.read_text(encoding="utf-8")
        assert process.poll() is None, text
        match = LISTENING.search(text)
        return match.group(1) if match else ""

    return str(until(found))


def post(address: str, payload: Mapping[str, Any]) -> str:
    body, content_type = http_form(payload)
    headers = signed(body, content_type, SIGNING_SECRET)
    request = urllib.request.Request(f"http://{address}/slack/events", body.encode(), headers)
    with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as response:
        return str(response.read().decode())


def free_port() -> int:
    """A loopback port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def health_of(port: int) -> dict[str, Any]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=PATIENCE_SECONDS) as response:
            return dict(json.loads(response.read()))
    except urllib.error.HTTPError as error:
        with error:
            return {}
    except OSError:
        return {}
