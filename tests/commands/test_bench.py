import json
from pathlib import Path

import pytest

from bot.commands.bench import FAILED, FINE, QUESTIONS_FILE, UNUSABLE, bench
from bot.evaluate import floor


def test_json_holds_every_measure(
    company_folder: Path, company_questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench([company_questions], company_folder, as_json=True) == FINE
    report = json.loads(capsys.readouterr().out)
    assert report["questions"] == 3
    assert set(report["measures"]) == {"all", "English", "Chinese"}
    assert report["measures"]["all"]["first"] == 1.0
    assert set(report["kinds"]) == {"plain", "out-of-scope"}
    assert {"median_ms", "p99_ms", "longest_ms", "long_ms", "ratio"} <= set(report["speed"])
    assert report["opened_from_cache_s"] >= 0
    assert report["opened_from_cache_s_to_reach"] == 0.3
    assert "floor" not in report


@pytest.mark.slow
def test_tables(company_folder: Path, company_questions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench([company_questions], company_folder) == FINE
    shown = capsys.readouterr().out
    assert "right role first" in shown
    assert "Reliability" in shown
    assert "opened from the cache, s" in shown


@pytest.mark.slow
def test_the_golden_test_has_a_floor(
    company_folder: Path, company_questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (company_folder / QUESTIONS_FILE).write_bytes(company_questions.read_bytes())
    assert bench([], company_folder) == FINE
    assert bench([], company_folder, raise_floor=True) == FINE
    bounds = floor.read(company_folder / floor.FLOOR_FILE)
    assert bounds["first"] == 1.0
    assert bench([], company_folder) == FINE
    (company_folder / QUESTIONS_FILE).write_text(
        "- {q: who counts the shelves, gold: [helper]}\n", encoding="utf-8"
    )
    capsys.readouterr()
    assert bench([], company_folder, raise_floor=True) == FAILED
    assert "first: 0.0000 is below the floor of 1" in capsys.readouterr().err
    assert floor.read(company_folder / floor.FLOOR_FILE) == bounds


@pytest.mark.slow
def test_other_questions_are_not_held_to_the_floor(company_folder: Path, company_questions: Path) -> None:
    file = company_folder / floor.FLOOR_FILE
    file.write_text("ownerless_offered: 0\nfirst: 1\ndepartment_right: 1\n", encoding="utf-8")
    assert bench([company_questions], company_folder) == FINE
    assert bench([company_questions], company_folder, floor=file) == FAILED


@pytest.mark.parametrize("text", ["- q: who\n  gold: [stranger]\n", "[]\n"])
def test_bench_refuses_files_that_cannot_be_used(
    company_folder: Path, tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(text, encoding="utf-8")
    assert bench([file], company_folder) == UNUSABLE
    assert capsys.readouterr().err
    assert bench([tmp_path / "missing.yaml"], company_folder) == UNUSABLE
    assert "missing.yaml" in capsys.readouterr().err


@pytest.mark.slow
def test_a_floor_that_is_asked_for_must_be_there(
    company_folder: Path, company_questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench([company_questions], company_folder, floor=company_folder / "no.yaml") == UNUSABLE
    assert "no.yaml" in capsys.readouterr().err


def test_raising_needs_a_file(
    company_folder: Path, company_questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench([company_questions], company_folder, raise_floor=True) == UNUSABLE
    assert "--floor" in capsys.readouterr().err
