"""What views are made of, beside the blocks that messages have too."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.language.codes import LANGUAGES, Language
from bot.slack.blocks.messages import Block, plain_text
from bot.slack.texts import say

View = dict[str, Any]

MAX_BLOCKS: Final = 100
MAX_TITLE: Final = 24
MAX_HEADER: Final = 150
MAX_PLACEHOLDER: Final = 150
MAX_ELEMENTS: Final = 25
"""Buttons and menus in one row."""

OWNER: Final = "suggest_owner"
"""The find-as-you-type menu over departments, roles and duties, wherever it stands."""
OPEN_ROLE: Final = "open_role"
"""The button to the page of a role, wherever it stands; a low line and a number may follow."""
OPEN_TOUR: Final = "open_tour"
"""The button that opens the tour, wherever it stands."""


def modal(
    callback_id: str,
    title: str,
    blocks: Sequence[Block],
    language: Language,
    *,
    metadata: str = "",
    submit: str = "",
) -> View:
    view: View = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain_text(title, MAX_TITLE),
        "close": plain_text(say("button_close", language), MAX_TITLE),
        "blocks": list(blocks[:MAX_BLOCKS]),
        "private_metadata": metadata,
    }
    return {**view, "submit": plain_text(submit, MAX_TITLE)} if submit else view


def home(blocks: Sequence[Block], *, metadata: str = "") -> View:
    return {
        "type": "home",
        "callback_id": "home",
        "blocks": list(blocks[:MAX_BLOCKS]),
        "private_metadata": metadata,
    }


def header(text: str) -> Block:
    return {"type": "header", "text": plain_text(text, MAX_HEADER)}


def beside(block: Block, element: Block) -> Block:
    """A section with a button or menu at its side."""
    return {**block, "accessory": element}


def row(*elements: Block, block_id: str = "") -> list[Block]:
    """A row of buttons and menus; nothing if there are none."""
    if not elements:
        return []
    block: Block = {"type": "actions", "elements": list(elements[:MAX_ELEMENTS])}
    return [{**block, "block_id": block_id} if block_id else block]


def divider() -> Block:
    return {"type": "divider"}


def menu(action_id: str, hint: str) -> Block:
    """A find-as-you-type menu; what is typed comes to the bot from the first character on."""
    return {
        "type": "external_select",
        "action_id": action_id,
        "placeholder": plain_text(hint, MAX_PLACEHOLDER),
        "min_query_length": 0,
    }


def language_of_view(view: Mapping[str, Any]) -> Language | None:
    """The language a view was shown in; None if it does not tell."""
    try:
        found = json.loads(str(view.get("private_metadata") or ""))
    except (ValueError, RecursionError):
        return None
    first = found[0] if isinstance(found, list) and found else ""
    return next((code for code in LANGUAGES if code == first), None)
