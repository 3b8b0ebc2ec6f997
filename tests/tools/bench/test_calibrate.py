from dataclasses import replace

import numpy as np
import pytest

from bot.catalogue.questions import LabelledQuestion
from bot.finder import finder
from bot.finder.finder import Finder, build
from bot.finder.model import calibration
from bot.finder.ranking import decision
from bot.finder.ranking.scoring import Query, Scores
from tests.toys.company import COMPANY
from tools.bench import calibrate
from tools.bench.logistic import fit_logistic


def test_logistic_regression_finds_what_made_the_labels() -> None:
    random = np.random.default_rng(1)
    signals = random.normal(size=(4000, 2))
    logits = 2.0 * signals[:, 0] - 1.0 * signals[:, 1] + 0.5
    truth = (random.random(4000) < 1 / (1 + np.exp(-logits))).astype(np.float64)
    weights, bias = fit_logistic(signals, truth)
    assert weights == pytest.approx([2.0, -1.0], abs=0.2)
    assert bias == pytest.approx(0.5, abs=0.15)


def test_a_signal_that_never_changes_does_no_harm() -> None:
    signals = np.column_stack([np.linspace(-1, 1, 40), np.full(40, 3.0)])
    weights, _ = fit_logistic(signals, (signals[:, 0] > 0).astype(np.float64))
    assert weights[0] > 0
    assert abs(weights[1]) < 1e-6


def asked(file: str) -> list[LabelledQuestion]:
    owned = [
        ("who handles refund not received", "helper"),
        ("who counts the shelves", "keeper"),
        ("coupon does not work, who can help", "pricer"),
        ("谁负责库存盘点", "keeper"),
        ("退款没有到账找谁", "helper"),
    ]
    nobody = ["my salary is late", "payslip", "who runs payroll", "工资条找谁"]
    return [
        *(LabelledQuestion(text, (role,), None, "plain", "en", file, 1) for text, role in owned),
        *(LabelledQuestion(text, (), None, "out-of-scope", "en", file, 1) for text in nobody),
    ]


@pytest.mark.parametrize("files", [["a.yaml"], ["a.yaml", "b.yaml"]])
def test_calibrate_fits_the_constants_of_the_module(company: Finder, files: list[str]) -> None:
    questions = [question for file in files for question in asked(file)]
    found = calibrate.fit([(company, questions)])
    assert len(found.constants.owned.weights) == len(found.constants.signals)
    assert found.questions == len(questions)
    assert found.heldout.owned_loss > 0
    lines = calibrate.constants(found)
    assert lines.startswith("MEANT: Final = Constants(")
    assert found.as_json()["held_out"]["owned_wrong"] <= 1


def test_catalogues_of_other_sizes_are_fitted_together_each_a_fold(
    company: Finder,
) -> None:
    small = build(replace(COMPANY, departments=COMPANY.departments[1:]))
    few = [
        LabelledQuestion("who counts the shelves", ("keeper",), None, "plain", "en", "c", 1),
        *asked("c")[5:],
    ]
    assert small.entries.role_count < company.entries.role_count
    found = calibrate.fit([(company, asked("a")), (small, few)])
    assert found.questions == len(asked("a")) + len(few)
    losses = (found.heldout.owned_loss, found.heldout.role_loss)
    assert np.isfinite([*losses, *found.constants.owned.weights]).all()
    parts = [calibrate.sampled(company, asked("a")), calibrate.sampled(small, few)]
    assert calibrate.joined(parts).fold_of.tolist() == [0] * len(parts[0].owned) + [1] * len(parts[1].owned)


def test_signals_are_those_that_the_finder_decides_by(
    company: Finder, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_of: list[list[float]] = []
    chances = decision.chances_of

    def noting(
        scores: Scores, query: Query, role_count: int, asked: bool, constants: calibration.Constants
    ) -> decision.Chances:
        found = decision.signals_of(scores, query, role_count, asked)
        asked_of.append([found[name] for name in constants.signals])
        return chances(scores, query, role_count, asked, constants)

    questions = [
        LabelledQuestion(text, ("helper",), None, "plain", "en", "f", 1)
        for text in ("refund not received", "exchanges", "refund", "who counts the shelves")
    ]
    monkeypatch.setattr(finder, "chances_of", noting)
    for question in questions:
        company.find(question.text)
    assert calibrate.sampled(company, questions).signals.tolist() == asked_of


def test_folds_are_files_or_fifths(company: Finder) -> None:
    assert set(calibrate.sampled(company, [*asked("a"), *asked("b")]).fold_of.tolist()) == {0, 1}
    assert set(calibrate.sampled(company, asked("a")).fold_of.tolist()) == {0, 1, 2, 3, 4}
