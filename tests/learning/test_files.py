"""What keepers taught, in the catalogue's files: one readable diff, and back again."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.catalogue import questions
from bot.catalogue.lesson import Lesson
from bot.catalogue.model import Text
from bot.catalogue.yaml.loader import load
from bot.learning.files import plan_export, plan_undo, write_plan
from bot.store.misses.model import Taught

NOW = datetime(2026, 3, 4, tzinfo=UTC)
DRONES = Lesson("permit to fly a drone", "duty", "stock")
CHINESE = Lesson("無人機許可", "duty", "stock")
PARKING = Lesson("visitor parking", "topic", "parking", Text("Parking"), "#parking")
PIZZA = Lesson("who wants pizza", "talk")


def taught(*lessons: Lesson) -> list[Taught]:
    return [Taught(lesson, f"who handles {lesson.wording}?", "U0KEEPER1", NOW) for lesson in lessons]


def texts(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text("utf-8") for file in sorted(folder.rglob("*.yaml"))}


def exported(folder: Path, *lessons: Lesson) -> None:
    write_plan(folder, plan_export(folder, taught(*lessons)))


@pytest.fixture
def folder(company_folder: Path) -> Path:
    """With comments, as people write them."""
    phrases = company_folder / "phrases/goods.yaml"
    text = phrases.read_text("utf-8")
    phrases.write_text(text.replace("stock:\n", "# the warehouse\nstock:   # counted daily\n"), "utf-8")
    return company_folder


def test_only_lines_are_added_and_comments_stay(folder: Path) -> None:
    before = texts(folder)
    exported(folder, DRONES, CHINESE, PARKING, PIZZA)
    after = texts(folder)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"elsewhere.yaml", "phrases/elsewhere.yaml", "phrases/goods.yaml", "questions.yaml"}
    for name in changed & set(before):
        kept = after[name].splitlines()
        assert [line for line in before[name].splitlines() if line not in kept] == []
    catalogue = load(folder)
    assert catalogue.duty("stock")[0].phrases["en"][-1] == DRONES.wording
    assert catalogue.duty("stock")[0].phrases["zh-Hant"] == (CHINESE.wording,)
    assert catalogue.topic("parking").contact == "#parking"
    asked = questions.load([folder / "questions.yaml"], catalogue)
    assert [(each.gold, each.kind) for each in asked] == [
        (("keeper",), "plain"),
        (("keeper",), "plain"),
        ((), "out-of-scope"),
        ((), "chatter"),
    ]


def test_a_second_export_writes_nothing(folder: Path) -> None:
    exported(folder, DRONES, PARKING, PIZZA)
    assert plan_export(folder, taught(DRONES, PARKING, PIZZA)).texts == {}


def test_golden_questions_of_ones_own_keep_their_bytes(folder: Path) -> None:
    own = '# ours\n- {q: "who counts?", gold: [keeper]}\n'
    (folder / "questions.yaml").write_text(own, "utf-8")
    exported(folder, DRONES)
    assert (folder / "questions.yaml").read_text("utf-8").startswith(own)
    assert len(questions.load([folder / "questions.yaml"], load(folder))) == 2


def test_undo_leaves_the_files_as_they_were(folder: Path) -> None:
    (folder / "questions.yaml").write_text('- {q: "who counts?", gold: [keeper]}\n', "utf-8")
    before = load(folder)
    exported(folder, DRONES, PARKING)
    for lesson in (DRONES, PARKING):
        write_plan(folder, plan_undo(folder, lesson.id))
    assert load(folder) == before
    assert "# the warehouse\nstock:   # counted daily\n" in texts(folder)["phrases/goods.yaml"]
    assert len(questions.load([folder / "questions.yaml"], before)) == 1
    assert plan_undo(folder, DRONES.id).texts == {}


def test_a_wording_of_somebody_else_moves(folder: Path) -> None:
    exported(folder, Lesson("pallet is damaged", "duty", "prices"))
    catalogue = load(folder)
    assert "pallet is damaged" not in catalogue.duty("stock")[0].phrases["en"]
    assert "pallet is damaged" in catalogue.duty("prices")[0].phrases["en"]


def test_what_has_no_place_any_more_is_told(folder: Path) -> None:
    gone = Lesson("drones", "duty", "gone")
    plan = plan_export(folder, taught(gone, DRONES))
    assert plan.homeless == (gone,)
    assert plan.lessons == (DRONES,)
