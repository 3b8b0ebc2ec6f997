from pathlib import Path

import pytest

from tests.paths import KNOWLEDGE
from tests.toys.every_part import ELSEWHERE, FRAME, MARKETING, PHRASES, Change


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small sound catalogue that uses every part of the format."""
    root = tmp_path / "knowledge"
    (root / "departments").mkdir(parents=True)
    (root / "phrases").mkdir()
    (root / "catalogue.yaml").write_text(FRAME, encoding="utf-8")
    (root / "elsewhere.yaml").write_text(ELSEWHERE, encoding="utf-8")
    (root / "departments/marketing.yaml").write_text(MARKETING, encoding="utf-8")
    (root / "phrases/marketing.yaml").write_text(PHRASES, encoding="utf-8")
    return root


@pytest.fixture
def change(folder: Path) -> Change:
    """Replace a text in one file of the folder; gives the folder."""

    def changed(name: str, old: str, new: str) -> Path:
        path = folder / name
        before = path.read_text(encoding="utf-8")
        assert before.count(old) >= 1
        path.write_text(before.replace(old, new, 1), encoding="utf-8")
        return folder

    return changed


@pytest.fixture
def shipped() -> Path:
    return KNOWLEDGE
