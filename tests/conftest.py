from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.catalogue.yaml.writer import write
from bot.finder import finder
from bot.finder.finder import Finder
from tests import stores
from tests.store.server import NO_SERVER
from tests.toys.company import COMPANY, QUESTIONS


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly that half of the store's tests did not run."""
    skipped = [each for each in terminalreporter.stats.get("skipped", []) if NO_SERVER in str(each.longrepr)]
    if skipped:
        line = f"The store was not tried on PostgreSQL (skipped: {len(skipped)}): {NO_SERVER}"
        terminalreporter.write_line(line, yellow=True, bold=True)


@pytest.fixture(autouse=True)
def stores_are_closed() -> Iterator[None]:
    yield
    stores.close_all()


@pytest.fixture(scope="session")
def company() -> Finder:
    """The finder of the small company."""
    return finder.build(COMPANY)


@pytest.fixture
def company_folder(tmp_path: Path) -> Path:
    """The small company's catalogue, a folder of one's own."""
    folder = tmp_path / "knowledge"
    write(COMPANY, folder)
    return folder


@pytest.fixture
def company_questions(tmp_path: Path) -> Path:
    """A file of questions that the small company's people ask."""
    file = tmp_path / "asked.yaml"
    file.write_text(QUESTIONS, encoding="utf-8")
    return file
