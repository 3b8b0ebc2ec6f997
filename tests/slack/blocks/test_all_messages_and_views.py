"""Whatever the catalogue holds and people write, every builder keeps to Slack's limits and stays inert."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answer import Answer, ElsewhereMatch, Match
from bot.catalogue.model import Catalogue, Department, Duty, Role, Text, Topic
from bot.finder.suggest import suggester_of
from bot.language.codes import LANGUAGES, Language
from bot.slack.blocks.messages import EVERYONE, Message, Readers, help_message, line_message
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.blocks.owner_menu import option_groups
from bot.slack.blocks.search_window import line_view
from bot.slack.blocks.values import Opinion, reference_to
from bot.slack.features.answer_buttons.view import full_answer_view
from bot.slack.features.departments.view import departments_message
from bot.slack.features.feedback.view import JudgedAnswer, not_right_view, thanks_view
from bot.slack.features.home.handler import page_blocks
from bot.slack.features.home.view import PageRef, Reader, home_view, page_modal
from bot.slack.features.message_shortcut.view import About, likely_owners_view
from bot.slack.features.registry import help_ways
from bot.slack.features.search.view import found_view, search_view
from bot.slack.features.welcome.view import welcome_message
from tests.builders import an_answer
from tests.hostile import HOSTILE
from tests.slack.checks import message_problems, option_problems, view_problems_of
from tests.slack.shown import answer_message
from tests.toys.helpdesk import CATALOGUE

SCRIPTS = st.sampled_from(
    [
        *("", " ", "\n", "\u200b", "\u2060\u200d", "\u202eabc", "\x00\x07", "\ud800"),
        *("שלום עולם", "مرحبا", "👩\u200d💻🏳️\u200d🌈", "e\u0301\u0327" * 30),
        *("*_~`", "&amp;<b>", "|>", "<!channel>"),
        *("a" * 80, "很長的職責文字" * 12, "word " * 900, "長" * 4000),
    ]
)
WILD = st.one_of(HOSTILE, SCRIPTS)
CONTACTS = st.sampled_from(["", "U0HOLDER1", "S0DEPUTIES", "a@b.example", "C0DESK000", "#help"]) | HOSTILE
COUNTS = st.sampled_from([2, 3, 13, 26, 60, 120])
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Few wild texts on many things: what breaks a builder is one text or one count."""
    texts = [Text(draw(WILD), draw(WILD), draw(WILD)) for _ in range(3)]
    contacts = [draw(CONTACTS) for _ in range(3)]
    departments, roles, duties = (draw(COUNTS) for _ in range(3))
    many = draw(st.sampled_from(["departments", "roles", "duties"]))

    def text(number: int) -> Text:
        return texts[number % 3]

    def duty(number: int) -> Duty:
        # in many departments, and one that is gone
        partners = tuple(f"d{each}" for each in range(departments if many == "departments" else 1))
        return Duty(f"t{number}", text(number), text(number + 1), (*partners, "gone"))

    def role(number: int, department: int) -> Role:
        count = duties if many == "duties" and not number else 1
        own = [] if department else [duty(number * 1000 + each) for each in range(count)]
        return Role(
            f"r{department}-{number}",
            text(number),
            holder=contacts[number % 3],
            deputy=contacts[(number + 1) % 3],
            channel=contacts[2],
            reviewed=date(2026, 1, 2),
            duties=tuple(own),
        )

    made = [
        Department(
            f"d{each}",
            text(each),
            mission=text(each + 1),
            channel=contacts[each % 3],
            roles=tuple(role(number, each) for number in range(roles if many == "roles" and not each else 2)),
        )
        for each in range(departments if many == "departments" else 2)
    ]
    topic = Topic("t", texts[0], usually=texts[1], contact=contacts[0])
    return Catalogue(tuple(made), (topic,))


FIRST = Match("d0", "r0-0", "t0", 0.9, "p")
SECOND = Match("d0", "r0-1", "t1000", 0.5, "p")
SAME_ROLE = replace(SECOND, role="r0-0", duty="t0")
ANSWERS = [
    an_answer(matches=(FIRST,)),
    an_answer(matches=(replace(FIRST, duty=None),), asks="role"),
    an_answer(matches=(FIRST,), asks="department"),
    an_answer(matches=(replace(FIRST, role=None, duty=None),), asks="department"),
    an_answer(matches=(replace(FIRST, role=None, duty=None),), asks="members"),
    an_answer("choose", matches=(FIRST, SECOND, replace(FIRST, role=None, duty=None)), offered=3),
    an_answer("choose", matches=(FIRST, SAME_ROLE), offered=2),
    an_answer("elsewhere", elsewhere=ElsewhereMatch("t", 0.9, "p")),
    an_answer("unknown"),
    an_answer("not_a_question"),
]
READERS = [EVERYONE, Readers(private=True), Readers(in_channel=True), Readers(contacts=False)]
STYLE = MrkdwnStyle("https://acme.slack.com/", lambda contact: f"<!here> {contact}")

hostile = settings(suppress_health_check=SLOW, deadline=None, max_examples=60)
languages = st.sampled_from(LANGUAGES)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    answer = draw(st.sampled_from(ANSWERS))
    phrase, language = draw(WILD), draw(languages)
    matches = tuple(replace(match, phrase=phrase) for match in answer.matches)
    return replace(answer, question=draw(WILD), language=language, matches=matches)


@hostile
@given(catalogues(), answers(), st.sampled_from(READERS), st.none() | st.just(("note",)))
def test_answers_keep_slacks_limits(
    catalogue: Catalogue, answer: Answer, readers: Readers, notes: tuple[str] | None
) -> None:
    assert message_problems(answer_message(answer, catalogue, STYLE, readers, notes=notes)) == []


@hostile
@given(catalogues(), languages, st.integers(-2, 400))
def test_lists_of_departments_keep_slacks_limits(catalogue: Catalogue, language: Language, page: int) -> None:
    assert message_problems(departments_message(catalogue, language, STYLE, page=page)) == []


@hostile
@given(catalogues(), answers(), st.integers(-2, 400), st.booleans())
def test_full_answers_keep_slacks_limits(
    catalogue: Catalogue, answer: Answer, page: int, contacts: bool
) -> None:
    assert view_problems_of(full_answer_view(answer, catalogue, STYLE, page=page, contacts=contacts)) == []


@hostile
@given(catalogues(), answers(), st.booleans())
def test_search_views_keep_slacks_limits(catalogue: Catalogue, answer: Answer, contacts: bool) -> None:
    answer = replace(answer, outcome="answered", matches=answer.matches or (FIRST,))
    assert view_problems_of(found_view(answer, catalogue, STYLE, contacts=contacts)) == []


@hostile
@given(catalogues(), answers(), WILD, languages, languages, st.booleans(), st.sampled_from(["", "said"]))
def test_likely_owners_keep_slacks_limits(
    catalogue: Catalogue,
    answer: Answer,
    words: str,
    language: Language,
    spoken: Language,
    contacts: bool,
    said: str,
) -> None:
    about = About(language, "C0GENERAL", "1.2", "1.2", words[:200], spoken)
    view = likely_owners_view(answer, about, catalogue, STYLE, contacts=contacts, said=said)
    assert view_problems_of(view) == []


PAGES = [
    PageRef(),
    PageRef("department", "d0"),
    PageRef("role", "r0-0"),
    PageRef("tour"),
    PageRef("needs", "r0-0"),
    PageRef("role", "gone"),
]


@hostile
@given(catalogues(), st.sampled_from(PAGES), st.integers(-1, 50), languages, st.booleans())
def test_pages_keep_slacks_limits(
    catalogue: Catalogue, page: PageRef, number: int, language: Language, contacts: bool
) -> None:
    reader = Reader(catalogue, language, STYLE, contacts)
    blocks = page_blocks(reader, replace(page, number=number))
    for view in (home_view(blocks, language), page_modal(blocks, language)):
        assert view_problems_of(view) == []


@hostile
@given(catalogues(), st.sampled_from(["", "a", "長", "word", "d0"]), languages)
def test_options_keep_slacks_limits(catalogue: Catalogue, typed: str, language: Language) -> None:
    found = suggester_of(catalogue).suggest(typed, 200)
    assert option_problems(option_groups(found, catalogue, language)) == []


@hostile
@given(answers(), st.booleans(), languages)
def test_feedback_views_keep_slacks_limits(answer: Answer, asker: bool, language: Language) -> None:
    opinion = Opinion("wrong", reference_to(answer), answer.question[:1900])
    view = not_right_view(JudgedAnswer(language, opinion, "C0GENERAL", "1700000000.000100"), asker=asker)
    assert view_problems_of(view) == []


FIXED: list[Callable[[Language], Message]] = [
    lambda language: help_message(language, CATALOGUE, [way(language, "") for way in help_ways()]),
    welcome_message,
    lambda language: line_message("stale", language),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", FIXED)
def test_fixed_messages_keep_slacks_limits(made: Callable[[Language], Message], language: Language) -> None:
    assert message_problems(made(language)) == []


FIXED_VIEWS: list[Callable[[Language], dict[str, Any]]] = [
    lambda language: search_view(language, CATALOGUE),
    lambda language: line_view("stale", language),
    lambda language: thanks_view("thanks_wrong", language),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", FIXED_VIEWS)
def test_fixed_views_keep_slacks_limits(
    made: Callable[[Language], dict[str, Any]], language: Language
) -> None:
    assert view_problems_of(made(language)) == []


def test_checks_find_what_the_models_miss() -> None:
    """Checks that find nothing would prove nothing."""
    button = {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "x"}, "value": "v"}
    row = {"type": "actions", "elements": [button]}
    title = {"type": "plain_text", "text": "t"}
    asks = {
        "type": "input",
        "label": title,
        "element": {"type": "plain_text_input", "action_id": "i"},
    }
    modal = {"type": "modal", "title": title, "blocks": [row]}
    assert view_problems_of(modal) == []
    for broken in (
        {**modal, "blocks": [row, row]},
        {**modal, "blocks": [asks]},
        {"type": "modal", "blocks": [row]},
        {**modal, "blocks": [row] * 101},
        {**modal, "private_metadata": "x" * 3001},
        {**modal, "blocks": [{"type": "header", "text": {"type": "mrkdwn", "text": "*x*"}}]},
        {**modal, "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "<!here>"}}]},
        {**modal, "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": " "}}]},
        {**modal, "blocks": [{"type": "actions", "elements": [{**button, "value": "v" * 2001}]}]},
    ):
        assert view_problems_of(broken) != []
    option = {"text": {"type": "plain_text", "text": "x" * 76}, "value": "v"}
    assert option_problems([{"label": title, "options": [option]}]) != []
    assert message_problems(Message("x", tuple({"type": "divider"} for _ in range(51)))) != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_the_catalogues_own(language: Language) -> None:
    """Another organisation has other duties; what it wrote is shown as text and nothing more."""
    bakery = Department(
        "bakery",
        Text("Bakery"),
        roles=(
            Role("baker", Text("Baker"), duties=(Duty("b", Text("Bake"), phrases={"en": ("<#C0> `x`",)}),)),
        ),
    )
    help_text = str(help_message(language, Catalogue((bakery,)), []).text)
    searching = str(search_view(language, Catalogue((bakery,)))["blocks"])
    for shown in (help_text, searching):
        assert "&lt;#" in shown
        assert "<#C0>" not in shown
        assert not re.search("returns|退[換换]貨?", shown)
    assert "`x`" not in help_text
    assert "Baker" in searching
    assert len(search_view(language, Catalogue(()))["blocks"]) == 1
