"""The inbox under fire: several processes, the same questions, kill -9 at random moments."""

import multiprocessing
import random
from collections import defaultdict
from itertools import count, pairwise
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from bot.store.schema import inbox
from bot.store.store import open_store
from bot.store.upgrade import upgrade
from tests.store.builders import rows
from tests.store.worker import key_of, work

QUESTIONS = 800
PROCESSES = 4
KILLS = 20
PATIENCE_SECONDS = 300
"""Far more than it takes; only a hang gets there."""

Running = ForkServerProcess


@pytest.mark.slow
def test_every_question_is_answered_once_whoever_is_killed(url: str, tmp_path: Path) -> None:
    upgrade(url)
    for name in ("claimed", "posted", "failed"):
        (tmp_path / name).touch()
    kill_at_random(url, tmp_path)

    posted = (tmp_path / "posted").read_text().split()
    every = sorted(key_of(number).ts for number in range(QUESTIONS))
    assert sorted(posted) == every

    store = open_store(url)
    kept = rows(store.engine, inbox)
    store.close()
    assert sorted(row["ts"] for row in kept) == every
    assert {row["state"] for row in kept} == {"answered"}
    assert {row["text"] for row in kept} == {None}
    assert all(row["answer_ts"] == row["ts"].replace(".0001", ".0002") for row in kept)

    claims = claims_of(tmp_path / "claimed")
    # Kills and lost confirmations did happen, and led to second attempts.
    assert sum(map(len, claims.values())) > QUESTIONS
    handed_back = set((tmp_path / "failed").read_text().splitlines())
    for ts, made in claims.items():
        for (attempt, _, until), (later, since, _) in pairwise(made):
            assert attempt < later
            assert since >= until or f"{ts} {attempt}" in handed_back


def claims_of(path: Path) -> dict[str, list[tuple[int, float, float]]]:
    claims: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
    for line in path.read_text().splitlines():
        ts, attempt, since, until = line.split()
        claims[ts].append((int(attempt), float(since), float(until)))
    return {ts: sorted(made) for ts, made in claims.items()}


def kill_at_random(url: str, folder: Path) -> None:
    chance = random.Random(20260304)
    seeds = count()

    # Forked from a small process that has imported everything: quick to start, nothing shared.
    nursery = multiprocessing.get_context("forkserver")
    nursery.set_forkserver_preload(["tests.store.worker"])

    def start() -> Running:
        process = nursery.Process(target=work, args=(url, folder, QUESTIONS, next(seeds)))
        process.start()
        return process

    running = [start() for _ in range(PROCESSES)]
    try:
        for kill in range(1, KILLS + 1):
            victim = chance.randrange(PROCESSES)
            wait_for_claims(running[victim], folder, kill * QUESTIONS // (KILLS + 5) + chance.randrange(10))
            running[victim].kill()
            running[victim].join(PATIENCE_SECONDS)
            running[victim] = start()
        for process in running:
            process.join(PATIENCE_SECONDS)
        assert [process.exitcode for process in running] == [0] * PROCESSES
    finally:
        for process in running:
            process.kill()
            process.join(PATIENCE_SECONDS)


def wait_for_claims(process: Running, folder: Path, claims: int) -> None:
    """Until that many claims were made by all together, or this process has ended by itself."""
    while (folder / "claimed").read_bytes().count(b"\n") < claims:
        process.join(0.01)
        if process.exitcode is not None:
            return
