"""The page of looks is what the builders make today, on the catalogue that is shipped."""

import html
import re
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.language.codes import LANGUAGES, Language
from bot.opening import open_desk
from bot.slack.blocks.messages import Message
from bot.slack.features.registry import wording
from tests.paths import DOCS, KNOWLEDGE
from tests.slack.checks import message_problems, view_problems_of
from tools.looks import __main__ as command
from tools.looks import asked
from tools.looks.asked import SceneError
from tools.looks.browser import BrowserError, find_browser
from tools.looks.cast import crowded
from tools.looks.looks import FOLDER, HTML, PICTURES, looks_html, looks_markdown, write
from tools.looks.scenes import GROUPS, scenes
from tools.looks.sheet import THEMES, sheet

REMEDY = "run `python -m tools.looks docs`"
MOST_BYTES = 2_500_000


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(KNOWLEDGE)


def test_html_is_what_the_builders_make(desk: Desk) -> None:
    assert (DOCS / FOLDER / HTML).read_text(encoding="utf-8") == looks_html(desk), REMEDY


def test_page_is_what_the_command_writes() -> None:
    assert (DOCS / "looks.md").read_text(encoding="utf-8") == looks_markdown(), REMEDY


def test_only_pictures_that_the_page_shows_are_kept_and_they_are_small() -> None:
    named = re.findall(r"\((looks/[\w-]+\.png)\)", looks_markdown())
    assert {file.relative_to(DOCS).as_posix() for file in (DOCS / FOLDER).glob("*.png")} == set(named), REMEDY
    assert sum((DOCS / name).stat().st_size for name in named) < MOST_BYTES


def test_pictures_show_every_language_group_and_theme() -> None:
    assert {each.language for each in PICTURES} == set(LANGUAGES)
    assert {each.group for each in PICTURES} == set(GROUPS)
    assert {each.theme for each in PICTURES} == set(THEMES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_keeps_to_slacks_limits(desk: Desk, language: Language) -> None:
    shown = scenes(desk, language)
    assert len({scene.title for scene in shown}) == len(shown)
    for scene in shown:
        if isinstance(scene.shown, Message) and scene.title != "Ask them was pressed":
            assert [each for each in message_problems(scene.shown) if "live" not in each] == [], scene.title
        elif isinstance(scene.shown, dict):
            assert [each for each in view_problems_of(scene.shown) if "live" not in each] == [], scene.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_things_page_and_show_the_way_to_the_rest(desk: Desk, language: Language) -> None:
    shown = {
        scene.title: html.unescape(sheet([scene], language, "light")) for scene in scenes(desk, language)
    }
    assert wording().say("button_full_answer", language) in shown["a long answer: shortened"]
    assert "• …" in shown["a long answer: shortened"]
    assert "• …" not in shown["a long answer: Show the full answer"]
    assert wording().say("button_previous", language) in shown["App Home: a long list"]
    assert wording().say("page", language, page=2, pages=2) in shown["App Home: a long list"]


def test_a_long_list_holds_no_duty_of_another_department(desk: Desk) -> None:
    many = crowded(desk.catalogue, "customer-service", "customer-service-specialist")
    role, department = many.role("customer-service-specialist")
    shown = {duty.id for duty in role.duties}
    own = {duty.id for each in desk.catalogue.department(department.id).roles for duty in each.duties}
    assert shown <= own


@pytest.mark.parametrize("language", LANGUAGES)
def test_ask_them_shows_who_pressed(desk: Desk, language: Language) -> None:
    (call,) = [scene for scene in scenes(desk, language) if scene.title == "Ask them was pressed"]
    shown = sheet([call], language, "dark")
    assert '<span class="mention">@Mei Lin</span>' in shown
    assert '<span class="link">Pat</span>' in shown


def test_question_with_another_outcome_is_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sure = asked._QUESTIONS["returns"][1]
    monkeypatch.setitem(asked._QUESTIONS, "unsure", ("choose", sure))
    with pytest.raises(SceneError, match="is answered now, not choose"):
        scenes(desk, "en")
    monkeypatch.setenv("KNOWLEDGE_DIR", str(KNOWLEDGE))
    assert command.main([str(tmp_path)]) == 1
    assert "who handles returns?" in capsys.readouterr().err


def test_page_needs_nothing_else(desk: Desk) -> None:
    page = looks_html(desk)
    assert not re.search(r"<script|<link|<img|src=|url\(|@import", page)


def test_html_is_the_same_every_time(desk: Desk, tmp_path: Path) -> None:
    write(desk, tmp_path)
    assert (tmp_path / FOLDER / HTML).read_text(encoding="utf-8") == looks_html(desk)


def test_command_without_a_browser_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("KNOWLEDGE_DIR", str(KNOWLEDGE))
    with pytest.raises(BrowserError):
        find_browser()
    assert command.main([str(tmp_path), "--pictures"]) == 1
    assert capsys.readouterr().err.startswith("no Chromium was found")


def test_command_writes_the_page_without_a_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("KNOWLEDGE_DIR", str(KNOWLEDGE))
    assert command.main([str(tmp_path)]) == 0
    assert (tmp_path / "looks.md").exists()
    assert (tmp_path / FOLDER / HTML).exists()


def test_command_without_a_folder_says_what_it_needs(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main([])
    assert "docs" in capsys.readouterr().err
