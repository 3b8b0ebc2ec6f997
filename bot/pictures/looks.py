"""The page of looks: what people see, in every language, light and dark."""

from pathlib import Path
from typing import Final

from bot.catalogue.model import Catalogue
from bot.language import LANGUAGES, Language
from bot.pictures.browser import picture
from bot.pictures.scenes import scenes
from bot.pictures.sheet import THEMES, page, sheet

NAMES: Final[dict[Language, str]] = {"en": "English", "zh-Hant": "繁體中文", "zh-Hans": "简体中文"}
FOLDER: Final = "looks"
HTML: Final = "looks.html"
WIDTH: Final = 1120
"""Pixels of a picture."""

_INTRODUCTION: Final = """\
# Looks

What people see: the main messages and views in every language, light and dark. Names of people are made up.

The real builders write [looks/looks.html](looks/looks.html) on the shipped catalogue, and a test fails when
that file is not what they write today. `python -m bot.pictures docs` makes this page, the HTML and the
pictures; it needs Chromium, and a font with Chinese characters such as Noto Sans CJK.

An answer has the owner first, then how to reach them, then why, and last what can be done: ask them, share
it, say whether it was right.
"""


def looks_html(catalogue: Catalogue) -> str:
    """All of it as one self-contained page."""
    sheets = [
        sheet(scenes(catalogue, language), language, theme) for language in LANGUAGES for theme in THEMES
    ]
    return page("Looks", sheets)


def looks_markdown() -> str:
    parts = [_INTRODUCTION]
    for language in LANGUAGES:
        parts.append(f"\n## {NAMES[language]}\n")
        for theme in THEMES:
            parts.append(f"\n![{NAMES[language]}, {theme}]({FOLDER}/{language}-{theme}.png)\n")
    return "".join(parts)


def write(catalogue: Catalogue, docs: Path) -> None:
    """Write the page and its HTML."""
    (docs / FOLDER).mkdir(parents=True, exist_ok=True)
    (docs / FOLDER / HTML).write_text(looks_html(catalogue), encoding="utf-8")
    (docs / "looks.md").write_text(looks_markdown(), encoding="utf-8")


def draw(catalogue: Catalogue, docs: Path) -> None:
    """Draw a picture for each language and theme. Raises BrowserError."""
    for language in LANGUAGES:
        for theme in THEMES:
            one = page("Looks", [sheet(scenes(catalogue, language), language, theme)])
            picture(one, docs / FOLDER / f"{language}-{theme}.png", width=WIDTH)
