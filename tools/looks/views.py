"""Scenes of views: modals, App Home and the tour."""

from typing import Final

from bot.desk import Desk
from bot.finder.suggest import Suggestion
from bot.language.codes import Language
from bot.slack.blocks.owner_menu import answer_about
from bot.slack.blocks.values import Opinion, reference_to
from bot.slack.features.answer_buttons.view import full_answer_view
from bot.slack.features.feedback.view import JudgedAnswer, not_right_view, thanks_view
from bot.slack.features.home.handler import page_blocks
from bot.slack.features.home.view import PageRef, Reader, home_view, page_modal
from bot.slack.features.message_shortcut.view import About, likely_owners_view
from bot.slack.features.search.view import found_view, search_view
from tools.looks.asked import ask
from tools.looks.cast import crowded, peopled, style
from tools.looks.sheet import Scene

CHANNEL: Final = "C0GENERAL"
TS: Final = "1700000000.100000"
DEPARTMENT: Final = "customer-service"
ROLE: Final = "customer-service-specialist"
DUTY: Final = "returns-and-exchanges"


def view_scenes(desk: Desk, language: Language) -> list[Scene]:
    """Raises SceneError, and UnknownIdError or KeyError for a catalogue other than the one shipped."""
    return [*_modals(desk, language), *_pages(desk, language)]


def _modals(desk: Desk, language: Language) -> list[Scene]:
    catalogue, shown = peopled(desk.catalogue), style()
    returns, message, long = (ask(desk, key, language) for key in ("returns", "message", "specialist"))
    found = answer_about(Suggestion("duty", DUTY), catalogue, language)
    about = About(language, CHANNEL, TS, TS, message.question, message.language)
    judged = JudgedAnswer(language, Opinion("wrong", reference_to(returns)), CHANNEL, TS)
    many = crowded(catalogue, DEPARTMENT, ROLE)
    return [
        Scene("search", search_view(language, catalogue)),
        Scene("search: found", found_view(found, catalogue, shown)),
        Scene("message shortcut: who handles this?", likely_owners_view(message, about, catalogue, shown)),
        Scene("Not right", not_right_view(judged, asker=True)),
        Scene("Not right: sent", thanks_view("thanks_wrong", language)),
        Scene("a long answer: Show the full answer", full_answer_view(long, many, shown)),
    ]


def _pages(desk: Desk, language: Language) -> list[Scene]:
    catalogue = peopled(desk.catalogue)
    reader = Reader(catalogue, language, style())
    many = Reader(crowded(catalogue, DEPARTMENT, ROLE), language, style())
    homes = [
        ("App Home", reader, PageRef()),
        ("App Home: a department", reader, PageRef("department", DEPARTMENT)),
        ("App Home: a role", reader, PageRef("role", ROLE)),
        ("App Home: a long list", many, PageRef("department", DEPARTMENT, 1)),
    ]
    tour = [
        ("the tour", PageRef("tour")),
        ("the tour: a department", PageRef("department", "data-analytics")),
        ("the tour: who you will need", PageRef("needs", ROLE)),
    ]
    return [
        *(Scene(title, home_view(page_blocks(who, page), language)) for title, who, page in homes),
        *(Scene(title, page_modal(page_blocks(reader, page), language)) for title, page in tour),
    ]
