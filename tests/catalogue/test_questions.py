from pathlib import Path

import pytest

from bot.catalogue.errors import CatalogueError
from bot.catalogue.questions import CHINESE, ENGLISH, load
from tests.toys.company import COMPANY


def test_reads_every_field(company_questions: Path) -> None:
    first, second, third = load([company_questions], COMPANY)
    assert (first.text, first.gold, first.department) == (
        "who handles refund not received",
        ("helper",),
        "service",
    )
    assert (first.kind, first.language, first.line, first.group) == ("plain", "en", 1, ENGLISH)
    assert second.group == CHINESE
    assert not third.owned
    assert third.department is None


def test_only_text_and_gold_are_needed(tmp_path: Path) -> None:
    file = tmp_path / "short.yaml"
    file.write_text("- q: no\n  gold: helper\n- {q: 谁管退货, gold: [], note: kept}\n", encoding="utf-8")
    first, second = load([file], COMPANY)
    assert (first.text, first.gold, first.kind, first.language) == ("no", ("helper",), "plain", "en")
    assert second.language == "zh-Hans"


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("- gold: [helper]\n", 1, "no-text"),
        ("- q: a\n  gold: [helper]\n- q: b\n", 3, "no-gold"),
        ("- q: a\n  gold: [helpr]\n", 2, "unknown-role"),
        ("- q: a\n  gold: []\n  dept: sales\n", 3, "unknown-department"),
        ("- q: a\n  gold: []\n  lang: de\n", 3, "bad-language"),
        ("- q: a\n  gold: {helper: 1}\n", 2, "wrong-type"),
        ("- q: [a]\n  gold: []\n", 1, "wrong-type"),
        ("- just a text\n", 1, "wrong-type"),
        ("q: a\n", 1, "no-questions"),
        ("- q: a\n  q: b\n  gold: []\n", 2, "duplicate-key"),
    ],
)
def test_every_mistake_has_its_place(tmp_path: Path, text: str, line: int, rule: str) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        load([file], COMPANY)
    assert (line, rule) in [(problem.line, problem.rule) for problem in raised.value.problems]


def test_problems_of_all_files_come_together(tmp_path: Path) -> None:
    files = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for file in files:
        file.write_text("- q: a\n  gold: [nobody]\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        load(files, COMPANY)
    assert [problem.file for problem in raised.value.problems] == [str(file) for file in files]
