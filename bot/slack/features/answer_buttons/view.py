"""The buttons of an answer, and the answer in full where a message is too short: a modal with pages."""

from dataclasses import replace
from typing import Final

from bot.answer import Answer
from bot.catalogue.model import Catalogue
from bot.rendering import render
from bot.slack.blocks.escaping import split
from bot.slack.blocks.messages import (
    MAX_SECTION,
    Block,
    ShownAnswer,
    button,
    context,
    group_lines,
    page_turns,
    section,
)
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.blocks.values import encode, reference_to, reference_with
from bot.slack.blocks.views import View, modal
from bot.slack.features.answer_buttons.texts import say

SHARE: Final = "share_answer"
WHOLE: Final = "show_whole"
WHOLE_PAGE: Final = "whole_page_"
"""Ids of the buttons; a number follows the last one."""
SECTIONS_A_PAGE: Final = 10


def ways_on(shown: ShownAnswer) -> list[Block]:
    """Sharing an answer that only its asker sees, and all of an answer that was cut."""
    answer = shown.answer
    if answer.outcome in {"unknown", "not_a_question"}:
        return []
    buttons = []
    if shown.readers.private and shown.is_last:
        everything = encode(reference_with(shown.parts, shown.place, reference_to(answer)))
        buttons.append(button(SHARE, say("button_share", answer.language), everything))
    if shown.cut:
        buttons.append(
            button(WHOLE, say("button_full_answer", answer.language), encode(reference_to(answer)))
        )
    return buttons


def full_answer_view(
    answer: Answer,
    catalogue: Catalogue,
    style: MrkdwnStyle,
    *,
    page: int = 0,
    contacts: bool = True,
    withheld: str = "contacts_withheld",
) -> View:
    """The answer with its lists and texts uncut; pages count from 0. Raises UnknownIdError for a stale id."""
    language = answer.language
    # Unmarked, as a mark-up that is split over two sections would show its stars.
    bare = replace(style, marked_up=False)
    rendered = render(answer, catalogue, bare, contacts=contacts, withheld=withheld, longest=None)
    lines = [part for line in rendered.lines() for part in split(line, MAX_SECTION)]
    groups = group_lines(lines, MAX_SECTION)
    pages = -(-len(groups) // SECTIONS_A_PAGE)
    page = min(max(page, 0), pages - 1)
    first = page * SECTIONS_A_PAGE
    blocks = [section("\n".join(group)) for group in groups[first : first + SECTIONS_A_PAGE]]
    if pages > 1:
        blocks.append(context(say("page", language, page=page + 1, pages=pages)))
        turns = page_turns(WHOLE_PAGE, page, pages, language, encode(reference_to(answer)))
        blocks.append({"type": "actions", "elements": turns})
    return modal("whole", say("full_answer_title", language), blocks, language)
