from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Asks, Outcome
from bot.language.codes import LANGUAGES
from bot.slack.blocks.values import (
    MAX_VALUE,
    Reference,
    StaleError,
    decode,
    encode,
    reference_to,
    reference_to_match,
)
from tests.builders import an_answer
from tests.toys.helpdesk import COMPLAINTS_MATCH, RETURNS_MATCH, STOCK_MATCH

IDS = st.text(min_size=1, max_size=30)
TRIPLES = st.tuples(IDS, st.none() | IDS, st.none() | IDS)


@given(
    st.builds(
        Reference,
        st.sampled_from(get_args(Outcome)),
        st.sampled_from(LANGUAGES),
        st.sampled_from(get_args(Asks)),
        st.lists(TRIPLES, min_size=1, max_size=3).map(tuple),
        st.just("") | IDS,
    )
)
def test_value_that_was_written_can_be_read(reference: Reference) -> None:
    value = encode(reference)
    assert decode(value) == reference
    assert len(value) <= MAX_VALUE


@given(st.text() | st.recursive(st.none() | st.text(), st.lists).map(str))
def test_any_other_value_is_stale(value: str) -> None:
    with pytest.raises(StaleError):
        decode(value)


def test_value_keeps_only_what_was_shown() -> None:
    answer = an_answer("choose", matches=(RETURNS_MATCH, STOCK_MATCH, COMPLAINTS_MATCH), offered=2)
    reference = reference_to(answer)
    assert reference.matches == (("service", "specialist", "returns"), ("logistics", "keeper", "stock"))
    assert reference.answer().offered == 2
    assert reference_to_match(answer, STOCK_MATCH).answer().best is not None
    assert reference_to(an_answer(matches=(RETURNS_MATCH, STOCK_MATCH))).matches == (
        ("service", "specialist", "returns"),
    )


def test_too_long_a_value_is_left_out() -> None:
    assert encode(Reference("answered", "en", matches=(("d" * 2000, None, None),))) == ""


def test_the_answers_to_further_needs_are_kept() -> None:
    choice = an_answer("choose", matches=(STOCK_MATCH, COMPLAINTS_MATCH), offered=2)
    reference = reference_to(an_answer(matches=(RETURNS_MATCH,), further=(choice,)))
    assert decode(encode(reference)) == reference
    assert [part.outcome for part in reference.answer().parts] == ["answered", "choose"]
