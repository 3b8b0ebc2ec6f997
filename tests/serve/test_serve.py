"""The bot in service for real: gunicorn and Socket Mode as processes, against the stand-in."""

import json
import signal
import sys
import urllib.request
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Empty
from threading import Event, Thread

import pytest

from bot.environment import WORKERS, SettingsError
from bot.serve import run_socket_mode
from bot.settings import Settings
from bot.standin.event_payloads import app_mention, message, slash_command
from bot.standin.server import Fault, StandIn
from bot.standin.socket_mode import SocketLink
from bot.standin.workspace import APP_TOKEN, BOT_USER, GENERAL, PERSON, TEAM, TOKEN, Post
from bot.store.engine import default_url
from bot.store.model import Key, Question
from bot.store.store import open_store
from bot.wsgi import APP_LOAD_ERROR
from tests.fakes import hand_made_desk
from tests.serve.processes import (
    PATIENCE_SECONDS,
    address_in,
    environment,
    free_port,
    gunicorn,
    health_of,
    post,
    running,
    until,
    web,
)


def test_gunicorn_answers_health_events_and_commands(
    standin: StandIn, knowledge: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    with running(gunicorn(), environment(standin, knowledge), log) as process:
        address = address_in(log, process)
        with urllib.request.urlopen(f"http://{address}/healthz", timeout=PATIENCE_SECONDS) as response:
            assert json.loads(response.read())["status"] == "ok"
        mention = app_mention(f"<@{BOT_USER}> who handles returns?", ts="1700000100.000001")
        for _ in range(6):  # delivered again and again, to either worker
            post(address, mention)
        reply: Post = until(standin.workspace.by_bot)[0]
        assert reply.text.startswith("Customer service specialist (Customer service)")
        assert reply.thread == "1700000100.000001"
        assert "specialist" in post(address, slash_command("returns", response_url="http://127.0.0.1:9/"))
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=PATIENCE_SECONDS) == 0
    assert len(standin.workspace.by_bot()) == 1
    assert "who handles returns" not in log.read_text(encoding="utf-8")


@pytest.mark.slow
def test_gunicorn_ends_with_one_line_when_a_setting_is_missing(
    standin: StandIn, knowledge: Path, tmp_path: Path
) -> None:
    environ = environment(standin, knowledge, SLACK_BOT_TOKEN="")
    # One worker: where a second one fails while gunicorn already halts for the first, its arbiter's
    # HaltServer is caught by nobody and ends in a traceback of gunicorn's own.
    with running(gunicorn(workers=1), environ, tmp_path / "log") as process:
        assert process.wait(timeout=PATIENCE_SECONDS) == APP_LOAD_ERROR
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert log.count("SLACK_BOT_TOKEN is not set") == 1
    assert "Traceback" not in log


RUN = """
import os
from pathlib import Path
from bot.serve import run
from bot.settings import read_settings
run(read_settings(os.environ))
"""


@pytest.mark.slow
def test_run_becomes_gunicorn_without_an_app_token(standin: StandIn, knowledge: Path, tmp_path: Path) -> None:
    port = free_port()
    log = tmp_path / "log"
    environ = environment(standin, knowledge, PORT=str(port))
    with running([sys.executable, "-c", RUN], environ, log) as process:
        assert address_in(log, process) == f"127.0.0.1:{port}"
        post(f"127.0.0.1:{port}", message("who handles returns?", ts="1700000100.000001"))
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=PATIENCE_SECONDS) == 0


@pytest.mark.slow
def test_the_procfile_serves_http_though_there_is_an_app_token(
    standin: StandIn, knowledge: Path, tmp_path: Path
) -> None:
    port = free_port()
    log = tmp_path / "log"
    environ = environment(
        standin, knowledge, SLACK_APP_TOKEN=APP_TOKEN, PORT=str(port), WEB_CONCURRENCY="", LOG_LEVEL="INFO"
    )
    with running(web(), environ, log) as process:
        assert address_in(log, process) == f"127.0.0.1:{port}"
        assert until(lambda: health_of(port))["mode"] == "http"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=PATIENCE_SECONDS) == 0
    text = log.read_text(encoding="utf-8")
    assert text.count("Booting worker") == WORKERS
    assert "alembic" not in text  # how the database was made is of no interest


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEB_CONCURRENCY", "many"),
        ("WEB_CONCURRENCY", "0"),
        ("PORT", "http"),
        ("PORT", "99999"),
        ("HOST", "two words"),
        ("HOST", "nowhere.invalid"),
    ],
)
def test_the_procfile_ends_with_one_line_for_a_malformed_setting(
    standin: StandIn, knowledge: Path, tmp_path: Path, name: str, value: str
) -> None:
    log = tmp_path / "log"
    with running(web(), environment(standin, knowledge, **{name: value}), log) as process:
        assert process.wait(timeout=PATIENCE_SECONDS) == 1
    (line,) = log.read_text(encoding="utf-8").splitlines()
    assert line.startswith(f"{name} is malformed")
    assert ": give " in line or "; it is" in line


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_socket_mode_answers_and_ends_when_told(
    standin: StandIn, knowledge: Path, tmp_path: Path, number: signal.Signals
) -> None:
    port = free_port()
    log = tmp_path / "log"
    environ = environment(standin, knowledge, SLACK_APP_TOKEN=APP_TOKEN, PORT=str(port))
    with running([sys.executable, "-c", RUN], environ, log) as process:
        link: SocketLink = until(lambda: standin.links)[0]
        mention = app_mention(f"<@{BOT_USER}> who handles returns?", ts="1700000100.000001")
        for envelope_id in ("e1", "e2"):
            link.send({"envelope_id": envelope_id, "type": "events_api", "payload": mention})
        command = slash_command("returns", response_url="http://127.0.0.1:9/")
        link.send({"envelope_id": "e3", "type": "slash_commands", "payload": command})
        replies = [link.replies.get(timeout=PATIENCE_SECONDS) for _ in range(3)]
        assert {reply["envelope_id"] for reply in replies} == {"e1", "e2", "e3"}
        (answered,) = (reply for reply in replies if reply["envelope_id"] == "e3")
        assert answered["payload"]["text"].startswith("Customer service specialist")
        assert until(standin.workspace.by_bot)[0].thread == "1700000100.000001"
        health = until(lambda: health_of(port))
        assert (health["status"], health["connected"]) == ("ok", True)
        process.send_signal(number)
        assert process.wait(timeout=PATIENCE_SECONDS) == 0
    assert len(standin.workspace.by_bot()) == 1
    text = log.read_text(encoding="utf-8")
    assert "Traceback" not in text
    for secret in ("who handles returns", TOKEN, APP_TOKEN):
        assert secret not in text


def test_refused_app_token_ends_the_start_with_one_line(standin: StandIn, tmp_path: Path) -> None:
    settings = in_socket_mode(standin, tmp_path)
    standin.fail("apps.connections.open", Fault(error="invalid_auth"))
    with pytest.raises(SettingsError, match=r"^SLACK_APP_TOKEN was refused by Slack \(invalid_auth\)"):
        run_socket_mode(settings, hand_made_desk(), stop=Event())


def test_refused_bot_token_ends_the_start_with_one_line(standin: StandIn, tmp_path: Path) -> None:
    settings = replace(in_socket_mode(standin, tmp_path), bot_token="xoxb-other")
    with pytest.raises(SettingsError, match=r"^SLACK_BOT_TOKEN was refused by Slack \(invalid_auth\)"):
        run_socket_mode(settings, hand_made_desk(), stop=Event())


@pytest.mark.slow
def test_socket_mode_reconnects_a_lost_link(standin: StandIn, tmp_path: Path) -> None:
    settings = in_socket_mode(standin, tmp_path)
    stop = Event()
    bot_thread = Thread(target=run_socket_mode, args=(settings, hand_made_desk()), kwargs={"stop": stop})
    bot_thread.start()
    try:
        first: SocketLink = until(lambda: standin.links)[0]
        first.close()
        second: SocketLink = until(lambda: standin.links[1:])[0]
        mention = app_mention(f"<@{BOT_USER}> returns", ts="1700000100.000001")
        second.send({"envelope_id": "e1", "type": "events_api", "payload": mention})
        assert until(standin.workspace.by_bot)[0].text.startswith("Customer service specialist")
    finally:
        stop.set()
        bot_thread.join(PATIENCE_SECONDS)
    assert not bot_thread.is_alive()
    with pytest.raises(Empty):
        first.replies.get_nowait()


@pytest.mark.slow
def test_question_left_behind_is_answered_at_the_next_start(
    standin: StandIn, knowledge: Path, tmp_path: Path
) -> None:
    url = default_url(tmp_path)
    asked = standin.workspace.add(Post(GENERAL, standin.workspace.next_ts(), PERSON, "returns"))
    with closing(open_store(url)) as store:
        a_minute_ago = datetime.now(UTC) - timedelta(minutes=1)
        key = Key(TEAM, GENERAL, asked.ts)
        store.record(Question(key, PERSON, "mention", "who handles returns?"), a_minute_ago)
    environ = environment(standin, knowledge, DATABASE_URL=url)
    with running(gunicorn(), environ, tmp_path / "log"):
        assert until(standin.workspace.by_bot)[0].thread == asked.ts


def in_socket_mode(standin: StandIn, folder: Path) -> Settings:
    return Settings(
        bot_token=TOKEN, app_token=APP_TOKEN, api_url=standin.api_url, database_url=default_url(folder)
    )
