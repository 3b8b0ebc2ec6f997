"""The main messages and views, made by the real builders on a catalogue."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from bot.answer import Answer, ElsewhereMatch, Match
from bot.catalogue.model import Catalogue, Role
from bot.language import Language
from bot.pictures.sheet import Scene
from bot.slack.blocks import (
    Readers,
    answer_message,
    departments_message,
    help_message,
    line_message,
)
from bot.slack.references import Opinion, reference_to
from bot.slack.style import MrkdwnStyle
from bot.slack.views.likely import About, likely_view
from bot.slack.views.opinion import Judged, opinion_view
from bot.slack.views.pages import Page, Reader, front_blocks, home_view, page_modal, role_blocks
from bot.slack.views.search import found_view, search_view
from bot.slack.views.tour import tour_blocks
from bot.wording import say

# Whom the pictures show; the catalogue that is shipped names nobody.
_NAMES: Final = {"U0MEILIN0": "Mei Lin", "U0SAM0000": "Sam Ortiz", "U0PAT0000": "Pat"}
_HOLDERS: Final = {"customer-service-specialist": ("U0MEILIN0", "U0SAM0000")}
_CHANNELS: Final = {"customer-service": "#customer-help"}

_QUESTIONS: Final[Mapping[str, Mapping[Language, str]]] = {
    "returns": {"en": "who handles returns?", "zh-Hant": "退換貨由誰負責？", "zh-Hans": "退换货归谁管？"},
    "stock": {
        "en": "who do I ask about stock counts?",
        "zh-Hant": "盤點的事要找誰？",
        "zh-Hans": "盘点的事找谁？",
    },
    "reports": {
        "en": "who makes the weekly figures?",
        "zh-Hant": "每週數字是誰做的？",
        "zh-Hans": "每周数字是谁做的？",
    },
    "payroll": {"en": "who does payroll?", "zh-Hant": "薪資找誰？", "zh-Hans": "工资找谁？"},
    "piano": {"en": "who tunes the piano?", "zh-Hant": "誰負責調鋼琴？", "zh-Hans": "谁负责调钢琴？"},
    "engineer": {
        "en": "what does the data engineer do?",
        "zh-Hant": "數據工程師做什麼？",
        "zh-Hans": "数据工程师做什么？",
    },
}
_PHRASES: Final[Mapping[str, Mapping[Language, str]]] = {
    "returns": {"en": "returns and exchanges", "zh-Hant": "退換貨", "zh-Hans": "退换货"},
    "stock": {"en": "stock count", "zh-Hant": "盤點", "zh-Hans": "盘点"},
    "payroll": {"en": "payroll", "zh-Hant": "薪資", "zh-Hans": "工资"},
}

_RETURNS: Final = ("customer-service", "customer-service-specialist", "returns-and-exchanges")
_STOCK: Final = ("logistics", "warehouse-keeper", "stocktaking")
_REPORTS: Final = (
    ("data-analytics", "data-analyst", "data-reports"),
    ("marketing", "social-media-specialist", "social-analysis"),
    ("logistics", "logistics-manager", "logistics-data"),
)
_ENGINEER: Final = ("data-analytics", "data-engineer", None)


def scenes(catalogue: Catalogue, language: Language) -> list[Scene]:
    """Raises UnknownIdError or KeyError for a catalogue other than the one shipped."""
    return [*_messages(peopled(catalogue), language), *_views(peopled(catalogue), language)]


def peopled(catalogue: Catalogue) -> Catalogue:
    """The catalogue with a few roles filled."""
    departments = tuple(
        replace(
            department,
            channel=_CHANNELS.get(department.id, department.channel),
            roles=tuple(map(_filled, department.roles)),
        )
        for department in catalogue.departments
    )
    return replace(catalogue, departments=departments)


def _filled(role: Role) -> Role:
    holder, deputy = _HOLDERS.get(role.id, (role.holder, role.deputy))
    return replace(role, holder=holder, deputy=deputy, reviewed=date(2026, 3, 2) if holder else role.reviewed)


def _style() -> MrkdwnStyle:
    return MrkdwnStyle("https://example.slack.com/", lambda contact: _NAMES.get(contact, contact))


def _match(ids: tuple[str, str, str | None], phrase: str = "", confidence: float = 0.97) -> Match:
    department, role, duty = ids
    return Match(department, role, duty, confidence, phrase)


def returns_answer(language: Language) -> Answer:
    match = _match(_RETURNS, _PHRASES["returns"][language])
    return Answer(_QUESTIONS["returns"][language], "answered", language, (match,), plain=True)


def _messages(catalogue: Catalogue, language: Language) -> list[Scene]:
    style = _style()
    channel, private, outside = Readers(in_channel=True), Readers(private=True), Readers(contacts=False)

    def asked(key: str) -> str:
        return _QUESTIONS[key][language]

    returns = returns_answer(language)
    stock = Answer(asked("stock"), "answered", language, (_match(_STOCK, _PHRASES["stock"][language]),))
    choose = Answer(
        asked("reports"), "choose", language, tuple(_match(ids, "", 0.4) for ids in _REPORTS), offered=3
    )
    payroll = ElsewhereMatch("people-and-pay", 0.9, _PHRASES["payroll"][language])
    elsewhere = Answer(asked("payroll"), "elsewhere", language, (), elsewhere=payroll)
    unknown = Answer(asked("piano"), "unknown", language, ())
    engineer = Answer(asked("engineer"), "answered", language, (_match(_ENGINEER),), asks="role")
    picked = say("picked_by", language, person=style.contact("U0PAT0000"))
    shown = [
        ("answered, in a channel", returns, channel, None),
        ("answered, nobody named yet", stock, channel, None),
        ("choose", choose, channel, None),
        ("one of them picked", replace(choose, outcome="answered", offered=0), channel, (picked,)),
        ("elsewhere", elsewhere, channel, None),
        ("unknown", unknown, channel, None),
        ("/who: only the asker sees it", returns, private, None),
        ("to a guest or another company", returns, outside, None),
        ("a role", engineer, private, None),
    ]
    made = [
        Scene(
            title,
            answer_message(answer, catalogue, style, readers, notes=notes),
            answer.question,
            readers.private,
        )
        for title, answer, readers, notes in shown
    ]
    asks = say(
        "asks_you",
        language,
        holder="<@Mei Lin>",
        person=style.contact("U0PAT0000"),
        role=catalogue.role(_RETURNS[1])[0].name.best(language),
    )
    return [
        *made,
        Scene("Ask them was pressed", replace(line_message("stale", language), text=asks)),
        Scene("departments", departments_message(catalogue, language, style), "/who departments", True),
        Scene("help", help_message(language, catalogue), "/who help", True),
    ]


def _views(catalogue: Catalogue, language: Language) -> list[Scene]:
    style, returns = _style(), returns_answer(language)
    judged = Judged(language, Opinion("wrong", reference_to(returns)), "C0GENERAL", "1700000000.100000")
    stock = _match(_STOCK, _PHRASES["stock"][language], 0.4)
    unsure = replace(returns, outcome="choose", matches=(*returns.matches, stock), offered=2)
    about = About(language, "C0GENERAL", "1700000000.100000", "", returns.question, language)
    reader = Reader(catalogue, language, style)
    home = home_view(front_blocks(reader, Page()), language)
    role = home_view(role_blocks(reader, Page("role", _RETURNS[1])), language)
    tour = page_modal(tour_blocks(reader, Page("tour")), language)
    return [
        Scene("Not right", opinion_view(judged, asker=True)),
        Scene("search", search_view(language, catalogue)),
        Scene("search: found", found_view(returns, catalogue, style)),
        Scene("message shortcut: who handles this?", likely_view(unsure, about, catalogue, style)),
        Scene("App Home", home),
        Scene("App Home: a role", role),
        Scene("the tour", tour),
    ]
