from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from bot.store import feedback
from bot.store.errors import InvalidValueError
from bot.store.model import Feedback, GivenFeedback, Verdict
from bot.store.store import Store
from tests.store.builders import ANSWERED, GENERAL, MEI, NOW, TEAM, key, question

LATER = NOW + timedelta(hours=1)
RIGHT = Feedback(TEAM, GENERAL, "1700000009.000100", MEI, "right")
WRONG = replace(RIGHT, verdict="wrong", role="recruiter", duty="hiring")


def test_feedback_says_what_the_answer_had_named(store: Store) -> None:
    store.record(question(), NOW)
    claimed = store.claim(key(), "a", NOW)
    assert claimed is not None
    store.finish(claimed, ANSWERED, NOW)
    store.record_feedback(WRONG, LATER)
    named = (ANSWERED.role, ANSWERED.duty)
    assert store.feedback_since() == (GivenFeedback(WRONG, *named, LATER),)


def test_the_owner_that_was_picked_counts_and_not_what_was_answered_first(store: Store) -> None:
    store.record(question(), NOW)
    claimed = store.claim(key(), "a", NOW)
    assert claimed is not None
    store.finish(claimed, ANSWERED, NOW)
    store.record_feedback(WRONG, LATER, ("clerk", "filing"))
    assert store.feedback_since() == (GivenFeedback(WRONG, "clerk", "filing", LATER),)


def test_what_an_answer_to_no_message_named_is_told(store: Store) -> None:
    told = replace(WRONG, department="people", note="they moved\0 in May")
    feedback.record_feedback(store.engine, told, LATER, ("recruiter", "hiring"))
    kept = replace(told, note="they moved  in May")
    assert store.feedback_since() == (GivenFeedback(kept, "recruiter", "hiring", LATER),)


def test_one_person_has_one_verdict_on_one_answer(store: Store) -> None:
    store.record_feedback(WRONG, NOW)
    store.record_feedback(RIGHT, LATER)
    other = replace(WRONG, user="U0RIN")
    store.record_feedback(other, LATER)
    assert [given.feedback for given in store.feedback_since()] == [RIGHT, other]


def test_verdict_that_is_repeated_leaves_what_was_said_with_it(store: Store) -> None:
    said = replace(WRONG, note="the keepers do")
    assert store.record_feedback(said, NOW)
    assert not store.record_feedback(WRONG, LATER, replacing=False)
    assert [given.feedback for given in store.feedback_since()] == [said]
    assert store.record_feedback(replace(WRONG, verdict="right"), LATER, replacing=False)
    assert [given.feedback.verdict for given in store.feedback_since()] == ["right"]


def test_words_are_kept_only_if_they_are_given(store: Store) -> None:
    allowed = replace(WRONG, question_text="who handles\0 returns?")
    store.record_feedback(allowed, NOW)
    (given,) = store.feedback_since()
    assert given.feedback.question_text == "who handles  returns?"
    store.record_feedback(WRONG, LATER)
    (given,) = store.feedback_since()
    assert given.feedback.question_text is None


def test_feedback_can_be_listed_from_a_moment_on(store: Store) -> None:
    store.record_feedback(RIGHT, NOW)
    store.record_feedback(replace(RIGHT, user="U0RIN"), LATER)
    assert [given.feedback.user for given in store.feedback_since(LATER)] == ["U0RIN"]


def test_answers_to_no_message_say_what_they_named(store: Store) -> None:
    noted = replace(WRONG, department="people", note="not they, <@U0RIN>")
    store.record_feedback(noted, NOW, ("clerk", "filing"))
    assert store.feedback_since() == (GivenFeedback(noted, "clerk", "filing", NOW),)


def test_malformed_feedback_is_refused() -> None:
    with pytest.raises(InvalidValueError):
        replace(RIGHT, verdict=cast(Verdict, "maybe"))
    with pytest.raises(InvalidValueError):
        replace(RIGHT, role="Data Engineer")
    with pytest.raises(InvalidValueError):
        replace(RIGHT, answer_ts="")
