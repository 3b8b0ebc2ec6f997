"""Every command, option and setting stands in the README, and the README names none that is not there."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.main import get_group

from bot import cli
from bot.slack.features.registry import doors_table, kept_table, scopes_table

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = get_group(cli.app).commands
SETTING = re.compile(r"[A-Z]+(?:_[A-Z]+)*")


def options() -> Iterator[tuple[str, str]]:
    for name, command in COMMANDS.items():
        for parameter in command.params:
            for option in (*parameter.opts, *parameter.secondary_opts):
                if option.startswith("--") and option != "--help":
                    yield name, option


def settings() -> set[str]:
    """Names that settings.py reads, texts handed over with or to ``environ``, and those of the Procfile."""
    found = set(re.findall(r"\$\{?([A-Z_]+)", (ROOT / "Procfile").read_text(encoding="utf-8")))
    for node in ast.walk(ast.parse((ROOT / "bot/settings.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and "environ" in ast.unparse(node):
            texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
            found.update(text for text in texts if isinstance(text, str) and SETTING.fullmatch(text))
    return found


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_documented(name: str) -> None:
    assert re.search(rf"`(?:python -m bot )?{name}\b", README), f"the README does not name `{name}`"


@pytest.mark.parametrize(("command", "option"), sorted(set(options())))
def test_every_option_is_documented(command: str, option: str) -> None:
    assert re.search(rf"{option}(?![\w-])", README), f"the README does not name {option} of {command}"


@pytest.mark.parametrize("name", sorted(settings()))
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in README


def test_settings_are_found() -> None:
    assert {
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
        "SLACK_SIGNING_SECRET",
        "PORT",
        "KNOWLEDGE_DIR",
    } <= settings()


def test_every_command_has_a_help_text() -> None:
    assert all(command.help for command in COMMANDS.values())


def test_the_readme_names_only_commands_that_exist() -> None:
    named = set(re.findall(r"(?:-m bot|who-handles) ([a-z]+)", README))
    assert named
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("table", [scopes_table, doors_table, kept_table])
def test_what_the_features_declare_is_documented(table: Callable[[], str]) -> None:
    """Word for word, so that a page follows its declaration; put what the failure shows into the page."""
    assert table() in (ROOT / "docs/reference/slack.md").read_text(encoding="utf-8")


def test_the_readme_holds_no_placeholder() -> None:
    """Such as SOME_SECTION, put where a text was to come."""
    found = re.findall(
        r"\b[A-Z]+_SECTION\b|\b(?:TODO|TBD|FIXME)\b|^[A-Z]+(?:_[A-Z]+)+$", README, re.MULTILINE
    )
    assert found == []
