"""Echoed text made inert: nothing in it can ping anyone, become a link or end a mark-up it stands in."""

import re
import unicodedata
from typing import Final

WORD_JOINER: Final = "\N{WORD JOINER}"
"""Shows nothing and breaks no line; put inside what Slack would otherwise turn into a mention or link."""

ELLIPSIS: Final = "…"

# What Slack may parse in message text: mentions, channel names, schemes, bare domains.
_LIVE = re.compile(r"[@#]|:(?=//)|(?<=mailto):|(?<=tel):|(?<=\w)[.](?=\w)", re.IGNORECASE)
# Mark-up that would not survive a cut in the middle: an entity, or anything in angle brackets.
_CUT_ENTITY = re.compile(r"&[a-z]{0,4}$")
_CUT_ANGLE = re.compile(r"<[^<>]*$")


def inert(text: str) -> str:
    """The text for Slack's mrkdwn: nothing invisible, ``& < >`` escaped, mentions and links broken."""
    visible = "".join(character if _shows(character) else _space(character) for character in text)
    broken = _LIVE.sub(lambda found: found.group() + WORD_JOINER, visible)
    return broken.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str) -> str:
    """The text for a plain-text object such as a button's label: invisible characters taken out."""
    return "".join(character if _shows(character) else _space(character) for character in text)


def shorten(text: str, limit: int) -> str:
    """At most ``limit`` characters, with an ellipsis for what was cut; mark-up is never cut through."""
    if len(text) <= limit:
        return text
    cut = text[: limit - len(ELLIPSIS)]
    return _CUT_ANGLE.sub("", _CUT_ENTITY.sub("", cut)).rstrip() + ELLIPSIS


def split(text: str, limit: int) -> list[str]:
    """The text in parts of at most ``limit`` characters; mark-up is never cut through."""
    parts = []
    while len(text) > limit:
        head = _CUT_ANGLE.sub("", _CUT_ENTITY.sub("", text[:limit])) or text[:limit]
        parts.append(head)
        text = text[len(head) :]
    return [*parts, text]


def _shows(character: str) -> bool:
    """False for controls, format characters (zero-width, direction overrides) and lone surrogates."""
    return character == "\n" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _space(character: str) -> str:
    return " " if character in "\t\r\v\f\u2028\u2029" else ""
