"""Ids made from names: lower-case words joined by hyphens, Chinese characters kept as they are."""

import re
import unicodedata
from typing import Final

from bot.catalogue.yaml.fields import MAX_ID

_WORDS: Final = re.compile(r"[^\W_]+")


def slug(name: str) -> str:
    """ "Card Arrival" and "card_arrival" → "card-arrival"; empty if the name holds no letter or digit."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).lower())
    words = _WORDS.findall(re.sub(r"['’](?=\w)", "", folded))
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word
        if len(longer) > MAX_ID - 8:
            return made or word[: MAX_ID - 8]
        made = longer
    return made


def comparable_name(name: str) -> str:
    """A form that is equal for two spellings of one name: case, width, spaces and underscores differ."""
    return " ".join(
        unicodedata.normalize("NFKC", name).casefold().replace("_", " ").replace("-", " ").split()
    )


def free_slug(wanted: str, taken: set[str]) -> str:
    """The wanted id, or the first free one of wanted-2, wanted-3, …; it is taken from then on."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found
