from pathlib import Path

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text, Topic
from bot.catalogue.sheet.spreadsheet import import_file
from bot.catalogue.starters import starters, with_starters
from bot.catalogue.yaml.loader import load

DUTY = Duty("legal", Text("Read contracts"))
BARE = Catalogue((Department("d", Text("D"), roles=(Role("r", Text("R"), duties=(DUTY,)),)),))


def test_each_starter_speaks_three_languages() -> None:
    assert len(starters()) == 12
    for topic in starters():
        assert all((topic.name.en, topic.name.zh_hant, topic.name.zh_hans))
        assert set(topic.phrases) == {"en", "zh-Hant", "zh-Hans"}
        assert topic.starter


def test_a_duty_keeps_its_id() -> None:
    ids = [topic.id for topic in with_starters(BARE).elsewhere]
    assert "legal" not in ids
    assert "it-support" in ids


def test_a_catalogue_with_topics_of_its_own_is_left_alone() -> None:
    own = Catalogue(BARE.departments, (Topic("payroll", Text("Payroll")),))
    assert with_starters(own) is own


def test_import_brings_them_into_files_that_load(tmp_path: Path) -> None:
    file = tmp_path / "duties.csv"
    file.write_text(
        "department,role,duty,phrases\nStore,Clerk,Sweep the floor,dusty floor\n", encoding="utf-8"
    )
    import_file(file, tmp_path / "knowledge")
    assert load(tmp_path / "knowledge").elsewhere == starters()
