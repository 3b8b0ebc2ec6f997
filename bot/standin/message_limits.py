"""The limits Slack enforces on a message, as far as they are cheap to check."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

MAX_TEXT: Final = 40_000
_TEXT_LIMITS: Final = {"section": 3000, "header": 150}
_BLOCK_TYPES: Final = frozenset(
    {"section", "header", "context", "actions", "divider", "image", "input", "rich_text", "context_actions"}
)


def problem_of(text: str, blocks: object) -> str:
    """Slack's error code for such a message, or an empty string."""
    if not text and not blocks:
        return "no_text"
    if len(text) > MAX_TEXT:
        return "msg_too_long"
    if blocks is None:
        return ""
    if not isinstance(blocks, Sequence) or isinstance(blocks, str) or len(blocks) > 50:
        return "invalid_blocks"
    return "" if all(is_valid_block(block) for block in blocks) else "invalid_blocks"


def is_valid_block(block: object) -> bool:
    if not isinstance(block, Mapping) or block.get("type") not in _BLOCK_TYPES:
        return False
    kind = str(block["type"])
    if kind in _TEXT_LIMITS:
        plain_only = kind == "header"
        texts = [block["text"]] if "text" in block else []
        fits = all(is_text(text, _TEXT_LIMITS[kind], plain_only=plain_only) for text in texts)
        accessory = block.get("accessory")
        return bool(texts or block.get("fields")) and fits and (accessory is None or _is_element(accessory))
    elements = block.get("elements", [])
    if kind == "context":
        return 0 < len(elements) <= 10 and all(is_text(element, 2000) for element in elements)
    if kind == "actions":
        ids = [element.get("action_id") for element in elements]
        return 0 < len(elements) <= 25 and len(set(ids)) == len(ids) and all(map(_is_element, elements))
    if kind == "context_actions":
        return 0 < len(elements) <= 5 and all(map(_is_feedback, elements))
    return True


def _is_feedback(element: Any) -> bool:
    if not _is_element(element) or element.get("type") != "feedback_buttons":
        return False
    buttons = [element.get("positive_button"), element.get("negative_button")]
    return all(
        isinstance(button, Mapping)
        and is_text(button.get("text"), 75, plain_only=True)
        and 0 < len(button.get("value") or "") <= 2000
        and len(button.get("accessibility_label") or "") <= 75
        for button in buttons
    )


def is_text(text: object, limit: int, *, plain_only: bool = False) -> bool:
    if not isinstance(text, Mapping) or not isinstance(text.get("text"), str):
        return False
    kinds = {"plain_text"} if plain_only else {"plain_text", "mrkdwn"}
    allowed = {"type", "text", "emoji"} if text["type"] == "plain_text" else {"type", "text", "verbatim"}
    return text["type"] in kinds and 0 < len(text["text"]) <= limit and set(text) <= allowed


def _is_element(element: Any) -> bool:
    if not isinstance(element, Mapping) or not 0 < len(str(element.get("action_id", ""))) <= 255:
        return False
    if element.get("type") != "button":
        return True
    value = element.get("value", "")
    return is_text(element.get("text"), 75, plain_only=True) and isinstance(value, str) and len(value) <= 2000
