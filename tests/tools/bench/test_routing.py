"""The measurement of `route`, on a small catalogue."""

from pathlib import Path

from tests.toys.company import COMPANY
from tools.bench.routing import issues_of, measured


def test_issues_are_the_same_every_time() -> None:
    assert issues_of(COMPANY, 50) == issues_of(COMPANY, 50)
    assert len(issues_of(COMPANY, 50)) == 50


def test_it_counts_what_it_routed(company_folder: Path) -> None:
    found = measured(company_folder, rows=20).as_json()
    assert found["rows"] == 20
    assert found["ratio"] > 0
