"""Every command and option stands in the commands page, and no page names one that is not there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_group

from bot import cli
from tests.docs.pages import code_lines, name_of, pages, prose, sections, text_of
from tools.bench import __main__ as tools_bench

PAGE = "docs/reference/commands.md"
CALL = re.compile(r"(?:python(?:\.exe)? -m bot|who-handles) ([a-z][^|>&`]*)")


def commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Each command by the words that call it, those of groups included; typer's own class is private."""
    for name, command in group.commands.items():
        yield f"{before}{name}", command
        if hasattr(command, "commands"):
            yield from commands(command, f"{before}{name} ")


COMMANDS = dict(commands(get_group(cli.app)))
TOOLS = dict(commands(get_group(tools_bench.app)))
SECTIONS = {heading.strip("`"): section for heading, section in sections(text_of(PAGE), 2).items()}


def options(command: Any) -> set[str]:
    spelt = {each for parameter in command.params for each in (*parameter.opts, *parameter.secondary_opts)}
    return {each for each in spelt if each.startswith("--")} - {"--help"}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_its_section_with_its_options(name: str) -> None:
    section = SECTIONS.get(name) or SECTIONS.get(name.partition(" ")[0], "")
    assert re.search(rf"`{name}\b", section) or name in SECTIONS, f"{PAGE} does not describe `{name}`"
    missing = [each for each in options(COMMANDS[name]) if not re.search(rf"{each}(?![\w-])", section)]
    assert missing == [], f"{PAGE} does not describe these options of `{name}`"


@pytest.mark.parametrize("name", sorted(SECTIONS))
def test_no_section_describes_a_command_or_option_that_is_gone(name: str) -> None:
    assert name in COMMANDS
    inside = {word for word, command in COMMANDS.items() if word.split()[0] == name}
    known = {option for word in inside for option in options(COMMANDS[word])}
    rows = [line for line in SECTIONS[name].splitlines() if line.startswith("|")]
    told = {option for row in rows for option in re.findall(r"`(--[a-z-]+)", row.split("|")[1])}
    assert told <= known


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_pages_call_commands_that_exist(page: Path) -> None:
    text = text_of(name_of(page))
    calls = [call for line in (*code_lines(text), prose(text)) for call in CALL.findall(line)]
    for call in calls:
        words = _words(call)
        name = " ".join(words[:2]) if words[0] == "store" and len(words) > 1 else words[0]
        assert name in COMMANDS, call
        told = {re.split(r"[=\s]", word)[0] for word in words if word.startswith("--")}
        assert told <= options(COMMANDS[name]) | {"--help"}, call


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_pages_call_measurements_that_exist(page: Path) -> None:
    text = text_of(name_of(page))
    for line in (*code_lines(text), prose(text)):
        for call in re.findall(r"python -m tools\.bench ([a-z][^|>&`]*)", line):
            words = _words(call)
            told = {word for word in words if word.startswith("--")}
            assert told <= options(TOOLS[words[0]]), call


def test_every_measurement_is_documented() -> None:
    assert {name for name in TOOLS if f"| `{name}" in text_of(PAGE)} == set(TOOLS)


def _words(call: str) -> list[str]:
    try:
        return shlex.split(call, comments=True)
    except ValueError:  # an apostrophe of the sentence around it
        return call.split()


def test_every_command_has_a_help_text() -> None:
    assert all(command.help for command in COMMANDS.values())
