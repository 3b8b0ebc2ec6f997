"""The same question and catalogue give the same answer everywhere."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.answer import Answer
from bot.catalogue.questions import load as questions_in
from bot.catalogue.sheet.spreadsheet import import_file
from bot.catalogue.yaml.loader import load
from bot.finder.finder import Finder, build
from tests.finder.questions import QUESTIONS, as_json, exactly
from tests.paths import EXAMPLES, KNOWLEDGE, ROOT
from tests.toys.shop import SHOP

PROGRAM = """
import json, sys
from pathlib import Path
from bot.catalogue.yaml.loader import load
from bot.finder.finder import build
from tests.finder import questions
found = build(load(Path(sys.argv[1])))
for question in json.load(sys.stdin):
    print(getattr(questions, sys.argv[2])(found.find(question)))
"""


def answers(
    knowledge: Path, questions: Sequence[str], environment: dict[str, str], told: Callable[[Answer], str]
) -> list[str]:
    """What another process answers, told as JSON by a function of ``tests.finder.questions``."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(knowledge), told.__name__],
        input=json.dumps(questions),
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return run.stdout.splitlines()


def test_another_process_gives_the_same_answers(shipped: Finder) -> None:
    """Whatever order its sets and hashes have."""
    expected = [as_json(shipped.find(question)) for question in QUESTIONS]
    assert len(expected) == 30
    seed = "4711" if os.environ.get("PYTHONHASHSEED") != "4711" else "1"
    assert answers(KNOWLEDGE, QUESTIONS, {"PYTHONHASHSEED": seed}, as_json) == expected


def test_asking_changes_nothing(shipped: Finder) -> None:
    before = [as_json(shipped.find(question)) for question in QUESTIONS]
    assert [as_json(shipped.find(question)) for question in reversed(QUESTIONS)] == before[::-1]


def test_the_same_catalogue_gives_the_same_finder() -> None:
    one, other = build(SHOP), build(SHOP)
    answers = [as_json(one.find(question)) for question in QUESTIONS]
    assert answers == [as_json(other.find(question)) for question in QUESTIONS]


@dataclass(frozen=True)
class Asked:
    """An organisation of the examples, a few hundred questions, and the answers given in this process."""

    knowledge: Path
    questions: list[str]
    answers: list[dict[str, Any]]


@pytest.fixture(scope="module", params=["council", pytest.param("hospital", marks=pytest.mark.slow)])
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """Catalogues with few phrases: theirs are the weights that a numerics library sums up."""
    example = EXAMPLES / request.param
    knowledge = tmp_path_factory.mktemp(request.param) / "knowledge"
    import_file(example / "duties.csv", knowledge)
    catalogue = load(knowledge)
    questions = [each.text for each in questions_in([example / "questions.yaml"], catalogue)]
    found = build(catalogue)
    assert found.weights is not None
    return Asked(knowledge, questions, [json.loads(exactly(found.find(each))) for each in questions])


@pytest.mark.slow
@pytest.mark.parametrize(
    "threads", ["1", *(pytest.param(more, marks=pytest.mark.slow) for more in ("2", "5"))]
)
def test_however_many_threads_fit_it_the_answers_are_equal(threads: str, asked: Asked) -> None:
    """Outcome, matches, and confidences to three places; matches that are even to three may change places.

    Not the weights' bytes: a numerics library adds up in an order that depends on processor and threads.
    """
    assert len(asked.questions) >= 400
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    there = answers(asked.knowledge, asked.questions, dict.fromkeys(names, threads), exactly)
    for question, one, other in zip(asked.questions, asked.answers, map(json.loads, there), strict=True):
        assert outline_of(one) == outline_of(other), question
        assert_even(one["matches"], other["matches"], question)
        assert_even(other["matches"], one["matches"], question)


def outline_of(answer: dict[str, Any]) -> tuple[object, ...]:
    """An answer without its figures and runners-up."""
    return (
        answer["outcome"],
        answer.get("offered"),
        answer["elsewhere"] and answer["elsewhere"]["topic"],
        [owner(match) for match in answer["matches"][: answer["outcome"] == "answered"]],
        [outline_of(each) for each in answer["further"]],
    )


def assert_even(matches: list[dict[str, Any]], others: list[dict[str, Any]], question: str) -> None:
    """Each has the same confidence there; one that was cut off there, as much as the last."""
    assert len(matches) == len(others), question
    there = {owner(match): match["confidence"] for match in others}
    for match in matches:
        confidence = there.get(owner(match), others[-1]["confidence"])
        assert match["confidence"] == pytest.approx(confidence, abs=0.0005), question


def owner(match: dict[str, Any]) -> tuple[str, str, str]:
    return match["department"], match["role"], match["duty"]
