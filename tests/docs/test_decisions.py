"""Each record of a decision has the same head, and the index lists all of them."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.docs.pages import name_of
from tests.paths import DOCS

FOLDER = DOCS / "decisions"
RECORDS = sorted(FOLDER.glob("0*.md"))
HEAD = re.compile(r"^\| (date|status|rejected|checked by) \| (.+) \|$", re.MULTILINE)


@pytest.mark.parametrize("record", RECORDS, ids=name_of)
def test_record_has_its_head(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    head = dict(HEAD.findall(text))
    assert list(head) == ["date", "status", "rejected", "checked by"]
    assert date.fromisoformat(head["date"])
    assert head["status"].startswith(("applies", "replaced by"))
    assert text.startswith(f"# {int(record.name[:4])}. ")


def test_numbers_run_without_gaps() -> None:
    assert [int(record.name[:4]) for record in RECORDS] == list(range(1, len(RECORDS) + 1))


def test_index_lists_every_record_by_its_title() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (\d+) \| \[(.+)\]\((.+)\) \|$", index, re.MULTILINE)
    titled = [
        (
            str(int(record.name[:4])),
            record.read_text(encoding="utf-8").splitlines()[0].split(". ", 1)[1],
            record.name,
        )
        for record in RECORDS
    ]
    assert listed == titled
