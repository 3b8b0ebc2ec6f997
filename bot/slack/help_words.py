"""The words that ask for help and for nothing else."""

from typing import Final

from bot.language.codes import Language
from bot.language.script import language_of

WORDS: Final = ("help", "?", "？", "幫助", "幫忙", "說明", "帮助", "帮忙", "说明")
_ENDINGS: Final = "?？!！.。 "


def asks_for_help(text: str) -> bool:
    """True if this, without mentions, is such a word alone."""
    word = text.strip().casefold()
    return word in WORDS or word.rstrip(_ENDINGS) in WORDS


def language_of_word(word: str, profile: Language) -> Language:
    """The language to answer a word in: a Chinese word tells it; ``help`` is what everybody types."""
    return profile if word.isascii() else language_of(word, profile)
