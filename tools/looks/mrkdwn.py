"""Slack's mrkdwn as HTML, as far as the bot writes it. Nothing in a text can become a tag of its own."""

import html
import re
from typing import Final

_LIVE = re.compile(r'&(?:amp|lt|gt);|<(?P<target>[^<>|]*)(?:\|(?P<label>[^<>]*))?>|[&<>"]')
_MARKS: Final = (
    (re.compile(r"`([^`\n]+)`"), r"<code>\1</code>"),
    (re.compile(r"(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])"), r"<b>\1</b>"),
)


def as_html(text: str) -> str:
    """mrkdwn, in which ``& < >`` of people's words are escaped already, as HTML."""
    shown = _LIVE.sub(_safe, text)
    for pattern, made in _MARKS:
        shown = pattern.sub(made, shown)
    return shown.replace("\n", "<br>")


def plain_as_html(text: str) -> str:
    return html.escape(text, quote=True).replace("\n", "<br>")


def _safe(found: re.Match[str]) -> str:
    target = found["target"]
    if target is None:
        return found[0] if len(found[0]) > 1 else html.escape(found[0], quote=True)
    kind = "mention" if target[:1] in {"#", "@", "!"} else "link"
    return f'<span class="{kind}">{_LIVE.sub(_safe, found["label"] or target)}</span>'
