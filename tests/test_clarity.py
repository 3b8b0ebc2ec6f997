import pytest

from bot.answer import Answer
from bot.clarity import CLEAR, is_clear
from tests.builders import an_answer
from tests.toys.helpdesk import RETURNS_MATCH, STOCK_MATCH

CLEAR_ONE = an_answer(matches=(RETURNS_MATCH,))


def test_a_plain_question_with_one_sure_owner_is_clear() -> None:
    assert RETURNS_MATCH.confidence >= CLEAR
    assert is_clear(CLEAR_ONE)
    assert is_clear(an_answer(matches=(RETURNS_MATCH,), further=(CLEAR_ONE,)))


@pytest.mark.parametrize(
    "answer",
    [
        an_answer(matches=(RETURNS_MATCH,), plain=False),
        an_answer("choose", matches=(RETURNS_MATCH,), offered=2),
        an_answer(matches=(STOCK_MATCH,)),
        an_answer(),
        an_answer(matches=(RETURNS_MATCH,), further=(an_answer(matches=(STOCK_MATCH,)),)),
    ],
    ids=["mentions it", "choice", "unsure", "nobody", "unsure of the second need"],
)
def test_any_other_answer_is_not_clear(answer: Answer) -> None:
    assert not is_clear(answer)
