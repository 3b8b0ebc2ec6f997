"""Every setting stands in the settings page, and the page names none that nothing reads."""

import ast
import re

import pytest

from tests.docs.pages import first_cells, text_of
from tests.paths import ROOT

PAGE = text_of("docs/operators/settings.md")
SETTING = re.compile(r"[A-Z]+(?:_[A-Z]+)*")


def settings() -> set[str]:
    """Names that are read, texts handed over with or to ``environ``, and those of the Procfile."""
    found = set(re.findall(r"\$\{?([A-Z_]+)", (ROOT / "Procfile").read_text(encoding="utf-8")))
    code = "".join(
        (ROOT / name).read_text(encoding="utf-8") for name in ("bot/settings.py", "bot/environment.py")
    )
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and "environ" in ast.unparse(node):
            texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
            found.update(text for text in texts if isinstance(text, str) and SETTING.fullmatch(text))
    return found


def test_settings_are_found() -> None:
    assert {
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
        "SLACK_SIGNING_SECRET",
        "PORT",
        "KNOWLEDGE_DIR",
    } <= settings()


@pytest.mark.parametrize("name", sorted(settings()))
def test_every_setting_is_documented(name: str) -> None:
    assert name in first_cells(PAGE)


def test_no_setting_is_documented_that_nothing_reads() -> None:
    assert set(first_cells(PAGE)) <= settings()
