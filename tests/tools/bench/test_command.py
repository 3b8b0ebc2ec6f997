import json
import subprocess
from pathlib import Path

import pytest

from bot.evaluate import floor
from tests.evaluate.conftest import QUESTIONS
from tools.bench import command, keystrokes, scale
from tools.bench.command import FAILED, FINE, UNUSABLE, bench
from tools.bench.scale import Point


def test_json_holds_every_measure(
    knowledge: Path, questions_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench([questions_file], knowledge, as_json=True) == FINE
    report = json.loads(capsys.readouterr().out)
    assert report["questions"] == 3
    assert set(report["measures"]) == {"all", "English", "Chinese"}
    assert report["measures"]["all"]["first"] == 1.0
    assert set(report["kinds"]) == {"plain", "out-of-scope"}
    assert {"median_ms", "p99_ms", "longest_ms", "long_ms", "ratio"} <= set(report["speed"])
    assert report["opened_from_cache_s"] > 0
    assert report["opened_from_cache_s_to_reach"] == 0.3
    targets = {each["name"]: each.get("times_ours_to_reach") for each in report["peers"]["peers"]}
    assert {name for name, times in targets.items() if times} == {"rapidfuzz WRatio"}
    assert report["peers"]["ours"]["name"]
    assert "floor" not in report


def test_tables_without_peers(
    knowledge: Path, questions_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench([questions_file], knowledge, peers=False) == FINE
    shown = capsys.readouterr().out
    assert "right role first" in shown
    assert "Reliability" in shown
    assert "opened from the cache, s" in shown
    assert "Peers" not in shown


def test_the_golden_test_has_a_floor(
    knowledge: Path, questions_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (knowledge / command.QUESTIONS_FILE).write_bytes(questions_file.read_bytes())
    assert bench([], knowledge, peers=False) == FINE
    assert bench([], knowledge, peers=False, raise_floor=True) == FINE
    bounds = floor.read(knowledge / floor.FLOOR_FILE)
    assert bounds["first"] == 1.0
    assert bench([], knowledge, peers=False) == FINE
    (knowledge / command.QUESTIONS_FILE).write_text(
        "- {q: who counts the shelves, gold: [helper]}\n", encoding="utf-8"
    )
    capsys.readouterr()
    assert bench([], knowledge, peers=False, raise_floor=True) == FAILED
    assert "first: 0.0000 is below the floor of 1" in capsys.readouterr().err
    assert floor.read(knowledge / floor.FLOOR_FILE) == bounds


def test_other_questions_are_not_held_to_the_floor(knowledge: Path, questions_file: Path) -> None:
    (knowledge / floor.FLOOR_FILE).write_text(
        "ownerless_offered: 0\nfirst: 1\ndepartment_right: 1\n", encoding="utf-8"
    )
    assert bench([questions_file], knowledge, peers=False) == FINE
    assert bench([questions_file], knowledge, peers=False, floor=knowledge / floor.FLOOR_FILE) == FAILED


@pytest.mark.parametrize("text", ["- q: who\n  gold: [stranger]\n", "[]\n"])
def test_files_that_cannot_be_used(
    knowledge: Path, tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(text, encoding="utf-8")
    assert bench([file], knowledge) == UNUSABLE
    assert capsys.readouterr().err
    assert bench([tmp_path / "missing.yaml"], knowledge) == UNUSABLE
    assert "missing.yaml" in capsys.readouterr().err


def test_a_floor_that_is_asked_for_must_be_there(
    knowledge: Path, questions_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench([questions_file], knowledge, peers=False, floor=knowledge / "no.yaml") == UNUSABLE
    assert "no.yaml" in capsys.readouterr().err


def test_raising_needs_a_file(
    knowledge: Path, questions_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench([questions_file], knowledge, raise_floor=True) == UNUSABLE
    assert "--floor" in capsys.readouterr().err


def test_scale_as_json_and_picture(
    knowledge: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "growth.svg"
    assert (
        bench([], knowledge, scale=True, sizes=[300], few=[60], duties=[30], as_json=True, plot=picture)
        == FINE
    )
    report = json.loads(capsys.readouterr().out)
    assert set(report) == {"scale", "fine", "typing"}
    (few,) = report["fine"]
    assert (few["phrases"], few["roles"]) == (60, 6)
    (point,) = report["scale"]
    assert point["phrases"] == 300
    typed = report["typing"]
    assert {each["duties"] for each in typed} == {30}
    assert set(typed[0]) == {"duties", "kind", "keystrokes", "p50_ms", "p99_ms", "worst_ms"}
    assert typed[0]["kind"] == "all"
    assert picture.read_text(encoding="utf-8").startswith("<svg")


def test_scale_as_tables(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench([], knowledge, scale=True, sizes=[300], few=[60], duties=[30]) == FINE
    shown = capsys.readouterr().out
    assert "Growth" in shown
    assert "weights' bytes/phrase" in shown
    assert "Few phrases a role" in shown
    assert "Find as you type" in shown


def test_calibrate_prints_constants(
    knowledge: Path, questions_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench([questions_file], knowledge, calibrate=True) == FINE
    assert ": Final = Constants(" in capsys.readouterr().out


def test_a_catalogue_too_small_for_other_organisations(
    knowledge: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench([], knowledge, other=True, as_json=True) == FINE
    assert json.loads(capsys.readouterr().out) == {"other": []}


def test_a_size_that_fails_is_told_in_one_line(
    knowledge: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(sizes: list[int]) -> list[Point]:
        raise subprocess.CalledProcessError(1, ["python", "-m", "tools.bench.scale", str(sizes[0])])

    monkeypatch.setattr(scale, "measure", failing)
    assert bench([], knowledge, scale=True, sizes=[300]) == UNUSABLE
    assert "measuring 300 phrases failed" in capsys.readouterr().err


def test_duties_that_fail_are_told_in_one_line(
    knowledge: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(sizes: list[int]) -> list[keystrokes.Typed]:
        raise subprocess.CalledProcessError(1, ["python", "-m", "tools.bench.keystrokes", str(sizes[0])])

    monkeypatch.setattr(scale, "measure", lambda sizes: [])
    monkeypatch.setattr(scale, "measure_few", lambda sizes: [])
    monkeypatch.setattr(keystrokes, "measure", failing)
    assert bench([], knowledge, scale=True, duties=[30]) == UNUSABLE
    assert "measuring 30 duties failed" in capsys.readouterr().err


@pytest.fixture
def organisation(tmp_path: Path) -> Path:
    """A folder that a company brings: its spreadsheet, and what its people ask."""
    folder = tmp_path / "companies" / "shop"
    folder.mkdir(parents=True)
    rows = ("Service,Helper,returns,parcel came back|refund missing", "Goods,Keeper,stock,count the shelves")
    (folder / "duties.csv").write_text("department,role,duty,phrases\n" + "\n".join(rows), encoding="utf-8")
    (folder / "questions.yaml").write_text(QUESTIONS.split("- q: 谁")[0], encoding="utf-8")
    return folder


def test_organisations_are_measured_beside_the_peers(
    organisation: Path, knowledge: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in (organisation, organisation.parent):
        assert bench([folder], knowledge, other=True, as_json=True) == FINE
        (found,) = json.loads(capsys.readouterr().out)["other"]
        assert (found["organisation"], found["roles"]) == ("shop", 2)
        assert found["ours"]["first"] == {"English": 1.0}
        assert found["answers"]["questions"] == 1
    assert bench([organisation], knowledge, other=True) == FINE
    assert "shop: 2 roles, right role first" in capsys.readouterr().out


def test_organisations_are_calibrated_together(
    organisation: Path, knowledge: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench([organisation, organisation], knowledge, other=True, calibrate=True) == FINE
    assert capsys.readouterr().out.startswith("FEW: Final = Constants(")


def test_calibrating_others_needs_their_folders(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench([], knowledge, other=True, calibrate=True) == UNUSABLE
    assert capsys.readouterr().err == "say whose questions to fit to: --other FOLDER…\n"


@pytest.mark.parametrize("asked", ["[]\n", "- {q: payslip, gold: []}\n", "- {q: zzz, gold: [keeper]}\n"])
def test_too_few_questions_to_calibrate_are_told_in_one_line(
    organisation: Path, knowledge: Path, asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (organisation / "questions.yaml").write_text(asked, encoding="utf-8")
    assert bench([organisation], knowledge, other=True, calibrate=True) == UNUSABLE
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_without_a_spreadsheet_is_named(
    knowledge: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for calibrate in (False, True):
        assert bench([empty], knowledge, other=True, calibrate=calibrate) == UNUSABLE
        assert capsys.readouterr().err == f"{empty}: no duties.csv here nor in a folder below\n"
