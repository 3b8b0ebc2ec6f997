"""The whole way of a miss through two processes, with a kill between every two steps, on both databases."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import BoltResponse

from bot.catalogue.model import Keepers
from bot.catalogue.yaml.writer import write
from bot.slack.features.keepers.teach_view import WORDINGS
from bot.slack.features.keepers.texts import say
from bot.slack.features.keepers.view import BELONGS, OPEN_LIST
from bot.slack.texts import say as slack_say
from bot.standin.event_payloads import Payload
from bot.standin.person import Person
from bot.standin.server import stand_in
from bot.standin.view_actions import ViewUser
from bot.standin.view_limits import elements_of
from bot.standin.workspace import GENERAL, PERSON, Post, ShownView, Workspace
from bot.store.upgrade import upgrade
from tests.paths import ROOT
from tests.toys.company import COMPANY

KEEPER, OTHER = "U0KEEPER1", "U0OTHER00"
DRONE = "I need a drone flying permit, who can help?"
OTHER_WORDS = "who handles drone flight permits?"


@dataclass
class Process:
    """One bot; after a kill the next payload goes to a new one."""

    arguments: tuple[str, ...]
    running: subprocess.Popen[str] | None = None
    kills: int = 0

    def start(self) -> "subprocess.Popen[str]":
        if self.running is None:
            command = [sys.executable, "-m", "tests.trials.bot_process", *self.arguments]
            self.running = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            assert self.running.stdout is not None
            assert self.running.stdout.readline() == "ready\n"
        return self.running

    def send(self, payload: Payload) -> BoltResponse:
        running = self.start()
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(json.dumps(payload) + "\n")
        running.stdin.flush()
        status, body = json.loads(running.stdout.readline())
        return BoltResponse(status=status, body=body)

    def kill(self) -> None:
        if self.running is not None:
            self.running.kill()
            self.running.communicate()
            self.running, self.kills = None, self.kills + 1


@dataclass
class Trial:
    workspace: Workspace
    first: Process
    second: Process
    person: Person
    kept: ExitStack = field(default_factory=ExitStack)

    def by(self, user: str, process: Process) -> Person:
        return replace(self.person, user=user, send=process.send)

    def window(self) -> ShownView:
        shown = self.workspace.modal()
        assert shown is not None
        return shown

    def said(self) -> list[Post]:
        return [post for post in self.workspace.by_bot() if post.channel == GENERAL]

    def told(self) -> list[Post]:
        return [post for post in self.said() if slack_say("news_note", "en") in post.text]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "knowledge"
    write(replace(COMPANY, keepers=Keepers((KEEPER,))), found)
    return found


@pytest.fixture
def trial(url: str, folder: Path) -> Iterator[Trial]:
    upgrade(url)
    with stand_in() as running:
        running.workspace.users |= {KEEPER: "Kim", OTHER: "Ola"}
        arguments = (url, str(folder), running.api_url)
        first, second = Process(arguments), Process(arguments)
        try:
            yield Trial(running.workspace, first, second, Person(running, first.send))
        finally:
            first.kill()
            second.kill()


def command(url: str, *words: str) -> str:
    environ = {**os.environ, "DATABASE_URL": url}
    made = subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout


def within(seconds: float, true: Any) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return bool(true())


@pytest.mark.slow
def test_a_miss_becomes_an_answer_whatever_dies_in_between(
    trial: Trial, url: str, folder: Path, tmp_path: Path
) -> None:
    first, second = trial.first, trial.second
    second.start()
    asked = trial.by(PERSON, first).mentions(DRONE)
    assert "I don't know who handles this" in trial.said()[-1].text
    first.kill()

    hands = ViewUser(trial.by(KEEPER, first))
    hands.opens_home()
    first.kill()
    hands.presses(trial.workspace.homes[KEEPER], OPEN_LIST)
    assert "drone flying permit" in str(trial.window().view)
    first.kill()
    option = hands.types(trial.window(), BELONGS, "keeps the stock")[0]
    first.kill()
    hands.chooses(trial.window(), BELONGS, option)
    shown = trial.window()
    assert say("teach_no_change", "en") in str(shown.view)
    first.kill()
    wordings = next(each["initial_value"] for _, each in elements_of(shown.view) if "initial_value" in each)
    hands.submits(shown, {WORDINGS: {WORDINGS: {"type": "plain_text_input", "value": wordings}}})
    first.kill()

    # The other process, which has lived all the while, answers within two seconds, in other words too.
    time.sleep(2)
    trial.by(OTHER, second).mentions(OTHER_WORDS)
    assert trial.said()[-1].text.startswith("Keeper (Goods)")
    second.kill()
    first.start()
    assert within(20, trial.told)
    assert [post.thread for post in trial.told()] == [asked.ts]
    first.kill()

    assert "questions.yaml" in command(url, "learned", "export", str(folder))
    empty = Process((f"sqlite:///{tmp_path / 'empty.sqlite3'}", *first.arguments[1:]))
    try:
        trial.by(OTHER, empty).mentions("and who handles permits for drone flights?")
        assert trial.said()[-1].text.startswith("Keeper (Goods)")
    finally:
        empty.kill()

    (lesson,) = json.loads(command(url, "learned", "--json"))
    command(url, "learned", "undo", lesson["id"], "--knowledge", str(folder))
    trial.by(OTHER, first).mentions(DRONE)
    assert "I don't know who handles this" in trial.said()[-1].text
    assert len(trial.told()) == 1
    assert first.kills + second.kills >= 8
