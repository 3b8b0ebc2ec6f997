"""Files as companies keep them, in ``examples/messy``, become the catalogues that stand beside them."""

import csv
import io
from pathlib import Path
from typing import Final

import pytest

from bot.catalogue.sheet.export import csv_of
from bot.catalogue.sheet.spreadsheet import import_file, read_spreadsheet
from bot.catalogue.yaml.loader import load

MESSY: Final = Path(__file__).parents[3] / "examples/messy"
EXPECTED: Final = MESSY / "expected"
SHOWN: Final = ("department", "role", "duty", "phrases", "holder")
FILES: Final = sorted(path for path in MESSY.iterdir() if path.is_file() and path.name != "README.md")


def rows_of(text: str) -> list[tuple[str, ...]]:
    """What of an exported catalogue a reader of the messy file would look for."""
    rows = csv.DictReader(io.StringIO(text))
    return [
        tuple(
            "|".join(row[key] for key in (name, f"{name}_zh_hant", f"{name}_zh_hans") if row.get(key))
            for name in SHOWN
        )
        for row in rows
    ]


def expected_of(file: Path) -> tuple[list[tuple[str, ...]], list[str]]:
    with (EXPECTED / f"{file.name}.csv").open(encoding="utf-8", newline="") as opened:
        rows = [tuple(row) for row in csv.reader(opened)][1:]
    return rows, (EXPECTED / f"{file.name}.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_messy_file_becomes_the_catalogue_beside_it(file: Path) -> None:
    found = read_spreadsheet(file)
    rows, said = expected_of(file)
    assert rows_of(csv_of(found.catalogue)) == rows
    assert [*map(str, found.warnings), *found.notes] == said


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_a_messy_file_becomes_loads(file: Path, tmp_path: Path) -> None:
    report = import_file(file, tmp_path / "new")
    assert len(load(tmp_path / "new").departments) == report.departments


def test_every_expectation_has_its_file() -> None:
    expected = {f"{file.name}.{ending}" for file in FILES for ending in ("csv", "txt")}
    assert {path.name for path in EXPECTED.iterdir()} == expected
