"""The departments, each with its roles, as a message with pages."""

from typing import Final

from bot.catalogue.model import Catalogue
from bot.language.codes import Language
from bot.rendering import BULLET, MAX_LISTED, Style
from bot.slack.blocks.escaping import ELLIPSIS
from bot.slack.blocks.messages import (
    MAX_SECTION,
    Block,
    Message,
    ShownAnswer,
    context,
    departments_button,
    group_lines,
    page_turns,
    section,
    with_buttons,
)
from bot.slack.features.departments.texts import say
from bot.wording import listed

DEPARTMENTS_PAGE: Final = "show_departments_page_"
"""The ids of the buttons to the other pages begin like this; a number follows."""

MAX_LIST_BLOCKS: Final = 4
"""Sections of a list on one page of a message; Slack refuses blocks of some 13,000 characters together."""


def way_on(shown: ShownAnswer) -> list[Block]:
    """The way to the departments from an answer that names nobody."""
    nobody = shown.answer.outcome in {"unknown", "not_a_question"}
    return [departments_button(shown.answer.language)] if nobody else []


def departments_message(catalogue: Catalogue, language: Language, style: Style, *, page: int = 0) -> Message:
    """The departments, each with its roles; a long list has pages, counted from 0."""
    title = say("departments", language)
    lines, bare = [title], [title]
    cut = False
    for department in catalogue.departments:
        name = style.text(department.name.best(language) or department.id)
        names = [style.text(role.name.best(language) or role.id) for role in department.roles]
        shown = names if len(names) <= MAX_LISTED else [*names[:MAX_LISTED], ELLIPSIS]
        roles = listed(shown, language)
        lines.append(BULLET + say("department_roles", language, department=style.strong(name), roles=roles))
        bare.append(BULLET + say("department_roles", language, department=name, roles=roles))
        cut = cut or shown is not names or len(lines[-1]) > MAX_SECTION
    # A list longer than one section goes on in the next one.
    groups = group_lines(lines, MAX_SECTION)
    pages = -(-len(groups) // MAX_LIST_BLOCKS)
    page = min(max(page, 0), pages - 1)
    first = page * MAX_LIST_BLOCKS
    blocks = [section("\n".join(group)) for group in groups[first : first + MAX_LIST_BLOCKS]]
    said = [say("departments_cut", language)] if cut else []
    if pages > 1:
        said.append(say("page", language, page=page + 1, pages=pages))
    if said:
        blocks.append(context("\n".join(said)))
    turns = page_turns(DEPARTMENTS_PAGE, page, pages, language, language)
    return with_buttons("\n".join(bare), blocks, turns)
