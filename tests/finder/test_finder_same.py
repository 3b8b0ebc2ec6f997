"""The same question and catalogue give the same answer everywhere."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from bot.catalogue.sheet.spreadsheet import import_csv
from bot.catalogue.yaml.loader import load
from bot.finder.finder import Finder, build
from tests.finder.questions import QUESTIONS, as_json
from tests.finder.shop import SHOP

PROGRAM = """
import json, sys
from dataclasses import replace
from pathlib import Path
from bot.catalogue.loading import load
from bot.finder.finder import build
found = build(load(Path(sys.argv[1])))
for question in json.load(sys.stdin):
    answer = replace(found.find(question), elapsed_ms=0.0).as_json()
    print(json.dumps(answer, ensure_ascii=False, sort_keys=True))
"""

WEIGHTS = """
import sys
from hashlib import sha256
from pathlib import Path
from bot.catalogue.loading import load
from bot.finder.finder import build
print(sha256(build(load(Path(sys.argv[1]))).weights.tobytes()).hexdigest())
"""


def test_another_process_gives_the_same_answers(shipped: Finder) -> None:
    """Whatever order its sets and hashes have."""
    root = Path(__file__).parents[2]
    expected = [as_json(shipped.find(question)) for question in QUESTIONS]
    assert len(expected) == 30
    seed = "4711" if os.environ.get("PYTHONHASHSEED") != "4711" else "1"
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(root / "knowledge")],
        input=json.dumps(QUESTIONS),
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout.splitlines() == expected


def test_asking_changes_nothing(shipped: Finder) -> None:
    before = [as_json(shipped.find(question)) for question in QUESTIONS]
    assert [as_json(shipped.find(question)) for question in reversed(QUESTIONS)] == before[::-1]


def test_the_same_catalogue_gives_the_same_finder() -> None:
    one, other = build(SHOP), build(SHOP)
    answers = [as_json(one.find(question)) for question in QUESTIONS]
    assert answers == [as_json(other.find(question)) for question in QUESTIONS]


@pytest.mark.parametrize("threads", ["1", "2"])
def test_however_many_threads_fit_it(threads: str, tmp_path: Path) -> None:
    """Where sums are made by a numerics library, their order is the library's."""
    root = Path(__file__).parents[2]
    import_csv(root / "examples/council/duties.csv", tmp_path / "knowledge")
    fitted = build(load(tmp_path / "knowledge")).weights
    assert fitted is not None
    run = subprocess.run(
        [sys.executable, "-c", WEIGHTS, str(tmp_path / "knowledge")],
        env=os.environ
        | {"OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == sha256(fitted.tobytes()).hexdigest()
