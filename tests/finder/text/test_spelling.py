"""Typing slips mended, and only slips."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.finder.finder import build
from bot.finder.text.spelling import Corrector, english_words, sound
from tests.toys.shop import catalogue_of


def mender(*phrases: str) -> Corrector:
    return build(catalogue_of(phrases)).corrector


@pytest.fixture(scope="module")
def shop_words() -> Corrector:
    english = "returns warehouse stock count stocktaking NDA newsletter SEO".split()
    chinese = "退货 退货入库 推获 盘点".split()
    return mender(*english, "shipping label", *chinese)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("retunrs", "returns"),  # two letters swapped
        ("reutrns", "returns"),
        ("erturns", "returns"),  # the first two swapped
        ("teturns", "returns"),  # the key beside
        ("returms", "returns"),
        ("retrns", "returns"),  # a letter missing
        ("retuurns", "returns"),  # a letter twice
        ("warehosue", "warehouse"),
        ("warehuose", "warehouse"),
        ("newsletr", "newsletter"),
        ("shippin", "shipping"),
        ("stokc", "stock"),
    ],
)
def test_slips_are_corrected(shop_words: Corrector, typed: str, meant: str) -> None:
    assert shop_words.word(typed) == (meant,)


def test_words_run_together_are_split(shop_words: Corrector) -> None:
    assert shop_words.word("stockcount") == ("stock", "count")
    assert shop_words.word("shippinglabel") == ("shipping", "label")


def test_a_split_word_is_joined_if_the_catalogue_writes_it_so(shop_words: Corrector) -> None:
    assert shop_words.joined("stock", "taking") == "stocktaking"
    assert shop_words.joined("stock", "label") is None


def test_plurals_of_abbreviations_are_known(shop_words: Corrector) -> None:
    assert shop_words.word("ndas") == ("nda",)


@pytest.mark.parametrize("word", ["returns", "stock", "nda"])
def test_words_of_the_catalogue_are_left_alone(shop_words: Corrector, word: str) -> None:
    assert shop_words.word(word) is None


@pytest.mark.parametrize("word", ["stork", "shock", "turns", "county", "cable", "stocks", "warehouses"])
def test_good_english_is_no_slip(shop_words: Corrector, word: str) -> None:
    """“stock options” is not about stock, and a stork is no stock."""
    assert word in english_words() or word.removesuffix("s") in english_words()
    assert shop_words.word(word) in (None, (word.removesuffix("s"),))


@pytest.mark.parametrize("word", ["sto", "xyz", "zqxjkvw", "st0ck", "4711", "öffnung", "", "退货"])
def test_what_is_like_nothing_is_left_alone(shop_words: Corrector, word: str) -> None:
    assert shop_words.word(word) is None


def test_the_commoner_word_is_meant_where_two_are_as_near() -> None:
    assert mender("glarb", "glarf", "glarf lamp").word("glarx") == ("glarf",)
    assert mender("glarb", "glarb lamp", "glarf").word("glarx") == ("glarb",)
    assert mender("glarf", "glarb").word("glarx") == ("glarb",)  # else the alphabet decides


def test_homophones_are_corrected(shop_words: Corrector) -> None:
    assert shop_words.pair("退或") == "退货"
    assert shop_words.pair("盘店") == "盘点"
    assert shop_words.pair("龘龘") is None
    assert shop_words.pair("苹果") is None


def test_the_commonest_pair_of_a_sound_is_meant() -> None:
    assert mender("瓷砖", "瓷砖破了", "磁砖").pair("词专") == "瓷砖"
    assert mender("瓷砖", "磁砖", "磁砖破了").pair("词专") == "磁砖"


def test_characters_that_sound_alike_have_the_same_sound() -> None:
    assert sound("退货") == sound("退或") != ""
    assert sound("森") == sound("生")  # mixed up in the south
    assert sound("三") == sound("山")
    assert sound("x") == sound("退x") == ""


def every_slip(word: str) -> Iterable[str]:
    """A letter left out, doubled, or swapped with the next."""
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
        yield word[:place] + word[place] + word[place:]
        if place + 1 < len(word) and word[place] != word[place + 1]:
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


@pytest.mark.parametrize("word", ["warehouse", "newsletter", "dashboard", "refund"])
def test_every_slip_of_one_letter_is_corrected(word: str) -> None:
    knows = mender("warehouse", "newsletter", "dashboard", "refund", "kettle", "lamp", "invoice")
    for slip in every_slip(word):
        if slip not in english_words():
            assert knows.word(slip) == (word,), slip


@settings(max_examples=200)
@given(st.text(max_size=20))
def test_any_word_can_be_looked_up(shop_words: Corrector, word: str) -> None:
    for meant in shop_words.word(word) or ():
        assert meant in shop_words.frequency
    assert shop_words.pair(word[:2]) in (None, *shop_words.vocabulary)
