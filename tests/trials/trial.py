"""The trial: questions pour in, processes die, replies get lost; every question has exactly one answer.

Some are no questions to the bot until people add its emoji to them, several people at the same time.

As a script: ``python -m tests.trials.trial --questions 2000 --database postgresql``.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from bot.standin.server import Fault, StandIn, stand_in
from bot.standin.workspace import SIGNING_SECRET, TEAM, TOKEN
from bot.store.engine import default_url
from bot.store.store import Store, open_store
from bot.store.upgrade import upgrade
from tests.store import server
from tests.trials.asking import ADDERS, PATIENCE_SECONDS, QUIET, READING, Slack, ask, question
from tests.trials.counting import Counts, Done, count, open_rows
from tests.trials.herd import being_killed, herd

SENDERS = 12
KILLED_ON_SECONDS = 10.0
"""How long, at most, the killing goes on when everything was delivered."""

LOST, BROKEN, LIMITED = 0.1, 0.05, 0.03
"""Shares of calls whose reply is lost, that fail in Slack, that are refused for being too many."""

DEPARTMENT = """\
id: service
name: {en: Customer service}
roles:
  - id: specialist
    name: {en: Customer service specialist}
    duties:
      - id: returns
        text: {en: Handle returns}
      - id: complaints
        text: {en: Handle complaints}
"""
PHRASES = """\
returns:
  en: [returns, send it back, customer wants to return the shoes]
complaints:
  en: [complaints, angry customer, customer complains about the service]
"""


def trial(
    url: str, folder: Path, *, questions: int, processes: int, kill_every: float, seed: int
) -> tuple[Counts, str]:
    """Run it once on the database at this URL, which is migrated first; the counts, and the bots' logs."""
    chance = random.Random(seed)
    upgrade(url)
    with stand_in() as standin, closing(open_store(url)) as store:
        environ = environment(standin, url, folder)
        methods = ("chat.postMessage", *READING)
        faults = {method: [fault(chance) for _ in range(questions * 4)] for method in methods}
        for method, ready in faults.items():
            for each in ready:
                standin.fail(method, each)
        standin.workspace.channels[QUIET] = "quiet"
        standin.workspace.users.update({user: user.casefold() for user in ADDERS})
        store.set_mode(TEAM, QUIET, "mention", ADDERS[0], datetime.now(UTC))
        started = time.monotonic()
        with herd(environ, folder, processes) as running:
            slack = Slack(running.ports, seed)
            with being_killed(running, chance, kill_every):
                asked = [question(standin, chance, number) for number in range(questions)]
                with ThreadPoolExecutor(SENDERS) as senders:
                    list(senders.map(lambda each: ask(standin, slack, each), asked))
                wait_for_the_last(store, KILLED_ON_SECONDS)
            wait_for_the_last(store, PATIENCE_SECONDS)
            done = Done(running, slack, faults, time.monotonic() - started)
            counts = count(standin, store, asked, done)
            return counts, running.logs()


def environment(standin: StandIn, url: str, folder: Path) -> dict[str, str]:
    for name, text in {"departments/service.yaml": DEPARTMENT, "phrases/service.yaml": PHRASES}.items():
        file = folder / "knowledge" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    ours = ("SLACK_", "PORT", "REACTION")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {
        **kept,
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": standin.api_url,
        "DATABASE_URL": url,
        "KNOWLEDGE_DIR": str(folder / "knowledge"),
    }


def fault(chance: random.Random) -> Fault:
    draw = chance.random()
    if draw < LOST:
        return Fault(lost_reply=True)
    if draw < LOST + BROKEN:
        return Fault(error="internal_error")
    return Fault(retry_after=chance.choice([1, 4])) if draw < LOST + BROKEN + LIMITED else Fault()


def wait_for_the_last(store: Store, seconds: float) -> None:
    give_up = time.monotonic() + seconds
    waiting = Event()
    while open_rows(store) and time.monotonic() < give_up:
        waiting.wait(0.2)


@contextmanager
def database(name: str, folder: Path) -> Iterator[str]:
    """The URL behind ``sqlite``, ``postgresql`` (a server of our own), or a URL."""
    if name == "sqlite":
        yield default_url(folder)
    elif name == "postgresql":
        programs = server.programs()
        if programs is None:
            raise SystemExit("no PostgreSQL server here: install one, or give the URL of a database")
        with server.running(programs) as url:
            yield url
    else:
        yield name


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--database", default="sqlite", help="sqlite, postgresql, or a URL")
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=3)
    parser.add_argument("--kill-every", type=float, default=1.0, help="seconds, about")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, database(given.database, Path(folder)) as url:
        counts, logs = trial(
            url,
            Path(folder),
            questions=given.questions,
            processes=given.processes,
            kill_every=given.kill_every,
            seed=given.seed,
        )
    print(counts)
    if "Traceback" in logs:
        print(logs, file=sys.stderr)
    return 0 if counts.holds else 1


if __name__ == "__main__":
    sys.exit(main())
