"""Which parts of a message are compared, and what each counts."""

from bot.finder.text.cleaning import Message, gist
from bot.finder.text.exclusion import without_excluded


def weighed(message: Message) -> list[tuple[str, float]]:
    """The folded sentences that are compared, each with what its words count; without what is excluded."""
    return [(sentence.folded, 1.0) for sentence in gist(without_excluded(message))]
