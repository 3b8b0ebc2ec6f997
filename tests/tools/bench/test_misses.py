"""A small organisation whose questions are missed, taught and asked again."""

from pathlib import Path

import pytest

from tools.bench import misses
from tools.bench.misses import as_json, as_table, curve_of

WORDS = ("broken", "late", "lost", "dirty", "loud", "old", "torn", "wet", "cold", "thin", "flat", "sour")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    goods = ("red shoe", "blue lamp")
    lines = [f"{good}\tthe {good} is {word}" for good in goods for word in WORDS]
    strange = ["red shoe\twho pays for pencils", "blue lamp\twho waters the plants"]
    (tmp_path / "train.tsv").write_text("\n".join([*lines, *strange]), "utf-8")
    (tmp_path / "test.tsv").write_text("\n".join([*lines[::4], "\tnobody's question"]), "utf-8")
    return tmp_path


def test_what_is_missed_is_taught_and_the_test_questions_are_asked_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(misses, "EVERY", 1)
    monkeypatch.setattr(misses, "PHRASES_A_ROLE", 1)
    monkeypatch.setattr(misses, "_missed", lambda answer, role: answer.question.startswith("who"))
    curve = curve_of(folder, misses=2)
    assert curve.roles == 2
    assert [point.misses for point in curve.points] == list(range(len(curve.points)))
    assert len(curve.points) > 1
    assert curve.points[0].right_first >= 0.5
    assert curve.worst_for_others >= -1
    (found,) = as_json([curve])
    assert set(found["points"][0]) == {"misses", "right_first", "named_right", "named_wrong", "others_change"}
    assert len(as_table(curve).rows) == len(curve.points)
