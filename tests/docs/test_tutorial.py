"""The tutorial's own catalogue and questions come out as it says."""

import re
from pathlib import Path

from typer.testing import CliRunner

from bot import cli
from bot.catalogue.lint.check import check
from bot.opening import open_desk
from tests.docs.pages import text_of
from tests.paths import ROOT

PAGE = text_of("docs/tutorial.md")


def test_the_spreadsheet_becomes_a_catalogue_that_answers(tmp_path: Path) -> None:
    found = re.search(r"```csv\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    sheet, folder = tmp_path / "my-duties.csv", tmp_path / "my-knowledge"
    sheet.write_text(found[1], encoding="utf-8")
    assert CliRunner().invoke(cli.app, ["import", str(sheet), str(folder)]).exit_code == 0
    assert check(folder) == []
    asked = re.search(r"Ask `@who (.+?)`", PAGE)
    assert asked is not None
    answer = open_desk(folder).answer(asked[1])
    assert answer.outcome == "answered"
    assert answer.best is not None
    assert answer.best.role == "bicycle-mechanic"


def test_what_is_asked_of_the_shipped_catalogue_comes_out_as_told() -> None:
    desk = open_desk(ROOT / "knowledge")
    assert "who owns the telescope?" in PAGE
    assert desk.answer("who owns the telescope?").outcome == "unknown"
    asked = desk.answer("who handles returns?")
    assert asked.best is not None
    assert (asked.outcome, asked.best.role) == ("answered", "customer-service-specialist")
    phrases = (ROOT / "knowledge/phrases/logistics.yaml").read_text(encoding="utf-8")
    assert "\ninventory-management:\n  en:\n" in phrases
