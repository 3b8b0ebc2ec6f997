"""Each rule judges the examples of its own documentation, and the page made of them is the one in docs."""

import ast
from datetime import date
from pathlib import Path

import pytest

from bot.catalogue.lint import rules
from bot.catalogue.lint.check import check
from bot.catalogue.lint.registry import RULES, Rule
from tools.rules_page import PAGE, documentation_of, page

TODAY = date(2026, 6, 1)
EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def found_in(files: dict[str, str], folder: Path, rule: Rule) -> list[str]:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    problems = check(folder, today=TODAY)
    assert [str(problem) for problem in problems if problem.level == "error"] == []
    return [problem.rule for problem in problems if problem.rule == rule.id]


@EACH
def test_the_passing_example_passes(rule: Rule, tmp_path: Path) -> None:
    assert found_in(documentation_of(rule).passes, tmp_path, rule) == []


@EACH
def test_the_failing_example_fails(rule: Rule, tmp_path: Path) -> None:
    assert found_in(documentation_of(rule).fails, tmp_path, rule)


@EACH
def test_the_first_sentence_stands_alone(rule: Rule) -> None:
    first = documentation_of(rule).text.split("\n\n")[0]
    assert first.endswith(".")
    assert "\n" not in first


def test_every_module_is_registered_under_its_own_name() -> None:
    folder = Path(rules.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {rule.id.replace("-", "_") for rule in RULES} == modules
    assert all(ast.get_docstring(ast.parse((folder / f"{name}.py").read_text("utf-8"))) for name in modules)


def test_the_page_is_made_of_the_docstrings() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python -m tools.rules_page"
