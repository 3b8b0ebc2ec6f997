from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.standin.server import StandIn, stand_in
from tests.serve.processes import DEPARTMENT, PHRASES


@pytest.fixture
def standin() -> Iterator[StandIn]:
    with stand_in() as running:
        yield running


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    for name, text in {"departments/service.yaml": DEPARTMENT, "phrases/service.yaml": PHRASES}.items():
        file = tmp_path / "knowledge" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "knowledge"
