"""Texts in three languages, looked up by key; what answers say everywhere is here, the rest where it is said.

A message is a key with one text a language and the same placeholders in each. Values are put in as
they are: whoever renders for a surface makes them safe for it first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.catalogue.model import Text
from bot.language.codes import Language
from bot.wording.answers import ANSWERS


@dataclass(frozen=True, slots=True)
class Wording:
    """All that a part of the bot can say."""

    texts: Mapping[str, Text]

    def say(self, key: str, language: Language, **values: str | int) -> str:
        """The message in this language. Raises KeyError for an unknown key or a missing value."""
        return self.texts[key].get(language).format_map(values)

    def adding(self, texts: Mapping[str, Text]) -> "Wording":
        """This and more. Raises ValueError for a key that is there already: a key means one thing."""
        twice = sorted(self.texts.keys() & texts.keys())
        if twice:
            raise ValueError(f"two texts with one key: {', '.join(twice)}")
        return Wording({**self.texts, **texts})


WORDING: Final = Wording(ANSWERS)
say: Final = WORDING.say


def listed(items: Sequence[str], language: Language, *, either: bool = False) -> str:
    """Items in a row, in the language's own way; ``either`` puts an "or" before the last."""
    comma = ", " if language == "en" else "、"
    if not either or len(items) < 2:
        return comma.join(items)
    return say("either", language, rest=comma.join(items[:-1]), last=items[-1])


def dated(day: date, language: Language) -> str:
    """A date in the language's own way."""
    if language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


# strftime would follow the machine's locale
_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)
