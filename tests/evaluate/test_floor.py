from pathlib import Path

import pytest

from bot.catalogue.errors import CatalogueError
from bot.evaluate import floor


def test_a_bound_is_missed_on_its_worse_side() -> None:
    bounds = {"first": 0.9, "ownerless_named": 0.05}
    assert floor.missed_bounds(bounds, {"first": 0.9, "ownerless_named": 0.05}) == []
    low, high = floor.missed_bounds(bounds, {"first": 0.89, "ownerless_named": 0.06})
    assert "below the floor of 0.9" in low
    assert "above the ceiling of 0.05" in high
    assert floor.missed_bounds({"first": 0.9}, {}) == ["first: not measured, the floor asks for 0.9"]


def test_bounds_are_raised_and_never_lowered() -> None:
    found = {"first": 0.9379, "one_press": 0.8, "answered_wrong": 0.011, "ownerless_named": 0.2}
    before = {
        "first": 0.9,
        "one_press": 0.95,
        "answered_wrong": 0.05,
        "ownerless_named": 0.1,
        "first_three": 0.5,
    }
    assert floor.raise_bounds(before, found) == {
        "first": 0.93,
        "one_press": 0.95,
        "answered_wrong": 0.02,
        "ownerless_named": 0.1,
        "first_three": 0.5,
    }


def test_what_was_raised_is_reached_at_once() -> None:
    found = {"first": 0.9379, "answered_wrong": 0.0113, "ownerless_named": 0.0, "first_three": 1.0}
    assert floor.missed_bounds(floor.raise_bounds({}, found), found) == []


def test_wavering_measures_are_bound_on_request_only() -> None:
    assert floor.raise_bounds({}, {"slips_cost": 0.01}) == {}
    assert floor.raise_bounds({"slips_cost": 0.04}, {"slips_cost": 0.011}) == {"slips_cost": 0.02}


def test_a_floor_that_was_written_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "floor.yaml"
    floor.write(file, {"first": 0.93, "answered_wrong": 0.02})
    assert floor.read(file) == {"first": 0.93, "answered_wrong": 0.02}
    assert file.read_text(encoding="utf-8").startswith("#")


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("first: 0.9\nfrist: 0.9\n", 2, "unknown-measure"),
        ("first: high\n", 1, "bad-number"),
        ("first: 90\n", 1, "bad-number"),
        ("first: [0.9]\n", 1, "bad-number"),
        ("- first\n", 1, "wrong-type"),
    ],
)
def test_mistakes_are_reported_with_their_line(tmp_path: Path, text: str, line: int, rule: str) -> None:
    file = tmp_path / "floor.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        floor.read(file)
    assert [(problem.line, problem.rule) for problem in raised.value.problems] == [(line, rule)]
