"""What a message says, and whom it mentions; of what apps posted, what blocks and attachments say."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

MAX_CHARACTERS: Final = 4000
MAX_LINES: Final = 200
_DEEPEST: Final = 8

# What Slack puts as the text of a message that has none.
_PLACEHOLDERS: Final = frozenset({"This content can't be displayed.", "[no preview available]"})

# Where blocks keep their texts: buttons, images and menus say nothing about what a message is about.
_HOLDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "section": ("text", "fields"),
    "header": ("text",),
    "context": ("elements",),
    "rich_text": ("elements",),
    "rich_text_list": ("elements",),
}
_TEXTS: Final = frozenset({"mrkdwn", "plain_text", "markdown"})
_SPANS: Final = frozenset({"rich_text_section", "rich_text_quote", "rich_text_preformatted"})

_MENTION: Final = re.compile(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>")


def mentions(text: str, user: str) -> bool:
    """True if the text, as Slack sends it, mentions this user."""
    return bool(user) and (f"<@{user}>" in text or f"<@{user}|" in text)


def without_mentions(text: str) -> str:
    """The text without its mentions: empty if the bot was merely called."""
    return _MENTION.sub(" ", text).strip()


def words_of(message: Mapping[str, Any]) -> str:
    """The words of a message without its mentions; empty if there are none.

    message: as Slack's conversations methods and message shortcuts give it
    """
    text = without_mentions(str(message.get("text") or ""))
    if text and text not in _PLACEHOLDERS:
        return text
    lines = (without_mentions(line) for line in islice(_lines(message), MAX_LINES))
    return "\n".join(line for line in lines if line and line not in _PLACEHOLDERS)[:MAX_CHARACTERS].strip()


def _lines(message: Mapping[str, Any]) -> Iterator[str]:
    yield from _of_blocks(message.get("blocks"))
    for attached in _objects(message.get("attachments")):
        yield from _attached(attached)


def _attached(attached: Mapping[str, Any]) -> Iterator[str]:
    said = [str(attached.get(name) or "") for name in ("pretext", "title", "text")]
    for field in _objects(attached.get("fields")):
        said += [str(field.get(name) or "") for name in ("title", "value")]
    said += _of_blocks(attached.get("blocks"))
    yield from said if any(said) else [str(attached.get("fallback") or "")]


def _of_blocks(found: object, deepest: int = _DEEPEST) -> Iterator[str]:
    """The texts in a block, a text object, or a list of them, in the order shown."""
    if not deepest:
        return
    if isinstance(found, list):
        for each in found:
            yield from _of_blocks(each, deepest - 1)
    elif isinstance(found, Mapping):
        kind = found.get("type")
        if kind in _TEXTS:
            yield str(found.get("text") or "")
        elif kind in _SPANS:
            yield "".join(str(span.get("text") or "") for span in _objects(found.get("elements")))
        elif isinstance(kind, str):
            for name in _HOLDERS.get(kind, ()):
                yield from _of_blocks(found.get(name), deepest - 1)


def _objects(found: object) -> list[Mapping[str, Any]]:
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []
