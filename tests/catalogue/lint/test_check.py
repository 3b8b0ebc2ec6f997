import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.catalogue.errors import Problem
from bot.catalogue.lint.check import check, format_github
from bot.catalogue.lint.registry import RULES
from tests.toys.every_part import Change

TODAY = date(2026, 6, 1)

FULL = """\
id: shop
name: {en: Shop, zh-Hant: 商店}
channel: "#shop"
roles:
  - id: seller
    name: {en: Seller, zh-Hant: 店員}
    holder: U0000001
    deputy: U0000002
    reviewed: 2026-05-01
    duties:
      - id: selling
        text: {en: Sell things, zh-Hant: 賣東西}
        measure: {en: Things sold, zh-Hant: 銷量}
  - id: buyer
    name: {en: Buyer, zh-Hant: 採購}
    holder: U0000003
    duties:
      - id: buying
        text: {en: Buy things, zh-Hant: 買東西}
        measure: {en: Things bought, zh-Hant: 進貨量}
"""
WORDS = """\
selling: {en: [till, price tag], zh-Hant: [收銀]}
buying: {en: [wholesale], zh-Hant: [批發]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalogue without a flaw."""
    root = tmp_path / "knowledge"
    (root / "departments").mkdir(parents=True)
    (root / "phrases").mkdir()
    (root / "departments/shop.yaml").write_text(FULL, encoding="utf-8")
    (root / "phrases/shop.yaml").write_text(WORDS, encoding="utf-8")
    return root


def test_a_good_catalogue_passes(folder: Path) -> None:
    assert check(folder, today=TODAY) == []


def test_the_shipped_catalogue_passes(shipped: Path) -> None:
    assert [str(problem) for problem in check(shipped)] == []


SHOP, PHRASES = "departments/shop.yaml", "phrases/shop.yaml"
FLAWS = [
    (SHOP, ", zh-Hant: 賣東西", "", "missing-translation"),
    (SHOP, "        measure: {en: Things sold, zh-Hant: 銷量}\n", "", "no-measure"),
    (PHRASES, ", zh-Hant: [批發]", "", "no-phrases"),
    (PHRASES, "wholesale", "Price  Tag", "shared-phrase"),
    (PHRASES, "till,", "till, price tag,", "repeated-phrase"),
    (SHOP, "{en: Buyer,", "{en: SHOP,", "shared-name"),
    (SHOP, "    holder: U0000003", "    holder: U0000003\n    aliases: {en: [Seller]}", "shared-name"),
    (SHOP, "Buy things", "sell things", "same-duty"),
    (SHOP, "Sell things", "Sell things etc", "vague-duty"),
    (SHOP, "賣東西", "賣東西等事宜", "vague-duty"),
    (SHOP, "2026-05-01", "2025-05-01", "stale-review"),
    (SHOP, "2026-05-01", "2026-07-01", "stale-review"),
    (SHOP, "    holder: U0000003\n", "", "no-holder"),
    (SHOP, "U0000002", "U0000001", "own-deputy"),
    (SHOP, '"#shop"', "#shop", "commented-channel"),
    (
        PHRASES,
        "{en: [wholesale], zh-Hant: [批發]}",
        "\n  en:\n    - order #12 for stock\n  zh-Hant: [批發]",
        "commented-phrase",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "rule"), FLAWS)
def test_each_rule_finds_its_flaw(change: Change, file: str, old: str, new: str, rule: str) -> None:
    found = check(change(file, old, new), today=TODAY)
    assert [problem.rule for problem in found] == [rule]
    assert found[0].level == "warning"
    assert found[0].line > 0
    assert found[0].remedy


def test_a_department_without_the_channel_that_others_have(folder: Path) -> None:
    (folder / "departments/it.yaml").write_text("id: it\nname: {en: IT, zh-Hant: 資訊}\n", encoding="utf-8")
    assert "no-channel" in {problem.rule for problem in check(folder, today=TODAY)}


def test_every_rule_has_a_flaw() -> None:
    elsewhere = {"no-channel", "unknown-file", "unknown-owner", "invisible-character"}
    assert {rule for *_, rule in FLAWS} | elsewhere == {rule.id for rule in RULES}


def test_files_that_nothing_reads(folder: Path) -> None:
    (folder / "departments/it.yml").write_text("id: it\n", encoding="utf-8")
    (folder / "elswhere.yaml").write_text("[]", encoding="utf-8")
    (folder / "questions.yaml").write_text("[]", encoding="utf-8")
    found = check(folder, today=TODAY)
    assert [(problem.rule, problem.remedy) for problem in found] == [
        ("unknown-file", "rename it to departments/it.yaml"),
        ("unknown-file", "did you mean “elsewhere.yaml”?"),
    ]


def test_what_does_not_load_is_reported_too(change: Change, tmp_path: Path) -> None:
    folder = change(SHOP, "U0000001", "Bob")
    assert [problem.rule for problem in check(folder, today=TODAY)] == ["bad-person"]
    assert [problem.rule for problem in check(tmp_path / "nowhere")] == ["no-catalogue"]


def test_annotations_for_github() -> None:
    problem = Problem("r", "error", "a,b:c.yaml", 2, 3, "50% of it\nis bad", "it", "mend it")
    assert format_github(problem, "knowledge/") == (
        "::error file=knowledge/a%2Cb%3Ac.yaml,line=2,col=3,title=r::50%25 of it%0Ais bad: “it” — mend it"
    )
    assert format_github(Problem("r", "warning", "f", 0, 0, "m", "v")) == "::warning file=f,title=r::m: “v”"


def test_golden_questions_name_owners_that_there_are(folder: Path) -> None:
    (folder / "questions.yaml").write_text(
        "- {q: who sells, gold: [seler], dept: shop}\n- {q: who flies, gold: [], dept: null}\n"
        "- {q: who buys, gold: [buyer, seller], dept: shops}\n",
        encoding="utf-8",
    )
    found = [(each.rule, each.line, each.value, each.level) for each in check(folder, today=TODAY)]
    assert found == [("unknown-owner", 1, "seler", "warning"), ("unknown-owner", 3, "shops", "warning")]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("q: who sells\n", "no-questions"),
        ("- q: [\n", "not-yaml"),
        ("- {q: who sells}\n", "no-gold"),
        ("- {gold: [seller]}\n", "no-text"),
        ("- who sells\n", "wrong-type"),
        ("- {q: who sells, gold: [seller], gold: []}\n", "duplicate-key"),
        ("- {q: who sells, gold: {seller: 1}}\n", "wrong-type"),
        ("- {q: who sells, gold: [seller], lang: klingon}\n", "bad-language"),
    ],
)
def test_malformed_golden_questions_are_errors(folder: Path, text: str, rule: str) -> None:
    (folder / "questions.yaml").write_text(text, encoding="utf-8")
    assert [(each.file, each.rule, each.level) for each in check(folder, today=TODAY)] == [
        ("questions.yaml", rule, "error")
    ]


@pytest.mark.parametrize("text", ["", "# none yet\n", "[]\n"])
def test_no_golden_questions_yet_is_no_fault(folder: Path, text: str) -> None:
    (folder / "questions.yaml").write_text(text, encoding="utf-8")
    assert check(folder, today=TODAY) == []


def test_golden_questions_that_are_no_file_are_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "questions.yaml")
    assert check(folder, today=TODAY) == []


@pytest.mark.parametrize("character", "\u202a\u202e\u2066\u2069")
def test_a_name_that_reads_otherwise_than_it_is_written_is_refused(change: Change, character: str) -> None:
    folder = change(SHOP, "{en: Buyer,", f'{{en: "Buy{character}er",')
    (problem,) = check(folder, today=TODAY)
    assert (problem.rule, problem.level) == ("control-character", "error")
    assert character not in str(problem)


def test_vacancies_come_before_measures_however_many(folder: Path) -> None:
    duties = "".join(f"      - {{id: d{n}, text: {{en: Duty {n}, zh-Hant: 職責 {n}}}}}\n" for n in range(60))
    shop = folder / SHOP
    shop.write_text(
        (FULL + duties).replace("    holder: U0000003\n", ""),
        encoding="utf-8",
    )
    assert check(folder, today=TODAY)[0].rule == "no-holder"


def test_a_missing_elsewhere_is_reported_instead_of_its_consequences(shipped: Path, tmp_path: Path) -> None:
    folder = copied(shipped, tmp_path)
    (folder / "elsewhere.yaml").unlink()
    (problem,) = check(folder, today=TODAY)
    assert (problem.rule, problem.file, problem.level) == ("no-elsewhere", "elsewhere.yaml", "error")
    assert "finance-and-tax" in problem.message or problem.message.endswith(", …")


def test_a_slip_is_no_sign_of_a_missing_elsewhere(folder: Path) -> None:
    words = folder / "phrases/shop.yaml"
    words.write_text(WORDS.replace("selling:", "seling:"), encoding="utf-8")
    (problem,) = check(folder, today=TODAY)
    assert (problem.rule, problem.remedy) == ("unknown-duty", "did you mean “selling”?")


@pytest.mark.parametrize("name", ["departments/logistics", "elsewhere"])
def test_a_file_with_another_ending_is_reported_instead_of_its_consequences(
    shipped: Path, tmp_path: Path, name: str
) -> None:
    folder = copied(shipped, tmp_path)
    (folder / f"{name}.yaml").rename(folder / f"{name}.yml")
    (problem,) = check(folder, today=TODAY)
    assert (problem.rule, problem.file) == ("file-ending", f"{name}.yml")
    assert problem.remedy == f"rename it to {name}.yaml"


def test_departments_that_all_end_otherwise_are_named(folder: Path) -> None:
    for file in folder.glob("*/*.yaml"):
        file.rename(file.with_suffix(".yml"))
    assert [str(problem) for problem in check(folder, today=TODAY)] == [
        f"{name}.yml: error files must end in .yaml to be read (file-ending) — rename it to {name}.yaml"
        for name in ("departments/shop", "phrases/shop")
    ]


def test_the_file_that_is_not_read_comes_before_the_phrases_missing_for_it(folder: Path) -> None:
    (folder / "phrases/shop.yaml").rename(folder / "phrases/shop.yml")
    first, *others = check(folder, today=TODAY)
    assert (first.rule, first.file) == ("unknown-file", "phrases/shop.yml")
    assert others


def copied(shipped: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "copy"
    shutil.copytree(shipped, folder, ignore=shutil.ignore_patterns(".cache"))
    return folder


@pytest.mark.parametrize(("starter", "found"), [("true", set()), ("false", {"shared-phrase"})])
def test_a_starter_topic_shares_phrases_freely_as_it_steps_aside(
    folder: Path, starter: str, found: set[str]
) -> None:
    topic = f"- {{id: shopping, name: {{en: Shopping, zh-Hant: 購物}}, starter: {starter}}}\n"
    (folder / "elsewhere.yaml").write_text(topic, encoding="utf-8")
    (folder / "phrases/elsewhere.yaml").write_text(
        "shopping: {en: [till], zh-Hant: [買]}\n", encoding="utf-8"
    )
    assert {problem.rule for problem in check(folder, today=TODAY)} == found


def test_phrases_in_one_chinese_script_do_for_the_other(change: Change, folder: Path) -> None:
    change(PHRASES, "zh-Hant: [收銀]", "zh-Hans: [收银]")
    assert "no-phrases" not in {problem.rule for problem in check(folder, today=TODAY)}
