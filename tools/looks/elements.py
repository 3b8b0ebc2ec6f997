"""Block Kit blocks as HTML."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from tools.looks.mrkdwn import as_html, plain_as_html

Block = Mapping[str, Any]

THUMB_UP: Final = (
    '<svg viewBox="0 0 20 20"><path d="M6 9v8H3V9zm1.5 7.2V9l3.3-6.5c1.2 0 1.9.9 1.7 2.1L12 7.5h4c1 0 1.6.8'
    ' 1.4 1.7l-1.2 6.3c-.2.9-.8 1.5-1.7 1.5h-5z"/></svg>'
)
THUMB_DOWN: Final = THUMB_UP.replace("<svg ", '<svg class="down" ')


def block_html(block: Block) -> str:
    """Raises KeyError for a kind of block the bot does not use."""
    return f'<div class="block {block["type"]}">{_BLOCKS[block["type"]](block)}</div>'


def text_html(text: Block) -> str:
    return as_html(text["text"]) if text["type"] == "mrkdwn" else plain_as_html(text["text"])


def _section(block: Block) -> str:
    parts = [f"<div class='text'>{text_html(block['text'])}</div>"] if "text" in block else []
    fields = "".join(f"<div>{text_html(field)}</div>" for field in block.get("fields", ()))
    if fields:
        parts.append(f"<div class='fields'>{fields}</div>")
    if "accessory" in block:
        parts.append(element_html(block["accessory"]))
    return "".join(parts)


def _context(block: Block) -> str:
    return "".join(f"<div>{text_html(element)}</div>" for element in block["elements"])


def _row(block: Block) -> str:
    return "".join(element_html(element) for element in block["elements"])


def _header(block: Block) -> str:
    return text_html(block["text"])


def _input(block: Block) -> str:
    optional = "<span class='optional'></span>" if block.get("optional") else ""
    hint = f"<div class='hint'>{text_html(block['hint'])}</div>" if "hint" in block else ""
    label = f"<label>{text_html(block['label'])}{optional}</label>"
    return f"{label}{element_html(block['element'])}{hint}"


def _nothing(_block: Block) -> str:
    return ""


_BLOCKS: Final[Mapping[str, Callable[[Block], str]]] = {
    "section": _section,
    "context": _context,
    "actions": _row,
    "context_actions": _row,
    "header": _header,
    "input": _input,
    "divider": _nothing,
}


def element_html(element: Block) -> str:
    """Raises KeyError for a kind of element the bot does not use."""
    return _ELEMENTS[element["type"]](element)


def _button(element: Block) -> str:
    return f'<span class="button {element.get("style", "")}">{text_html(element["text"])}</span>'


def _feedback(element: Block) -> str:
    right, wrong = element["positive_button"], element["negative_button"]
    return (
        f'<span class="feedback">{THUMB_UP}{text_html(right["text"])}</span>'
        f'<span class="feedback">{THUMB_DOWN}{text_html(wrong["text"])}</span>'
    )


def _menu(element: Block) -> str:
    if element.get("default_to_current_conversation"):
        return '<span class="menu chosen">#general</span>'
    shown = element.get("initial_option", {}).get("text") or element.get("placeholder")
    return f'<span class="menu">{text_html(shown) if shown else "&nbsp;"}</span>'


def _typed(element: Block) -> str:
    hint = element.get("placeholder")
    kind = "tall" if element.get("multiline") else ""
    return f'<span class="typed {kind}">{text_html(hint) if hint else "&nbsp;"}</span>'


def _boxes(element: Block) -> str:
    kind = "box" if element["type"] == "checkboxes" else "radio"
    options = element["options"]
    rows = (f'<div><span class="{kind}"></span>{text_html(each["text"])}</div>' for each in options)
    return f'<div class="boxes">{"".join(rows)}</div>'


def _overflow(_element: Block) -> str:
    return '<span class="button">…</span>'


_ELEMENTS: Final[Mapping[str, Callable[[Block], str]]] = {
    "button": _button,
    "feedback_buttons": _feedback,
    "external_select": _menu,
    "static_select": _menu,
    "conversations_select": _menu,
    "channels_select": _menu,
    "users_select": _menu,
    "plain_text_input": _typed,
    "checkboxes": _boxes,
    "radio_buttons": _boxes,
    "overflow": _overflow,
}
