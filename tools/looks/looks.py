"""The page of looks: what people see, in every language, light and dark."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.desk import Desk
from bot.language.codes import LANGUAGES, Language
from tools.looks.browser import picture
from tools.looks.scenes import GROUPS, scenes
from tools.looks.sheet import THEMES, page, sheet

NAMES: Final[dict[Language, str]] = {"en": "English", "zh-Hant": "繁體中文", "zh-Hans": "简体中文"}
FOLDER: Final = "looks"
HTML: Final = "looks.html"
WIDTH: Final = 1120
"""Pixels of a picture."""

_INTRODUCTION: Final = """\
# Looks

What people see: the main messages and views in every language, light and dark. Names of people are made up.

The real desk answers, and the real builders write [looks/looks.html](looks/looks.html) on the shipped
catalogue. `python -m tools.looks docs` makes this page, the HTML and the pictures; it needs Chromium, and a
font with Chinese characters such as Noto Sans CJK. A test fails when the HTML is not what they write today,
or a picture was drawn from something else.

An answer has the owner first, then how to reach them, then why, and last what can be done: ask them, share
it, say whether it was right.
"""


def looks_html(desk: Desk) -> str:
    """All of it as one self-contained page. Raises SceneError."""
    sheets = [sheet(scenes(desk, language), language, theme) for language in LANGUAGES for theme in THEMES]
    return page("Looks", sheets)


def looks_markdown() -> str:
    parts = [_INTRODUCTION]
    for language in LANGUAGES:
        parts.append(f"\n## {NAMES[language]}\n")
        for group in GROUPS:
            for theme in THEMES:
                shown = f"{NAMES[language]}, {group}, {theme}"
                parts.append(f"\n![{shown}]({FOLDER}/{language}-{group}-{theme}.png)\n")
    return "".join(parts)


def write(desk: Desk, docs: Path) -> None:
    """Write the page and its HTML. Raises SceneError."""
    (docs / FOLDER).mkdir(parents=True, exist_ok=True)
    (docs / FOLDER / HTML).write_text(looks_html(desk), encoding="utf-8")
    (docs / "looks.md").write_text(looks_markdown(), encoding="utf-8")


def pages(desk: Desk) -> Iterator[tuple[str, str]]:
    """The file name of each picture, and the page it is drawn from. Raises SceneError."""
    for language in LANGUAGES:
        for group, made in GROUPS.items():
            for theme in THEMES:
                one = page("Looks", [sheet(made(desk, language), language, theme)])
                yield f"{language}-{group}-{theme}.png", one


def draw(desk: Desk, docs: Path) -> None:
    """Draw a picture for each language, group and theme. Raises BrowserError, SceneError."""
    for name, one in pages(desk):
        picture(one, docs / FOLDER / name, width=WIDTH)
