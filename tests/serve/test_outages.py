"""Starting and going on while Slack, the database or the catalogue's files are out of order."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from bot.standin.event_payloads import app_mention
from bot.standin.server import Fault, StandIn
from bot.standin.workspace import APP_TOKEN, BOT_USER
from tests.serve.processes import (
    PHRASES,
    address_in,
    environment,
    free_port,
    gunicorn,
    health_of,
    post,
    running,
    until,
)
from tests.store import server

pytestmark = pytest.mark.slow

READY = "ready: "


def asks(standin: StandIn, address: str, number: int) -> bool:
    """Deliver a question as Slack does, again while it is refused; True once its answer is posted."""
    mention = app_mention(f"<@{BOT_USER}> who handles returns?", ts=f"17000001{number:02}.000001")

    def answered() -> bool:
        try:
            post(address, mention)
        except (urllib.error.HTTPError, OSError):
            return False
        return any(reply.thread == mention["event"]["ts"] for reply in standin.workspace.by_bot())

    return bool(until(answered))


def children(process: subprocess.Popen[bytes]) -> list[int]:
    file = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(each) for each in file.read_text().split()]


def kill_one_worker(process: subprocess.Popen[bytes]) -> None:
    """Kill one of two workers, and wait until another was born in its place."""
    before = children(process)
    os.kill(before[0], signal.SIGKILL)
    until(lambda: len(now := children(process)) == len(before) and before[0] not in now)


needs_proc = pytest.mark.skipif(not Path("/proc/self").exists(), reason="children are read from /proc")


@needs_proc
def test_a_worker_born_while_the_files_are_broken_serves_the_last_good_catalogue(
    standin: StandIn, knowledge: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    with running(gunicorn(), environment(standin, knowledge), log) as process:
        address = address_in(log, process)
        assert asks(standin, address, 1)
        phrases = knowledge / "phrases/service.yaml"
        phrases.write_text("returns: [\n", encoding="utf-8")
        for number in range(2):
            kill_one_worker(process)
            assert asks(standin, address, 2 + number)
        assert process.poll() is None
        until(lambda: health_of(int(address.rpartition(":")[2])).get("catalogue_files") == "broken")
        phrases.write_text(PHRASES, encoding="utf-8")
        until(lambda: health_of(int(address.rpartition(":")[2])).get("catalogue_files") == "good")
    text = log.read_text(encoding="utf-8")
    assert "Traceback" not in text


def test_a_restart_while_the_files_are_broken_serves_the_last_good_catalogue(
    standin: StandIn, knowledge: Path, tmp_path: Path
) -> None:
    environ = environment(standin, knowledge)
    with running(gunicorn(1), environ, tmp_path / "log") as process:
        assert asks(standin, address_in(tmp_path / "log", process), 1)
    (knowledge / "departments/service.yaml").write_text("id: [", encoding="utf-8")
    with running(gunicorn(1), environ, tmp_path / "log2") as process:
        assert asks(standin, address_in(tmp_path / "log2", process), 2)


@needs_proc
def test_a_worker_born_while_slack_is_out_of_reach_serves_on(
    standin: StandIn, knowledge: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    with running(gunicorn(), environment(standin, knowledge), log) as process:
        address = address_in(log, process)
        assert asks(standin, address, 1)
        standin.fail("auth.test", Fault(error="internal_error"), times=100)
        kill_one_worker(process)
        kill_one_worker(process)
        assert asks(standin, address, 2)
        assert process.poll() is None


@pytest.mark.parametrize("mode", [{}, {"SLACK_APP_TOKEN": APP_TOKEN}])
def test_a_start_waits_for_slack(
    standin: StandIn, knowledge: Path, tmp_path: Path, mode: dict[str, str]
) -> None:
    standin.fail("auth.test", Fault(error="internal_error"), times=2)
    log = tmp_path / "log"
    environ = environment(standin, knowledge, PORT=str(free_port()), **mode)
    with running([sys.executable, "-m", "bot", "run"], environ, log):
        workers = 1 if mode else 2
        until(lambda: log.read_text(encoding="utf-8").count(READY) == workers)
        text = log.read_text(encoding="utf-8")
        assert "SLACK_API_URL could not be reached (internal_error)" in text
        assert "Traceback" not in text


@pytest.fixture(scope="module")
def programs() -> Path:
    found = server.programs()
    if found is None:
        pytest.skip("no PostgreSQL server is installed")
    return found


class Gate:
    """Between the bot and its database: it forwards connections to a port while it is open."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = free_port()
        self._relay: subprocess.Popen[bytes] | None = None

    def open(self) -> None:
        show = f"import tests.serve.relay as r; r.relay({self.port}, {self.target})"
        self._relay = subprocess.Popen([sys.executable, "-c", show])
        until(self._is_open)

    def close(self) -> None:
        if self._relay is not None:
            self._relay.kill()
            self._relay.wait()
            self._relay = None

    def _is_open(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


@pytest.fixture
def gate(programs: Path) -> Iterator[tuple[Gate, str]]:
    """A gate, and the URL of a database behind it."""
    with server.running(programs) as url:
        host = url.rpartition("@")[2]
        made = Gate(int(host.partition(":")[2].partition("/")[0]))
        through = url.replace(host, f"127.0.0.1:{made.port}/postgres")
        with psycopg.connect(url):
            pass
        try:
            yield made, through
        finally:
            made.close()


def upgraded(environ: dict[str, Any], folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "bot", "store", "upgrade"], env=environ, cwd=folder, check=True)


@needs_proc
def test_a_worker_born_while_the_database_is_gone_recovers_by_itself(
    standin: StandIn, knowledge: Path, tmp_path: Path, gate: tuple[Gate, str]
) -> None:
    between, url = gate
    between.open()
    log = tmp_path / "log"
    environ = environment(standin, knowledge, DATABASE_URL=url)
    upgraded(environ, tmp_path)
    with running(gunicorn(), environ, log) as process:
        address = address_in(log, process)
        assert asks(standin, address, 1)
        between.close()
        kill_one_worker(process)
        until(lambda: "retrying until it answers" in log.read_text(encoding="utf-8"))
        assert process.poll() is None
        between.open()
        assert asks(standin, address, 2)
        until(lambda: health_of(int(address.rpartition(":")[2])).get("status") == "ok")
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.mark.parametrize("mode", [{"SLACK_APP_TOKEN": APP_TOKEN}, {}])
def test_a_start_waits_for_its_database(
    standin: StandIn, knowledge: Path, tmp_path: Path, gate: tuple[Gate, str], mode: dict[str, str]
) -> None:
    between, url = gate
    between.open()
    environ = environment(standin, knowledge, DATABASE_URL=url, PORT=str(free_port()), **mode)
    upgraded(environ, tmp_path)
    between.close()
    log = tmp_path / "log"
    with running([sys.executable, "-m", "bot", "run"], environ, log) as process:
        until(lambda: "DATABASE_URL: cannot open PostgreSQL at 127.0.0.1:" in log.read_text(encoding="utf-8"))
        assert process.poll() is None
        between.open()
        workers = 1 if mode else 2
        until(lambda: log.read_text(encoding="utf-8").count(READY) == workers)
    text = log.read_text(encoding="utf-8")
    assert "Traceback" not in text
    assert url.split(":")[2].partition("@")[0] not in text  # the password


def test_a_database_in_a_folder_that_is_not_there_ends_the_start_with_one_line(
    standin: StandIn, knowledge: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    environ = environment(standin, knowledge, DATABASE_URL=f"sqlite:///{tmp_path}/nowhere/who.sqlite3")
    with running([sys.executable, "-m", "bot", "run"], environ, log) as process:
        assert process.wait(timeout=300) == 1
    (line,) = log.read_text(encoding="utf-8").splitlines()
    assert line.startswith("DATABASE_URL: cannot open the SQLite file")
