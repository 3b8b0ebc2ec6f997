"""Lessons laid over a fitted finder: they answer at once, in other words too, and harm nobody."""

from dataclasses import replace

import numpy as np
import pytest

from bot.answer import Answer
from bot.catalogue.lesson import Lesson, lesson_id, text_in_its_language
from bot.catalogue.model import Text
from bot.finder.finder import Finder

DRONES = Lesson("drone flight permits", "duty", "stock")
PARKING = Lesson(
    "parking permits for visitors", "topic", "parking", text_in_its_language("Parking"), "#parking"
)
PIZZA = Lesson("pizza at the window", "talk")
KNOWN = ("who handles refunds", "谁负责库存盘点", "who changes the price tag", "my salary is late")


@pytest.fixture(scope="module")
def taught(company: Finder) -> Finder:
    return company.taught_by([DRONES, PARKING, PIZZA])


def owner(answer: Answer) -> str | None:
    if answer.outcome == "elsewhere" and answer.elsewhere:
        return answer.elsewhere.topic
    return answer.best.role if answer.best and answer.outcome == "answered" else None


@pytest.mark.parametrize(
    "question", ["who handles drone flight permits?", "who can get me a permit to fly a drone?"]
)
def test_a_wording_is_answered_word_for_word_and_in_other_words(
    company: Finder, taught: Finder, question: str
) -> None:
    assert owner(company.find(question)) is None
    answer = taught.find(question)
    assert owner(answer) == "keeper"
    assert answer.matches[0].duty == "stock"
    assert answer.matches[0].phrase == DRONES.wording


def test_a_new_topic_says_where_to_go(taught: Finder) -> None:
    answer = taught.find("who handles visitor parking?")
    assert owner(answer) == "parking"
    assert taught.catalogue.topic("parking").contact == "#parking"
    assert taught.catalogue.topic("parking").name == Text("Parking")


def test_small_talk_stays_silent(taught: Finder) -> None:
    assert taught.find("pizza at the window").outcome == "not_a_question"


def test_everybody_else_keeps_what_was_theirs(company: Finder, taught: Finder) -> None:
    for question in KNOWN:
        assert owner(taught.find(question)) == owner(company.find(question)) != None  # noqa: E711


def test_a_wording_of_somebody_else_goes_to_whom_it_was_given(company: Finder) -> None:
    assert owner(company.find("boxes missing in the warehouse")) == "keeper"
    moved = company.taught_by([Lesson("Boxes missing in  the warehouse", "duty", "returns")])
    assert owner(moved.find("boxes missing in the warehouse")) == "helper"


def test_the_order_makes_no_difference(company: Finder) -> None:
    lessons = [DRONES, PARKING, PIZZA]
    one, other = company.taught_by(lessons), company.taught_by(lessons[::-1])
    assert one.weights is not None
    assert other.weights is not None
    assert np.array_equal(one.weights, other.weights)
    assert one.entries.phrases == other.entries.phrases


def test_what_the_catalogue_says_already_and_what_is_gone_add_nothing(company: Finder) -> None:
    known = Lesson("Count the  shelves", "duty", "stock")
    assert company.taught_by([known, replace(DRONES, to="gone"), Lesson("x", "topic", "gone")]) is company


def test_an_explanation_names_the_lesson(taught: Finder) -> None:
    steps = taught.find("who handles drone flight permits?", explain=True).steps
    (step,) = [step for step in steps if step.title == "Taught by keepers"]
    assert f"“{DRONES.wording}” speaks for keeper (lesson {DRONES.id})" in step.lines


def test_an_id_is_the_wordings_however_it_is_spelt() -> None:
    assert lesson_id("Drone  Permits") == lesson_id("ｄrone permits") != lesson_id("drone permit")


def test_a_large_catalogue_learns_a_wording_too(shipped: Finder) -> None:
    lesson = Lesson("drone flight permits", "duty", "logistics-strategy")
    answer = shipped.taught_by([lesson]).find("who handles drone flight permits")
    assert owner(answer) == "logistics-manager"
