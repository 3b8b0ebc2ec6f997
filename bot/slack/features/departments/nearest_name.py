"""The department or role that somebody probably meant by a mistyped name."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from bot.catalogue.model import Catalogue
from bot.finder.suggest import Level, Suggestion
from bot.language.codes import Language
from bot.language.script import fold
from bot.slack.blocks.escaping import plain, shorten
from bot.slack.blocks.messages import MAX_LABEL, Message, section
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.features.departments.texts import say
from bot.slack.features.departments.view import departments_message

_ALIKE: Final = 0.8
"""The similarity, from 0 to 1, from which a text counts as a mistyped name."""
_SHORTEST: Final = 5
"""The length in letters from which a single word of a name is compared."""


def find_nearest_name(name: str, level: Level, catalogue: Catalogue) -> Suggestion | None:
    """The department or role whose name, or a long word of it, is near this text; None if none is."""
    known: dict[str, Suggestion] = {}
    for target, names in _names(level, catalogue):
        for each in map(fold, names):
            known.setdefault(each, target)
            for word in each.split():
                if len(word) >= _SHORTEST:
                    known.setdefault(word, target)
    found = get_close_matches(fold(name), known, 1, _ALIKE)
    return known[found[0]] if found else None


def unnamed_message(
    name: str, level: Level, catalogue: Catalogue, language: Language, style: MrkdwnStyle
) -> Message:
    """Says that nothing has this name, and lists the departments with their roles."""
    shown = style.text(shorten(" ".join(plain(name).split()), MAX_LABEL))
    key = "no_department_called" if level == "department" else "no_role_called"
    line = say(key, language, name=shown)
    there = departments_message(catalogue, language, style)
    return replace(there, text=f"{line}\n{there.text}", blocks=(section(line), *there.blocks))


def _names(level: Level, catalogue: Catalogue) -> Iterator[tuple[Suggestion, list[str]]]:
    things = catalogue.departments if level == "department" else [role for role, _ in catalogue.roles()]
    for thing in things:
        aliases = [name for names in thing.aliases.values() for name in names]
        yield Suggestion(level, thing.id), [*thing.name.every(), *aliases]
