"""The main messages and views, made by the real desk and builders on the shipped catalogue."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.desk import Desk
from bot.language.codes import Language
from tools.looks.messages import message_scenes
from tools.looks.sheet import Scene
from tools.looks.views import view_scenes

GROUPS: Final[Mapping[str, Callable[[Desk, Language], list[Scene]]]] = {
    "messages": message_scenes,
    "views": view_scenes,
}
"""One picture each, for a language and a theme."""


def scenes(desk: Desk, language: Language) -> list[Scene]:
    """All of them. Raises SceneError, and UnknownIdError or KeyError for any other catalogue."""
    return [scene for made in GROUPS.values() for scene in made(desk, language)]
