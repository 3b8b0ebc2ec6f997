"""What stands in a view, and the search as it is opened."""

from collections.abc import Mapping
from typing import Any

from bot.slack.blocks.views import OWNER
from bot.slack.features.search.handler import SHORTCUT
from bot.standin.view_actions import ViewUser
from bot.standin.workspace import ShownView
from tests.slack.talk import Talk


def modal(talk: Talk) -> ShownView:
    shown = talk.standin.workspace.modal()
    assert shown is not None
    return shown


def texts(view: Mapping[str, Any]) -> str:
    """What a view's sections and contexts say."""
    found = [block["text"]["text"] for block in view["blocks"] if block["type"] in {"section", "header"}]
    contexts = [block["elements"][0]["text"] for block in view["blocks"] if block["type"] == "context"]
    return "\n".join([*found, *contexts])


def opened(talk: Talk) -> tuple[ViewUser, ShownView]:
    hands = ViewUser(talk.person)
    hands.uses_shortcut(SHORTCUT)
    return hands, modal(talk)


def found(talk: Talk, typed: str) -> tuple[ViewUser, ShownView]:
    hands, view = opened(talk)
    hands.chooses(view, OWNER, hands.types(view, OWNER, typed)[0])
    return hands, modal(talk)
