"""The trial: questions pour in, processes die, replies get lost; every question has exactly one answer.

As a script: ``python -m tests.trials.trial --questions 2000 --database postgresql``.
"""

import argparse
import os
import random
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from http.client import HTTPException
from pathlib import Path
from threading import Event, Lock
from typing import Any

from sqlalchemy import func, select

from bot.slack.delivery import EVENT_TYPE
from bot.standin.payloads import (
    app_mention,
    http_form,
    message,
    message_changed,
    message_deleted,
    signed,
    tombstone,
)
from bot.standin.server import Fault, StandIn, stand_in
from bot.standin.workspace import BOT_USER, GENERAL, SIGNING_SECRET, TEAM, TOKEN, Post
from bot.store.engine import default_url, reading
from bot.store.schema import inbox
from bot.store.store import Store, open_store
from bot.store.upgrading import upgrade
from tests.store import server
from tests.trials.herd import Herd, being_killed, herd

SENDERS = 12
PATIENCE_SECONDS = 240.0
KILLED_ON_SECONDS = 10.0
"""How long, at most, the killing goes on when everything was delivered."""

LOST, BROKEN, LIMITED = 0.1, 0.05, 0.03
"""Shares of posts whose confirmation is lost, that fail in Slack, that are refused for being too many."""

REPEATED, EDITED, DELETED = 0.3, 0.1, 0.1
"""Shares of deliveries made again though they were acknowledged, of questions edited and deleted."""

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


@dataclass(frozen=True)
class Question:
    post: Post
    how: str
    edited: bool
    deleted: bool


@dataclass(frozen=True)
class Counts:
    """What the trial saw. All but the last four are what was done to the bot."""

    questions: int
    deliveries: int
    refused: int
    """Deliveries that no process acknowledged, and that were made again."""
    workers_killed: int
    masters_killed: int
    replies_lost: int
    posts_failed: int
    edited: int
    deleted: int
    seconds: float
    open_rows: int
    missing: int
    """Questions without an answer, or with one to their old words."""
    twice: int
    """Answers too many: a second one, one to a deleted question, one to no question at all."""
    texts_kept: int

    @property
    def holds(self) -> bool:
        return (self.open_rows, self.missing, self.twice, self.texts_kept) == (0, 0, 0, 0)

    def __str__(self) -> str:
        return "\n".join(f"{name.replace('_', ' '):>16}  {value}" for name, value in asdict(self).items())


class Slack:
    """Delivers events as Slack does: signed, again until acknowledged, and now and then once too often."""

    def __init__(self, ports: list[int], seed: int) -> None:
        self.deliveries = 0
        self.refused = 0
        self._ports = ports
        self._chance = random.Random(seed)
        self._lock = Lock()
        self._wait = Event()

    def deliver(self, payload: Mapping[str, Any]) -> None:
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not self._post(payload):
            if time.monotonic() > give_up:
                raise TimeoutError("no process acknowledged a delivery")
            self._wait.wait(self._chance.uniform(0.05, 0.4))
        if self._chance.random() < REPEATED:
            self._post(payload)

    def _post(self, payload: Mapping[str, Any]) -> bool:
        body, content_type = http_form(payload)
        headers = signed(body, content_type, SIGNING_SECRET)
        url = f"http://127.0.0.1:{self._chance.choice(self._ports)}/slack/events"
        try:
            request = urllib.request.Request(url, body.encode(), headers)
            with urllib.request.urlopen(request, timeout=5) as response:
                acknowledged = bool(response.status == 200)
        except urllib.error.HTTPError as error:
            with error:
                acknowledged = False
        except (OSError, HTTPException):
            acknowledged = False
        with self._lock:
            self.deliveries += 1
            self.refused += not acknowledged
        return acknowledged


def trial(
    url: str, folder: Path, *, questions: int, processes: int, kill_every: float, seed: int
) -> tuple[Counts, str]:
    """Run it once on the database at this URL, which is migrated first; the counts, and the bots' logs."""
    chance = random.Random(seed)
    upgrade(url)
    with stand_in() as standin, closing(open_store(url)) as store:
        environ = environment(standin, url, folder)
        faults = [fault(chance) for _ in range(questions * 4)]
        for each in faults:
            standin.fail("chat.postMessage", each)
        started = time.monotonic()
        with herd(environ, folder, processes) as running:
            slack = Slack(running.ports, seed)
            with being_killed(running, chance, kill_every):
                asked = [question(standin, chance, number) for number in range(questions)]
                with ThreadPoolExecutor(SENDERS) as senders:
                    list(senders.map(lambda each: ask(standin, slack, each), asked))
                wait_for_the_last(store, KILLED_ON_SECONDS)
            wait_for_the_last(store, PATIENCE_SECONDS)
            counts = count(standin, store, asked, running, slack, faults, time.monotonic() - started)
            return counts, running.logs()


def environment(standin: StandIn, url: str, folder: Path) -> dict[str, str]:
    for name, text in {"departments/service.yaml": DEPARTMENT, "phrases/service.yaml": PHRASES}.items():
        file = folder / "knowledge" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "PORT"))}
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


def question(standin: StandIn, chance: random.Random, number: int) -> Question:
    workspace = standin.workspace
    user = f"U0ASKER{number:05}"
    workspace.users[user] = f"asker {number}"
    how = chance.choice(["plain", "mention", "direct"])
    text = "who handles returns?" if how != "mention" else f"<@{BOT_USER}> who handles returns?"
    channel = workspace.direct(user) if how == "direct" else GENERAL
    post = workspace.add(Post(channel, workspace.next_ts(), user, text))
    draw = chance.random()
    return Question(post, how, draw < EDITED, EDITED <= draw < EDITED + DELETED)


def ask(standin: StandIn, slack: Slack, asked: Question) -> None:
    post = asked.post
    where: dict[str, Any] = {"ts": post.ts, "channel": post.channel, "user": post.user}
    kind = "im" if asked.how == "direct" else "channel"
    slack.deliver(message(post.text, channel_type=kind, **where))
    if asked.how == "mention":
        slack.deliver(app_mention(post.text, **where))
    later: dict[str, Any] = {"ts": standin.workspace.next_ts(), "channel": post.channel, "channel_type": kind}
    before = post.as_message()
    if asked.edited:
        edit = {"user": post.user, "ts": later["ts"]}
        after = {**before, "text": post.text.replace("returns", "complaints"), "edited": edit}
        slack.deliver(message_changed(after, before, **later))
    elif asked.deleted and asked.how == "direct":
        slack.deliver(message_deleted(before, **later))
    elif asked.deleted:
        slack.deliver(message_changed(tombstone(before), before, **later))


def wait_for_the_last(store: Store, seconds: float) -> None:
    give_up = time.monotonic() + seconds
    waiting = Event()
    while open_rows(store) and time.monotonic() < give_up:
        waiting.wait(0.2)


def open_rows(store: Store) -> int:
    still_open = select(func.count()).select_from(inbox).where(inbox.c.state.in_(("waiting", "working")))
    with reading(store.engine) as connection:
        return int(connection.execute(still_open).scalar_one())


def count(
    standin: StandIn,
    store: Store,
    asked: list[Question],
    running: Herd,
    slack: Slack,
    faults: list[Fault],
    seconds: float,
) -> Counts:
    answers = [post for post in standin.workspace.by_bot() if not post.shown_to]
    keys = Counter(key_of(post) for post in answers)
    texts = {key_of(post): post.text for post in answers}
    wanted = {f"{TEAM}/{each.post.channel}/{each.post.ts}": each for each in asked if not each.deleted}
    missing = sum(
        key not in keys or ("complaints" in texts[key].casefold()) != each.edited
        for key, each in wanted.items()
    )
    used = faults[: len(standin.workspace.called("chat.postMessage"))]
    with reading(store.engine) as connection:
        kept = select(func.count()).select_from(inbox).where(inbox.c.text.is_not(None))
        texts_kept = int(connection.execute(kept).scalar_one())
    return Counts(
        questions=len(asked),
        deliveries=slack.deliveries,
        refused=slack.refused,
        workers_killed=running.workers_killed,
        masters_killed=running.masters_killed,
        replies_lost=sum(each.lost_reply for each in used),
        posts_failed=sum(bool(each.error) or each.retry_after is not None for each in used),
        edited=sum(each.edited for each in asked),
        deleted=sum(each.deleted for each in asked),
        seconds=round(seconds, 1),
        open_rows=open_rows(store),
        missing=missing,
        twice=sum(number - (key in wanted) for key, number in keys.items()),
        texts_kept=texts_kept,
    )


def key_of(post: Post) -> str:
    metadata = post.metadata or {}
    return str(metadata["event_payload"]["key"]) if metadata.get("event_type") == EVENT_TYPE else ""


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
