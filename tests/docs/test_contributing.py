"""The steps for contributors name files, names and commands that exist."""

import importlib.util
import re

import pytest

from tests.docs.pages import prose, sections, text_of
from tests.paths import ROOT

PAGE = text_of("CONTRIBUTING.md")
TASKS = {heading: text for heading, text in sections(PAGE, 2).items() if not heading.startswith("Set up")}
PATH = re.compile(r"`((?:bot|docs|tests|tools)/[\w<>./-]+)`")
NAME = re.compile(r"`([A-Za-z_]*[A-Z][A-Za-z_]*)`")
STEP = re.compile(r"^\d+\. ", re.MULTILINE)


def test_every_task_is_there() -> None:
    assert [heading.split()[1:3] for heading in TASKS] == [
        ["a", "rule"],
        ["a", "text"],
        ["a", "feature"],
        ["a", "language's"],
    ]


@pytest.mark.parametrize("task", TASKS)
def test_steps_are_numbered(task: str) -> None:
    steps = STEP.findall(TASKS[task])
    assert steps == [f"{number}. " for number in range(1, len(steps) + 1)]
    assert len(steps) > 2


@pytest.mark.parametrize("task", TASKS)
def test_paths_of_a_step_exist(task: str) -> None:
    """Of one with a name to fill in, the folder above it."""
    for path in PATH.findall(TASKS[task]):
        known = path.partition("<")[0]
        folder = known if known == path else known.rpartition("/")[0]
        assert (ROOT / folder).exists(), path


@pytest.mark.parametrize("task", TASKS)
def test_names_of_a_step_are_in_the_files_it_names(task: str) -> None:
    """Such as `FEATURES`: spelt as in the code, somewhere in or below what the task names."""
    places = [ROOT / path.partition("<")[0] for path in PATH.findall(TASKS[task])]
    files = {file for place in places for file in (place.rglob("*.py") if place.is_dir() else [place])}
    code = "\n".join(file.read_text(encoding="utf-8") for file in files if file.is_file())
    missing = [name for name in NAME.findall(TASKS[task]) if not re.search(rf"\b{name}\b", code)]
    assert missing == []


def test_commands_name_modules_and_tests_that_exist() -> None:
    for module in re.findall(r"-m (tools\.\w+|bot)", PAGE):
        assert importlib.util.find_spec(module), module
    for call in re.findall(r"pytest ((?:tests[\w/.<>-]*(?: |\b))+)", PAGE):
        for path in call.split():
            assert "<" in path or (ROOT / path).exists(), path


def test_it_fits_a_page() -> None:
    assert len(prose(PAGE).split()) < 900
