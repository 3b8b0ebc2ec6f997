from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.evaluate.slips import add_slips, mishear, mistype
from bot.finder.text.spelling import sound


def test_the_same_seed_gives_the_same_slips() -> None:
    text = "who handles a refund that the customer has not received"
    assert add_slips(text, 1) == add_slips(text, 1) != text
    assert len({add_slips(text, seed) for seed in range(8)}) > 1


def test_english_gets_one_slip_for_eight_long_words() -> None:
    text = "customer parcel refund invoice"
    changed = [
        word
        for word, slipped in zip(text.split(), add_slips(text, 3).split(), strict=True)
        if word != slipped
    ]
    assert len(changed) <= 1


def test_a_homophone_sounds_the_same() -> None:
    other = mishear("货", Random(1))
    assert other != "货"
    assert sound(other) == sound("货")


def test_chinese_keeps_its_length() -> None:
    slipped = add_slips("客户要退货", 1)
    assert len(slipped) == 5
    assert slipped != "客户要退货"


def test_what_is_too_short_stays() -> None:
    assert add_slips("who is it?", 1) == "who is it?"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12), st.integers())
def test_a_slip_keeps_both_ends_and_almost_the_length(word: str, seed: int) -> None:
    slipped = mistype(word, Random(seed))
    assert slipped[0] == word[0]
    assert abs(len(slipped) - len(word)) <= 1
