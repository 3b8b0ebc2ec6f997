"""Organisations at several sizes."""

from collections import Counter
from pathlib import Path

import pytest

from bot.catalogue.model import Catalogue
from tests.paths import EXAMPLES
from tools.bench.sized import SizedCatalogue, sized


def wordings(catalogue: Catalogue) -> Counter[int]:
    """How many duties have how many wordings."""
    return Counter(sum(len(each) for each in duty.phrases.values()) for duty, _, _ in catalogue.duties())


@pytest.fixture
def intents(tmp_path: Path) -> Path:
    folder = tmp_path / "bank"
    folder.mkdir()
    train = [f"{role}\t{role} wording {number}" for role in ("cards", "loans") for number in range(60)]
    (folder / "train.tsv").write_text("\n".join(train) + "\n", encoding="utf-8")
    asked = ["cards\tmy card is lost", "loans\thow much can I borrow", "\tis it going to rain", "gone\tx"]
    (folder / "test.tsv").write_text("\n".join(asked) + "\n", encoding="utf-8")
    return folder


def by_size(found: list[SizedCatalogue]) -> dict[str, SizedCatalogue]:
    return {each.size: each for each in found}


def test_an_intent_set_is_drawn_at_several_sizes(intents: Path) -> None:
    found = by_size(list(sized([intents.parent])))
    drawn = {size: wordings(each.catalogue) for size, each in found.items()}
    assert drawn == {"3": {3: 2}, "10": {10: 2}, "50": {50: 2}, "uneven": {20: 1, 2: 1}}
    for each in found.values():
        assert each.organisation == "bank"
        assert [(question.gold, question.text) for question in each.questions if question.owned] in (
            [(("cards",), "my card is lost"), (("loans",), "how much can I borrow")],
            [(("loans",), "how much can I borrow"), (("cards",), "my card is lost")],
        )
        assert [question.text for question in each.questions if not question.owned] == ["is it going to rain"]


def test_the_same_are_drawn_each_time(intents: Path) -> None:
    one, other = (list(sized([intents])) for _ in range(2))
    assert [each.catalogue.departments for each in one] == [each.catalogue.departments for each in other]


def test_a_spreadsheet_is_taken_as_it_is_and_with_its_duties_alone() -> None:
    found = by_size(list(sized([EXAMPLES / "council"])))
    assert set(found) == {"as it is", "duties alone"}
    assert wordings(found["duties alone"].catalogue)[0] == wordings(found["as it is"].catalogue).total()
    assert len(found["as it is"].questions) == len(found["duties alone"].questions) > 400
