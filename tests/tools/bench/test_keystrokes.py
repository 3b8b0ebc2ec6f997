from dataclasses import replace

import pytest

from bot.desk import Desk
from bot.finder import finder
from bot.finder.suggest import suggester_of
from tests.effort import Scanned
from tools.bench import keystrokes
from tools.bench.keystrokes import TypingTimes
from tools.bench.synthetic import named_catalogue

DUTIES = 5_000
"""Twelve thousand names, more than are ever looked into."""
SHOWN = 30
"""Suggestions, as many as the menus in Slack show."""
PASSES = 8
"""Walks over all names: one for what was typed, three for where a name may begin with it, four for words."""
SEARCHES = 3 * 400 + 5 * 2_000 + 8
"""Names looked into, and the search of each walk that finds no more."""


@pytest.mark.slow
def test_one_size_is_measured_in_a_process_of_its_own() -> None:
    together, *kinds = keystrokes.measure([40])
    assert (together.duties, together.kind) == (40, "all")
    assert together.keystrokes == sum(each.keystrokes for each in kinds)
    assert together.worst_ms == max(each.worst_ms for each in kinds)
    assert all(0 < each.p50_ms <= each.p99_ms <= each.worst_ms for each in (together, *kinds))


def test_what_is_typed_is_of_every_kind_and_the_same_every_time() -> None:
    made = named_catalogue(200)
    typed = list(keystrokes.texts(made))
    assert typed == list(keystrokes.texts(made))
    assert {kind for kind, _ in typed} == {
        *(
            f"{thing}, {language}"
            for thing in ("duty", "role", "department")
            for language in ("English", "Chinese")
        ),
        *("words turned round", "with a slip", "a need", "no match", "hostile"),
    }


@pytest.mark.slow
def test_names_are_found_and_noise_is_not() -> None:
    made = named_catalogue(200)
    # Its names are noise themselves, which an encoder takes to mean much the same as any other.
    desk = Desk(replace(finder.build(made), meaning=None))
    for kind, text in keystrokes.texts(made):
        if kind.startswith(("duty", "role", "department", "words")):
            assert desk.suggest(text), (kind, text)
        elif kind == "no match":
            assert not desk.suggest(text), text


def test_the_table_has_a_row_a_kind() -> None:
    table = keystrokes.table([TypingTimes(100_000, "all", 1_234, 8.5, 30.25, 61.0)])
    assert table.rows == (("100,000", "all", "1,234", "8.500", "30.2", "61.0"),)
    assert "100 ms" in table.note


@pytest.mark.slow
def test_a_keystroke_walks_a_few_times_over_the_names() -> None:
    """And looks into as many of them at most, however many there are."""
    made = named_catalogue(DUTIES)
    names = Scanned(suggester_of(made).text)
    suggester = replace(suggester_of(made), text=names)
    for kind, text in keystrokes.texts(made):
        for end in range(1, len(text) + 1):
            names.walked = names.searches = 0
            suggester.suggest(text[:end], SHOWN)
            assert names.passes <= PASSES, (kind, text[:end])
            assert names.searches <= SEARCHES, (kind, text[:end])
