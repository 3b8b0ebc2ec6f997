"""Links to the handbook's pages, and what such a link leads to."""

from typing import Final
from urllib.parse import quote, unquote

from bot.finder.suggest import Suggestion
from bot.language.codes import Language
from bot.slack.blocks.messages import Block, context
from bot.slack.texts import say

LONGEST: Final = 1_000
"""Characters of a link that are read."""


def handbook_link(handbook: str, kind: str, own_id: str, language: Language) -> list[Block]:
    """A line with the link to a page; none where the handbook's address is not known.

    kind: duty, role or department
    """
    if not handbook:
        return []
    address = f"{handbook}#{kind}/{quote(own_id, safe='')}"
    label = say("handbook_page", language)
    return [context(f"<{address}|{label}>")]


def page_of(link: str, handbook: str) -> Suggestion | None:
    """What a link leads to; None for one that does not lead to a duty, role or department of the handbook."""
    address, _, fragment = link[:LONGEST].partition("#")
    kind, _, own_id = unquote(fragment).partition("/")
    if not handbook or address != handbook or not own_id:
        return None
    if kind == "duty":
        return Suggestion("duty", own_id)
    if kind == "role":
        return Suggestion("role", own_id)
    return Suggestion("department", own_id) if kind == "department" else None
