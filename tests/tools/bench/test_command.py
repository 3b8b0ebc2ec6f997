"""``python -m tools.bench`` as it is called."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.toys.company import QUESTIONS
from tools.bench import __main__ as program
from tools.bench import command, keystrokes, scale
from tools.bench.scale import Point

Run = Callable[..., int]


@pytest.fixture
def run(company_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in this process, on the small company; gives the exit code."""
    monkeypatch.setenv("KNOWLEDGE_DIR", str(company_folder))

    def ran(*words: object) -> int:
        monkeypatch.setattr(sys, "argv", ["bench", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            program.main()
        return int(ended.value.code or 0)

    return ran


@pytest.fixture
def organisation(tmp_path: Path) -> Path:
    """A folder that a company brings: its spreadsheet, and what its people ask."""
    folder = tmp_path / "companies" / "shop"
    folder.mkdir(parents=True)
    rows = ("Service,Helper,returns,parcel came back|refund missing", "Goods,Keeper,stock,count the shelves")
    (folder / "duties.csv").write_text("department,role,duty,phrases\n" + "\n".join(rows), encoding="utf-8")
    (folder / "questions.yaml").write_text(QUESTIONS.split("- q: 谁")[0], encoding="utf-8")
    return folder


def test_peers_prints_json(run: Run, company_questions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("peers", company_questions, "--json") == 0
    found = json.loads(capsys.readouterr().out)["peers"]
    targets = {each["name"]: each.get("times_ours_to_reach") for each in found["peers"]}
    assert {name for name, times in targets.items() if times} == {"rapidfuzz WRatio"}
    assert found["ours"]["name"]


def test_peers_prints_a_table(run: Run, company_questions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("peers", company_questions) == 0
    assert "Peers, right role first" in capsys.readouterr().out


@pytest.mark.slow
def test_scale_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.scale([300], [60], [30], as_json=True) == 0
    report = json.loads(capsys.readouterr().out)
    assert set(report) == {"scale", "few_phrases", "typing"}
    (few,) = report["few_phrases"]
    assert (few["phrases"], few["roles"]) == (60, 6)
    (point,) = report["scale"]
    assert point["phrases"] == 300
    typed = report["typing"]
    assert {each["duties"] for each in typed} == {30}
    assert set(typed[0]) == {"duties", "kind", "keystrokes", "p50_ms", "p99_ms", "worst_ms"}
    assert typed[0]["kind"] == "all"


@pytest.mark.slow
def test_scale_prints_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.scale([300], [60], [30]) == 0
    shown = capsys.readouterr().out
    assert "Growth" in shown
    assert "weights' bytes/phrase" in shown
    assert "Few phrases a role" in shown
    assert "Find as you type" in shown


def test_a_size_that_fails_is_reported_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(sizes: list[int]) -> list[Point]:
        raise subprocess.CalledProcessError(1, ["python", "-m", "tools.bench.scale", str(sizes[0])])

    monkeypatch.setattr(scale, "measure", failing)
    assert command.scale([300]) == 2
    assert capsys.readouterr().err.startswith("measuring 300 phrases failed")


def test_duties_that_fail_are_reported_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(sizes: list[int]) -> list[keystrokes.TypingTimes]:
        raise subprocess.CalledProcessError(1, ["python", "-m", "tools.bench.keystrokes", str(sizes[0])])

    monkeypatch.setattr(scale, "measure", lambda sizes: [])
    monkeypatch.setattr(scale, "measure_few", lambda sizes: [])
    monkeypatch.setattr(keystrokes, "measure", failing)
    assert command.scale(duties=[30]) == 2
    assert capsys.readouterr().err.startswith("measuring 30 duties failed")


def test_calibrate_prints_constants(
    run: Run, company_questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("calibrate", company_questions) == 0
    assert ": Final = Constants(" in capsys.readouterr().out


def test_a_catalogue_too_small_for_other_organisations_measures_none(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("other", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"other": []}


@pytest.mark.slow
def test_organisations_are_measured_beside_the_peers(
    run: Run, organisation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in (organisation, organisation.parent):
        assert run("other", folder, "--json") == 0
        (found,) = json.loads(capsys.readouterr().out)["other"]
        assert (found["organisation"], found["roles"]) == ("shop", 2)
        assert found["ours"]["first"] == {"English": 1.0}
        assert found["answers"]["questions"] == 1
    assert run("other", organisation) == 0
    assert "shop: 2 roles, right role first" in capsys.readouterr().out


@pytest.mark.slow
def test_organisations_are_calibrated_together(
    run: Run, organisation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = shutil.copytree(organisation, organisation.with_name("market"))
    assert run("calibrate", "--other", organisation, other) == 0
    assert capsys.readouterr().out.startswith("MEANT: Final = Constants(")
    assert run("calibrate", "--other", organisation.parent, "--words-alone") == 0
    assert capsys.readouterr().out.startswith("FEW: Final = Constants(")


def test_calibrating_others_needs_their_folders(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("calibrate", "--other") == 2
    assert "say whose questions to fit to: --other FOLDER…" in capsys.readouterr().err


@pytest.mark.parametrize("asked", ["[]\n", "- {q: payslip, gold: []}\n", "- {q: zzz, gold: [keeper]}\n"])
def test_too_few_questions_to_calibrate_are_told_in_one_line(
    run: Run, organisation: Path, asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (organisation / "questions.yaml").write_text(asked, encoding="utf-8")
    assert run("calibrate", "--other", organisation) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "lacks"),
    [(["other"], "duties.csv"), (["calibrate", "--other"], "train.tsv, duties.csv, catalogue.yaml")],
)
def test_a_folder_without_a_spreadsheet_is_named(
    run: Run, tmp_path: Path, words: list[str], lacks: str, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run(*words, empty) == 2
    assert capsys.readouterr().err == f"{empty}: no {lacks} here nor in a folder below\n"


@pytest.mark.parametrize("name", ["peers", "calibrate"])
def test_questions_that_cannot_be_used_are_named(
    run: Run, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("- q: who\n  gold: [stranger]\n", encoding="utf-8")
    assert run(name, file) == 2
    assert "stranger" in capsys.readouterr().err
    assert run(name, tmp_path / "missing.yaml") == 2
    assert "missing.yaml" in capsys.readouterr().err
