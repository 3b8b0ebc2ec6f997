"""App Home, and the pages that lead from it: departments, roles, the tour. In a modal they work alike."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from slack_bolt import App
from slack_sdk import WebClient

from bot.language.codes import Language
from bot.slack.api.views import change_modal, open_modal, publish_home
from bot.slack.blocks.messages import Block
from bot.slack.blocks.values import StaleError
from bot.slack.blocks.views import OPEN_ROLE, language_of_view
from bot.slack.context import Context, Service
from bot.slack.features.home.tour_view import needs_blocks, tour_blocks
from bot.slack.features.home.view import (
    GO,
    HEAD,
    PageRef,
    Reader,
    decode_page,
    department_blocks,
    front_blocks,
    home_view,
    page_modal,
    role_blocks,
)
from bot.slack.interaction import Interaction, on_press

_PAGES: Final[Mapping[str, Callable[[Reader, PageRef], list[Block]]]] = {
    "front": front_blocks,
    "department": department_blocks,
    "role": role_blocks,
    "tour": tour_blocks,
    "needs": needs_blocks,
}


def register(app: App, service: Service) -> None:
    def on_opened(event: dict[str, Any], client: WebClient) -> None:
        if event.get("tab") != "home":
            return
        user = str(event["user"])
        # Slack shows the page of last time until then; whoever comes back starts at the front.
        asked = service.context(client, user)
        language = asked.language
        reader = reader_for(asked, language)
        publish_home(
            client, home_view(_front(asked, reader, PageRef()), language), user=user, language=language
        )

    app.event("app_home_opened")(on_opened)
    on_press(app, service, re.compile(f"^{GO}[0-9]+$"), _go)
    on_press(app, service, re.compile(f"^{OPEN_ROLE}(_[0-9])?$"), _show_role)


def _go(press: Interaction) -> None:
    try:
        show_page(press, decode_page(press.value))
    except StaleError:
        show_page(press, PageRef())


def _show_role(press: Interaction) -> None:
    show_page(press, PageRef("role", press.value))


def reader_for(context: Context, language: Language) -> Reader:
    return Reader(context.catalogue, language, context.style(), context.sees_contacts, context.reaction)


def _front(asked: Context, reader: Reader, page: PageRef) -> list[Block]:
    """The front page, with what other features have for this person below its head."""
    rows = [block for row in asked.service.home_rows for block in row(asked, reader.language)]
    blocks = front_blocks(reader, page)
    return [*blocks[:HEAD], *rows, *blocks[HEAD:]]


def page_blocks(reader: Reader, page: PageRef) -> list[Block]:
    """The page, or the front if the catalogue no longer holds what it is about."""
    try:
        return _PAGES[page.kind](reader, page)
    except KeyError:
        return front_blocks(reader, PageRef())


def show_page(press: Interaction, page: PageRef) -> None:
    """Show a page where the button was: in App Home, in the modal, or from a message in a new modal."""
    view = press.body.get("view") or {}
    # A window opens within three seconds of the press; one that is there already has time.
    asked, user = press if view else press.hurried(), press.user
    language = language_of_view(view) or asked.language
    reader = reader_for(asked, language)
    front = page.kind == "front" and not page.number
    blocks = _front(asked, reader, page) if front else page_blocks(reader, page)
    if view.get("type") == "home":
        publish_home(press.client, home_view(blocks, language), user=user, language=language)
        return
    shown = page_modal(blocks, language)
    if view.get("type") == "modal":
        change_modal(press.client, shown, view_id=str(view["id"]), user=user, language=language)
    else:
        open_modal(press.client, shown, trigger_id=press.trigger_id, user=user, language=language)
