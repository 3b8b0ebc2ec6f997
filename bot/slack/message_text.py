"""What a message says: its text and what it forwards, else blocks and attachments; whom it mentions."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

MAX_CHARACTERS: Final = 4000
MAX_LINES: Final = 200
FOLLOW_UP_CHARACTERS: Final = 80
"""Longer messages stand on their own; for shorter ones the earlier message is looked up."""
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


def is_short(text: str) -> bool:
    """True for what may lean on the message before it."""
    return len(text) <= FOLLOW_UP_CHARACTERS


def words_of(message: Mapping[str, Any]) -> str:
    """As ``text_of``, without the mentions."""
    return without_mentions(text_of(message))


def text_of(message: Mapping[str, Any]) -> str:
    """What a message says, mentions included; empty if it has no words.

    A forwarded message follows the comment it was forwarded with. Where there is no text, blocks and
    attachments speak.

    message: as events, Slack's conversations methods and message shortcuts give it
    """
    text = str(message.get("text") or "")
    said = without_mentions(text)
    if said and said not in _PLACEHOLDERS:
        shared = _joined(line for each in _shared(message) for line in _attached(each))
        return f"{text}\n{shared}" if shared else text
    lines = _joined(_lines(message))
    return lines if without_mentions(lines) else text if text not in _PLACEHOLDERS else ""


def _joined(lines: Iterator[str]) -> str:
    kept = (line.strip() for line in islice(lines, MAX_LINES))
    return "\n".join(line for line in kept if line and line not in _PLACEHOLDERS)[:MAX_CHARACTERS].strip()


def _shared(message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The messages that this one forwards; a link's preview is no part of what somebody says."""
    return [each for each in _objects(message.get("attachments")) if each.get("is_share")]


def _lines(message: Mapping[str, Any]) -> Iterator[str]:
    yield from _of_blocks(message.get("blocks"))
    for attached in _objects(message.get("attachments")):
        yield from _attached(attached)


def _attached(attached: Mapping[str, Any], deepest: int = _DEEPEST) -> Iterator[str]:
    said = [str(attached.get(name) or "") for name in ("pretext", "title", "text")]
    for field in _objects(attached.get("fields")):
        said += [str(field.get(name) or "") for name in ("title", "value")]
    said += _of_blocks(attached.get("blocks"))
    if not any(said):
        # A forwarded message keeps what it was made of, and what it forwarded itself.
        for kept in _objects(attached.get("message_blocks")):
            inner = kept.get("message")
            said += _of_blocks(inner.get("blocks") if isinstance(inner, Mapping) else None)
    if deepest:
        for further in _objects(attached.get("attachments")):
            said += _attached(further, deepest - 1)
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
            yield "".join(_span(span) for span in _objects(found.get("elements")))
        elif isinstance(kind, str):
            for name in _HOLDERS.get(kind, ()):
                yield from _of_blocks(found.get(name), deepest - 1)


def _span(span: Mapping[str, Any]) -> str:
    if span.get("type") == "user":
        return f"<@{span.get('user_id') or ''}>"
    return str(span.get("text") or (span.get("url") if span.get("type") == "link" else "") or "")


def _objects(found: object) -> list[Mapping[str, Any]]:
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []
