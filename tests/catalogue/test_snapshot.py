import json
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue.errors import SnapshotError
from bot.catalogue.snapshot import FORMAT, from_json, to_json
from bot.catalogue.yaml.loader import load
from tests.effort import calls
from tests.toys.every_part import Change


def test_nothing_is_lost(folder: Path, shipped: Path) -> None:
    for directory in (folder, shipped):
        catalogue = load(directory)
        back = from_json(json.loads(json.dumps(to_json(catalogue))))
        assert back == catalogue
        assert back.digest == catalogue.digest


def test_reading_a_snapshot_spares_most_of_the_loading(shipped: Path) -> None:
    stored = to_json(load(shipped))
    assert calls(lambda: from_json(stored)) * 5 < calls(lambda: load(shipped))


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"format": 0},
        {"format": FORMAT},
        {"format": FORMAT, "departments": [[]]},
        {"format": FORMAT, "departments": 3},
    ],
)
def test_something_else_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(SnapshotError):
        from_json(broken)


def test_all_who_hold_a_role_are_kept(change: Change) -> None:
    catalogue = load(change("departments/marketing.yaml", "U012AB3CD", "[U012AB3CD, U0000002]"))
    assert from_json(json.loads(json.dumps(to_json(catalogue)))).role("marketer")[0].holders == (
        "U012AB3CD",
        "U0000002",
    )
