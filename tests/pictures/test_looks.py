"""The page of looks is what the builders make today, on the catalogue that is shipped."""

import re
from pathlib import Path

import pytest

from bot.catalogue.model import Catalogue
from bot.language import LANGUAGES
from bot.opening import open_desk
from bot.pictures import __main__ as command
from bot.pictures.browser import BrowserError, find_browser
from bot.pictures.looks import FOLDER, HTML, looks_html, looks_markdown, write
from bot.pictures.scenes import scenes
from bot.pictures.sheet import THEMES
from bot.slack.blocks import Message
from tests.slack.checks import message_problems, view_problems_of

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REMEDY = "run `python -m bot.pictures docs`"
MOST_BYTES = 1_500_000


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return open_desk(ROOT / "knowledge").catalogue


def test_html_is_what_the_builders_make(catalogue: Catalogue) -> None:
    assert (DOCS / FOLDER / HTML).read_text(encoding="utf-8") == looks_html(catalogue), REMEDY


def test_page_is_what_the_command_writes() -> None:
    assert (DOCS / "looks.md").read_text(encoding="utf-8") == looks_markdown(), REMEDY


def test_every_picture_is_there_and_they_are_small() -> None:
    named = re.findall(r"\((looks/[\w-]+\.png)\)", looks_markdown())
    assert len(named) == len(LANGUAGES) * len(THEMES)
    assert {file.relative_to(DOCS).as_posix() for file in (DOCS / FOLDER).glob("*.png")} == set(named), REMEDY
    assert sum((DOCS / name).stat().st_size for name in named) < MOST_BYTES


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_keeps_to_slacks_limits(catalogue: Catalogue, language: str) -> None:
    for scene in scenes(catalogue, language):
        if isinstance(scene.shown, Message) and scene.title != "Ask them was pressed":
            assert [each for each in message_problems(scene.shown) if "live" not in each] == [], scene.title
        elif not isinstance(scene.shown, Message):
            assert [each for each in view_problems_of(scene.shown) if "live" not in each] == [], scene.title


def test_page_needs_nothing_else(catalogue: Catalogue) -> None:
    page = looks_html(catalogue)
    assert not re.search(r"<script|<link|<img|src=|url\(|@import", page)


def test_html_is_the_same_every_time(catalogue: Catalogue, tmp_path: Path) -> None:
    write(catalogue, tmp_path)
    assert (tmp_path / FOLDER / HTML).read_text(encoding="utf-8") == looks_html(catalogue)


def test_command_without_a_browser_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("KNOWLEDGE_DIR", str(ROOT / "knowledge"))
    with pytest.raises(BrowserError):
        find_browser()
    assert command.main([str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("no Chromium was found")
    assert command.main([]) == 1
