"""What makes two wordings the same."""

import unicodedata


def fold_phrase(phrase: str) -> str:
    """A form that is equal for two wordings that differ in case, width or white space only."""
    return " ".join(unicodedata.normalize("NFKC", phrase).casefold().split())
