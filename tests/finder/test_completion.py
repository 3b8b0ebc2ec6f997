"""Words that are being typed."""

from bot.finder.completion import Completer, completer_of
from tests.toys.shop import SHOP


def test_a_begun_word_is_completed_in_the_words_of_the_catalogue() -> None:
    completer = completer_of(SHOP)
    assert completer.completed("who handles reg", 3) == ["who handles regularly"]
    assert completer.completed("Kett", 3) == ["kettle"]


def test_the_commonest_way_comes_first() -> None:
    completer = Completer(("refer", "refund", "refuse"), {"refer": 1, "refund": 3, "refuse": 2})
    assert completer.completed("ref", 2) == ["refund", "refuse"]


def test_what_no_word_begins_with_stays_as_it_is() -> None:
    completer = completer_of(SHOP)
    assert [completer.completed(typed, 3) for typed in ("qxz", "k", "kettle ", "退", "")] == [[]] * 5
