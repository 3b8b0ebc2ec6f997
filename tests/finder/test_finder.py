"""From a question to an answer, in the shipped catalogue."""

from dataclasses import replace
from itertools import pairwise

import pytest

from bot.answer import MAX_MATCHES
from bot.finder.finder import Finder
from bot.language.codes import LANGUAGES
from tests.finder.questions import QUESTIONS, outline


@pytest.mark.parametrize(
    ("question", "role", "duty"),
    [
        ("who handles returns", "customer-service-specialist", "returns-and-exchanges"),
        ("<@U012AB3CD> who handles *returns*?", "customer-service-specialist", "returns-and-exchanges"),
        ("who hanldes retunrs", "customer-service-specialist", "returns-and-exchanges"),
        ("誰負責退換貨", "customer-service-specialist", "returns-and-exchanges"),
        ("谁负责退或", "customer-service-specialist", "returns-and-exchanges"),
        ("谁管库存盘点", "warehouse-keeper", "stocktaking"),
        ("誰管庫存盤點", "warehouse-keeper", "stocktaking"),
        ("who owns the product roadmap", "product-manager", "product-roadmap"),
        ("誰負責 SEO 關鍵字", "seo-specialist", "keyword-performance"),
    ],
)
def test_a_clear_owner_is_answered(shipped: Finder, question: str, role: str, duty: str) -> None:
    answer = shipped.find(question)
    assert outline(answer) == ("answered", role)
    assert answer.best is not None
    assert answer.best.duty == duty
    assert answer.best.department == shipped.catalogue.role(role)[1].id
    assert answer.best.phrase
    assert (answer.plain, answer.asks, answer.elsewhere) == (True, "owner", None)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("who runs payroll", "people-and-pay"),
        ("誰負責發薪水", "people-and-pay"),
        ("who handles tax returns", "finance-and-tax"),
        ("my VPN does not connect, who can help?", "it-support"),
    ],
)
def test_a_topic_outside_is_elsewhere(shipped: Finder, question: str, topic: str) -> None:
    answer = shipped.find(question)
    assert answer.outcome == "elsewhere"
    assert answer.elsewhere is not None
    assert answer.elsewhere.topic == topic
    assert 0 < answer.elsewhere.confidence <= 1


def test_a_question_without_a_known_word_is_unknown(shipped: Finder) -> None:
    answer = shipped.find("who handles zxqvb?")
    assert (answer.outcome, answer.matches, answer.plain) == ("unknown", (), True)


@pytest.mark.parametrize(
    "text", ["thanks a lot!", "谢谢大家", "lol", "", "😂", "good morning team", "<@U012AB3CD>"]
)
def test_chatter_is_not_a_question(shipped: Finder, text: str) -> None:
    answer = shipped.find(text)
    assert (answer.outcome, answer.plain, answer.elsewhere) == ("not_a_question", False, None)


def test_two_needs_in_one_message_are_a_choice(shipped: Finder) -> None:
    answer = shipped.find("we got a lot of stock in and the dashboards are slow")
    assert answer.outcome == "choose"
    assert answer.offered in (2, 3)
    assert len({match.role for match in answer.matches[: answer.offered]}) == answer.offered


@pytest.mark.parametrize(
    ("question", "asks", "department"),
    [
        ("which department handles returns?", "department", "customer-service"),
        ("哪個部門負責退貨", "department", "customer-service"),
        ("what does the logistics department do", "department", "logistics"),
        ("who is in logistics?", "members", "logistics"),
        ("物流部有哪些岗位", "members", "logistics"),
        ("what does the data engineer do?", "role", "data-analytics"),
        ("数据工程师做什么", "role", "data-analytics"),
    ],
)
def test_an_answer_says_what_is_asked(shipped: Finder, question: str, asks: str, department: str) -> None:
    answer = shipped.find(question)
    assert (answer.outcome, answer.asks) == ("answered", asks)
    assert answer.best is not None
    assert answer.best.department == department


def test_the_members_of_a_department_are_listed(shipped: Finder) -> None:
    roles = [match.role for match in shipped.find("who is in logistics?").matches]
    assert roles == ["logistics-manager", "warehouse-keeper"]


def test_a_role_alone_matches_alone(shipped: Finder) -> None:
    matches = shipped.find("what does the data engineer do?").matches
    assert [(match.role, match.duty) for match in matches] == [("data-engineer", None)]


def test_a_department_question_ranks_departments(shipped: Finder) -> None:
    """The best role of each first, with the chance of the whole department."""
    answer = shipped.find("which department handles returns?")
    departments = [match.department for match in answer.matches]
    assert len(set(departments)) == len(departments) == len(shipped.catalogue.departments)
    by_role = {match.role: match for match in shipped.find("who handles returns?").matches}
    for match in answer.matches:
        if match.role in by_role:
            assert match.confidence >= by_role[match.role].confidence - 1e-3


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_keeps_its_promises(shipped: Finder, question: str) -> None:
    answer = shipped.find(question)
    assert answer.question == question
    assert len(answer.matches) <= MAX_MATCHES
    assert (answer.offered in (2, 3)) == (answer.outcome == "choose")
    assert answer.offered <= len(answer.matches)
    assert (answer.elsewhere is not None) == (answer.outcome == "elsewhere")
    assert answer.matches or answer.outcome in ("unknown", "not_a_question")
    assert answer.steps == ()
    chances = [match.confidence for match in answer.matches]
    assert all(0 <= chance < 1 for chance in chances)
    if answer.asks != "department":
        assert all(one >= next_one for one, next_one in pairwise(chances))
    if answer.asks == "owner":
        assert sum(chances) <= 1 + 1e-6
    for match in answer.matches:
        assert match.role is not None
        assert shipped.catalogue.role(match.role)[1].id == match.department
        if match.duty is not None:
            assert shipped.catalogue.duty(match.duty)[1].id == match.role


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("who handles returns", "en"),
        ("誰負責退換貨", "zh-Hant"),
        ("谁管库存盘点", "zh-Hans"),
        ("請 review 這個 PR", "zh-Hant"),
    ],
)
def test_an_answer_has_the_language_of_the_question(shipped: Finder, question: str, language: str) -> None:
    assert all(shipped.find(question, default_language=default).language == language for default in LANGUAGES)


def test_a_text_that_does_not_tell_is_answered_in_the_default(shipped: Finder) -> None:
    assert [shipped.find("😂", default_language=default).language for default in LANGUAGES] == list(LANGUAGES)


def test_both_scripts_are_answered_alike(shipped: Finder) -> None:
    """But for the wording shown, which is in the asker's own script where there is one."""
    one, other = shipped.find("誰負責退換貨"), shipped.find("谁负责退换货")
    assert [replace(match, phrase="") for match in one.matches] == [
        replace(match, phrase="") for match in other.matches
    ]
    assert [found.best.phrase for found in (one, other) if found.best] == ["退換貨", "退换货"]


def test_mark_up_greetings_and_case_change_nothing(shipped: Finder) -> None:
    plain = shipped.find("who handles returns").matches
    for question in (
        "WHO HANDLES RETURNS",
        "<@U012AB3CD> *who* handles returns :sob:",
        "ｗｈｏ handles returns",
    ):
        assert shipped.find(question).matches == plain
