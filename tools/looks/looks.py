"""The page of looks: what people see, in every language, light and dark."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.desk import Desk
from bot.language.codes import LANGUAGES, Language
from tools.looks.browser import picture
from tools.looks.scenes import GROUPS, scenes
from tools.looks.sheet import THEMES, Theme, page, sheet, single

NAMES: Final[dict[Language, str]] = {"en": "English", "zh-Hant": "繁體中文", "zh-Hans": "简体中文"}
FOLDER: Final = "looks"
HTML: Final = "looks.html"
WIDTH: Final = 1120
"""Pixels of a picture."""
FRONT: Final = "answer.png"
"""The picture that the README shows: one answer."""


@dataclass(frozen=True, slots=True)
class Picture:
    language: Language
    group: str
    theme: Theme

    @property
    def file(self) -> str:
        return f"{self.language}-{self.group}-{self.theme}.png"


PICTURES: Final = (
    Picture("en", "messages", "light"),
    Picture("zh-Hant", "views", "dark"),
    Picture("zh-Hans", "messages", "light"),
)
"""Every group, theme and language once; the HTML has them all."""

_INTRODUCTION: Final = """\
# Looks

What people see: the main messages and views in every language, light and dark. Names of people are made up.

The real desk answers, and the real builders write [looks/looks.html](looks/looks.html) on the shipped
catalogue: open it in a browser to see everything as it is today. `python -m tools.looks docs` writes it and
this page, and a test fails when the bot would write something else. The pictures below show a part of it, as
it was when they were drawn; `python -m tools.looks docs --pictures` draws them anew, with Chromium and a font
with Chinese characters such as Noto Sans CJK.

An answer has the owner first, then how to reach them, then why, and last what can be done: ask them, share
it, say whether it was right.
"""


def looks_html(desk: Desk) -> str:
    """All of it as one self-contained page. Raises SceneError."""
    sheets = [sheet(scenes(desk, language), language, theme) for language in LANGUAGES for theme in THEMES]
    return page("Looks", sheets)


def looks_markdown() -> str:
    parts = [_INTRODUCTION]
    for each in PICTURES:
        shown = f"{NAMES[each.language]}, {each.group}, {each.theme}"
        parts.append(f"\n## {shown}\n\n![{shown}]({FOLDER}/{each.file})\n")
    return "".join(parts)


def write(desk: Desk, docs: Path) -> None:
    """Write the page and its HTML. Raises SceneError."""
    (docs / FOLDER).mkdir(parents=True, exist_ok=True)
    (docs / FOLDER / HTML).write_text(looks_html(desk), encoding="utf-8")
    (docs / "looks.md").write_text(looks_markdown(), encoding="utf-8")


def draw(desk: Desk, docs: Path) -> None:
    """Draw the pictures of the page, and that of the README. Raises BrowserError, SceneError."""
    first = scenes(desk, "en")[0]
    picture(page("An answer", [single(first, "en", "light")]), docs / FRONT, width=WIDTH)
    for each in PICTURES:
        one = page("Looks", [sheet(GROUPS[each.group](desk, each.language), each.language, each.theme)])
        picture(one, docs / FOLDER / each.file, width=WIDTH)
