"""The steps add up to what they explain."""

import math
import re

import pytest

from bot.answer import Answer, Step
from bot.finder.finder import Finder

EVERY = (
    "who handles returns",
    "谁管库存盘点",
    "who hanldes retunrs?",
    "who runs payroll",
    "good luck with the exam",
    "退或 invoices",
)


def step(answer: Answer, title: str) -> Step:
    return next(found for found in answer.steps if found.title.startswith(title))


def parts(lines: tuple[str, ...]) -> list[float]:
    """The signed numbers that lines begin with."""
    return [float(found.group()) for line in lines if (found := re.match(r"[+-]\d+\.\d+", line))]


@pytest.mark.parametrize("question", EVERY)
def test_the_parts_of_a_score_add_up_to_it(shipped: Finder, question: str) -> None:
    scored = [
        found for found in shipped.find(question, explain=True).steps if found.title.startswith("Score of ")
    ]
    assert len(scored) == 3
    totals = [float(found.title.rpartition(": ")[2]) for found in scored]
    assert totals == sorted(totals, reverse=True)
    for found, total in zip(scored, totals, strict=True):
        contributions = parts(found.lines)
        assert len(contributions) == len(found.lines)
        assert sum(contributions) == pytest.approx(total, abs=0.0005 * (len(contributions) + 2))


def test_boundaries_are_parts_too(shop: Finder) -> None:
    scored = [
        found for found in shop.find("tax returns", explain=True).steps if found.title.startswith("Score")
    ]
    shown = {found.title.partition(":")[0]: found for found in scored}
    assert "+1.000  boundary “tax returns”" in shown["Score of finance"].lines
    assert "-1.000  boundary “tax returns”" in shown["Score of returns-specialist"].lines
    for found in scored:
        total = float(found.title.rpartition(": ")[2])
        assert sum(parts(found.lines)) == pytest.approx(total, abs=0.0005 * (len(found.lines) + 2))


@pytest.mark.parametrize("question", EVERY)
def test_the_signals_add_up_to_the_chance(shipped: Finder, question: str) -> None:
    answer = shipped.find(question, explain=True)
    lines = step(answer, "Chances").lines
    shown = next(line for line in lines if line.startswith("somebody in the catalogue"))
    owned = 1 / (1 + math.exp(-sum(parts(lines))))
    assert float(shown.rpartition(" ")[2]) == pytest.approx(owned, abs=0.003)
    assert answer.best is not None
    assert f"{answer.best.role}: " in lines[-3]


@pytest.mark.parametrize("question", EVERY)
def test_the_outcome_has_the_best_expected_value(shipped: Finder, question: str) -> None:
    answer = shipped.find(question, explain=True)
    last = answer.steps[-1]
    assert last.title == f"Outcome: {answer.outcome}"
    values = {line.partition(":")[0]: float(line.rpartition(" ")[2]) for line in last.lines}
    named = {"answered": "answered", "choose": f"choose {answer.offered}"}.get(answer.outcome, "refuse")
    assert values[named] == max(values.values())


def test_in_the_order_of_the_work(shipped: Finder) -> None:
    titles = [
        found.title.partition(" of ")[0].partition(":")[0]
        for found in shipped.find(EVERY[0], explain=True).steps
    ]
    assert titles == ["Read as", "Mended", "Words that count", *["Score"] * 3, "Chances", "Outcome"]


def test_what_was_read_and_mended(shipped: Finder) -> None:
    answer = shipped.find("<@U012AB3CD> hi!\n&gt; parcel lost\nwho hanldes retunrs?", explain=True)
    assert step(answer, "Read as").lines == ("hi!", "> parcel lost", "who hanldes retunrs?")
    assert "retunrs → returns" in step(answer, "Mended").lines
    assert step(shipped.find("who handles returns", explain=True), "Mended").lines == ("nothing",)


def test_the_words_that_count(shipped: Finder) -> None:
    lines = step(shipped.find("who handles returns", explain=True), "Words that count").lines
    assert lines[0].startswith("return: ")
    assert not any(line.startswith(("who", "handl")) for line in lines)
    assert lines[-1] == "share the catalogue knows: 1.00"


def test_the_phrases_of_the_duty_are_shown(shipped: Finder) -> None:
    answer = shipped.find("who handles returns", explain=True)
    best = step(answer, "Score of customer-service-specialist")
    assert any("phrase “" in line and "of returns-and-exchanges" in line for line in best.lines)


def test_a_name_needs_one_step(shipped: Finder) -> None:
    answer = shipped.find("what does the data engineer do?", explain=True)
    assert [found.title for found in answer.steps] == ["Named outright"]
    assert "data-engineer" in answer.steps[0].lines[0]


def test_nothing_known(shipped: Finder) -> None:
    answer = shipped.find("who handles zxqvb", explain=True)
    assert [found.title for found in answer.steps] == ["Read as", "Compared"]
    assert step(shipped.find("", explain=True), "Read as").lines == ("nothing",)


@pytest.mark.parametrize("question", EVERY)
def test_explaining_changes_no_answer(shipped: Finder, question: str) -> None:
    assert shipped.find(question, explain=True).as_json() == shipped.find(question).as_json()
