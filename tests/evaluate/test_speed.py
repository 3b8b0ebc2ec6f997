from pathlib import Path

import pytest

from bot.answer import Answer
from bot.catalogue.model import Catalogue
from bot.catalogue.questions import LabelledQuestion
from bot.catalogue.yaml.loader import load
from bot.desk import Desk
from bot.evaluate import measures, speed
from bot.evaluate.measures import Result
from bot.evaluate.speed import LONGEST, Speed
from bot.finder import finder
from bot.finder.finder import Finder
from bot.finder.text.cleaning import MAX_CHARACTERS
from bot.language.codes import EN, Language

TEXTS = [f"who handles case {number}" for number in range(100)]


class Timed:
    """Says itself how long it took: a question three milliseconds at first and one later on."""

    catalogue = Catalogue(())

    def __init__(self, slow: str) -> None:
        self.slow = slow
        self.asked: set[str] = set()

    def find(
        self, question: str, *, topic: str = "", explain: bool = False, default_language: Language = EN
    ) -> Answer:
        taken = 1.0 if question in self.asked else 3.0
        self.asked.add(question)
        if len(question) == LONGEST:
            taken = 40.0 if question == self.slow else 5.0
        return Answer(question, "unknown", "en", (), elapsed_ms=taken)

    def is_follow_up(self, text: str) -> bool:
        return False


class TimedDesk(Desk):
    """Keeps the times of its finder instead of taking its own."""

    def __init__(self, timed: Timed) -> None:
        super().__init__(timed)
        self.timed = timed

    def answer(
        self, question: str, *, topic: str = "", explain: bool = False, default_language: Language = EN
    ) -> Answer:
        return self.timed.find(question)


def asked(desk: Desk) -> list[Result]:
    return measures.ask_all(desk, [LabelledQuestion(text, (), None, "plain", "en", "f", 1) for text in TEXTS])


@pytest.mark.parametrize("kind", ["questions strung together", *speed.hostile_texts()])
def test_the_worst_long_text_counts_and_no_middle_one(kind: str) -> None:
    listed = {"questions strung together": speed.string_together(TEXTS), **speed.hostile_texts()}[kind]
    desk = TimedDesk(Timed(slow=listed[0]))
    found = speed.measure_speed(desk, asked(desk))
    assert found.long[kind] == found.longest == 40.0
    assert sorted(found.long.values())[-2] == 5.0
    assert (found.median, found.p99, found.ratio) == (1.0, 1.0, 40.0)


def test_the_ratio_is_of_the_slower() -> None:
    assert Speed(2.0, 10.0, {"emoji": 6.0}).ratio == 5.0
    assert Speed(2.0, 10.0, {"emoji": 30.0, "near words": 1.0}).ratio == 15.0
    assert Speed(0.0, 0.0, {}).ratio == 0.0


def test_hostile_texts_are_as_long_as_can_be_and_the_same_every_time() -> None:
    made = speed.hostile_texts()
    assert made == speed.hostile_texts()
    assert {len(text) for listed in made.values() for text in listed} == {LONGEST} == {MAX_CHARACTERS}
    assert all(len(set(listed)) == len(listed) for listed in made.values())
    assert made["one-letter lines"][0].count("\n") == LONGEST // 2


def test_texts_are_strung_together_from_all_questions() -> None:
    assert speed.string_together([]) == []
    made = speed.string_together(["short", "shorter"])
    assert {len(text) for text in made} == {LONGEST}
    assert "short\nshorter" in made[0]


@pytest.mark.slow
def test_real_answers_and_every_target_is_shown(company: Finder) -> None:
    desk = Desk(company)
    found = speed.measure_speed(desk, asked(desk))
    assert 0 < found.median <= found.p99
    assert min(found.long.values()) > 0
    assert speed.as_json(found)["longest_ms"] == max(speed.as_json(found)["long_ms"].values())
    table = speed.table(found)
    assert table.head[-1] == "to reach"
    assert [row[-1] for row in table.rows] == ["", *["≤ 10 ×"] * (len(found.long) + 2)]


def test_opening_reads_the_cache_and_leaves_the_folder_alone(
    company_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = finder.build(load(company_folder))
    before = sorted(company_folder.rglob("*"))

    def never(*_: object) -> Finder:
        raise AssertionError("built anew")

    monkeypatch.setattr(finder, "build", never)
    assert speed.measure_opening(company_folder, built) > 0
    assert sorted(company_folder.rglob("*")) == before
    assert speed.opening_table(0.0693).rows == (("opened from the cache, s", "0.069", "< 0.3"),)
