"""The window that finds as you type, as far as several features show it."""

import json
from dataclasses import dataclass
from typing import Final

from bot.answer import Answer
from bot.catalogue.model import Catalogue
from bot.language.codes import LANGUAGES, Language
from bot.rendering import BULLET, render
from bot.slack.blocks.messages import Block, context, section
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.blocks.values import Reference, StaleError, decode, encode
from bot.slack.blocks.views import OWNER, View, menu, modal, row
from bot.slack.texts import say

SEARCH: Final = "search"
"""The callback id of the modal."""


@dataclass(frozen=True, slots=True)
class WindowState:
    """What a search modal remembers: its language, and the answer it shows."""

    language: Language
    reference: Reference | None = None


def search_menu(language: Language) -> list[Block]:
    """The find-as-you-type menu in a row of its own."""
    return row(menu(OWNER, say("search_hint", language)), block_id="search")


def line_view(key: str, language: Language) -> View:
    """One line of the bot's own, with the search below it."""
    blocks = [section(say(key, language)), *search_menu(language)]
    return modal(
        SEARCH,
        say("search_title", language),
        blocks,
        language,
        metadata=write_metadata(WindowState(language)),
    )


def answer_blocks(
    answer: Answer,
    catalogue: Catalogue,
    style: MrkdwnStyle,
    *,
    contacts: bool = True,
    withheld: str = "contacts_withheld",
) -> list[Block]:
    """An answer without its buttons. Raises UnknownIdError for a stale id."""
    rendered = render(answer, catalogue, style, contacts=contacts, withheld=withheld)
    lines = [rendered.headline, *rendered.details, *(BULLET + option.line for option in rendered.options)]
    blocks = [section("\n".join(lines))]
    return [*blocks, context("\n".join(rendered.notes))] if rendered.notes else blocks


def read_metadata(text: str) -> WindowState:
    """What the modal remembers. Raises StaleError for anything this version did not write."""
    try:
        language, value = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise StaleError("a modal's metadata is not this version's") from error
    if language not in LANGUAGES or not isinstance(value, str):
        raise StaleError("a modal's metadata is not this version's")
    return WindowState(language, decode(value) if value else None)


def write_metadata(remembered: WindowState) -> str:
    """What ``read_metadata`` reads."""
    value = encode(remembered.reference) if remembered.reference else ""
    return json.dumps([remembered.language, value], ensure_ascii=False)
