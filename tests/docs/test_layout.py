"""The architecture page has a place for every folder; no page names a folder or module that is gone."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.docs.pages import name_of, pages, prose, sections, text_of
from tests.paths import ROOT

PAGE = text_of("docs/architecture.md")
MOST_MODULES = 20
MOST_LINES = 300
MADE = {"knowledge/.cache/"}
"""What is there only once the program ran."""
LINK = re.compile(r"\]\(\.\./([\w/]+)\)")
PATH = re.compile(
    r"`((?:bot|docs|examples|knowledge|tests|tools)/[\w./-]*|\.ci/\w+|Procfile|pyproject\.toml)`"
)


def folders() -> list[str]:
    found = {file.parent for top in ("bot", "tools") for file in (ROOT / top).rglob("*.py")}
    return sorted(folder.relative_to(ROOT).as_posix() for folder in found)


@pytest.mark.parametrize("folder", folders())
def test_every_folder_has_its_place(folder: str) -> None:
    assert folder in LINK.findall(PAGE), f"docs/architecture.md: give {folder} a heading with its question"


@pytest.mark.parametrize("folder", folders())
def test_no_folder_holds_more_than_fits(folder: str) -> None:
    assert len([*(ROOT / folder).glob("*.py")]) - (ROOT / folder / "__init__.py").exists() <= MOST_MODULES


@pytest.mark.parametrize("file", sorted((ROOT / "bot").rglob("*.py")), ids=lambda file: file.name)
def test_no_module_is_longer_than_a_reader_holds(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_headings_link_to_a_folder_and_ask_its_question() -> None:
    headings = sections(PAGE, 3)
    assert headings
    for heading in headings:
        assert heading.startswith("[") and heading.endswith("?"), heading


@pytest.mark.parametrize(("heading", "section"), sections(PAGE, 3).items())
def test_modules_named_under_a_heading_are_in_its_folders(heading: str, section: str) -> None:
    places = [ROOT / folder for folder in LINK.findall(heading)]
    assert places
    for module in re.findall(r"`(\w+\.py)`", section):
        assert any((place / module).is_file() for place in places), f"{heading}: {module}"


@pytest.mark.parametrize("page", [each for each in pages() if each.name != "CHANGELOG.md"], ids=name_of)
def test_paths_in_the_text_exist(page: Path) -> None:
    text = prose(page.read_text(encoding="utf-8"))
    gone = [
        path
        for path in PATH.findall(text)
        if "<" not in path and ".cache" not in path and not (ROOT / path).exists()
    ]
    assert gone == []


def test_modules_directly_in_the_package_are_told() -> None:
    told = next(text for heading, text in sections(PAGE, 3).items() if heading.startswith("[bot]"))
    modules = {file.name for file in (ROOT / "bot").glob("*.py")} - {"__init__.py", "__main__.py"}
    assert {name for name in modules if f"`{name}`" not in told} == set()


def test_dependencies_are_those_in_the_documentation() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    names = {re.split(r"[^\w-]", dependency)[0] for dependency in wanted}
    rows = sections(PAGE, 2)["What it depends on"].splitlines()
    told = {name.strip() for row in rows if row.startswith("|") for name in row.split("|")[1].split(",")}
    assert told - {"package", "---"} == names
