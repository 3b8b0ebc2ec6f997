import pytest

from bot.handbook.terms import carriers, fold, other_forms, stem, terms_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [("ＵＳＢ Café", "usb cafe"), ("倉庫盤點", "仓库盘点"), ("ﬁle", "file"), ("İ", "i"), ("", "")],
)
def test_forms_of_the_same_text_become_one(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_lose_their_endings_and_chinese_falls_into_pairs() -> None:
    assert list(terms_of("who handles the returns, 退货流程 x")) == ["return", "退货", "货流", "流程", "x"]


@pytest.mark.parametrize(
    "words", [("return", "returns", "returned", "returning"), ("stop", "stopping"), ("company", "companies")]
)
def test_forms_of_a_word_have_one_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


def test_only_characters_that_the_index_knows_are_given_their_other_forms() -> None:
    assert other_forms({"退"}) == ""
    assert "倉仓" in other_forms({"仓"})


def test_the_longest_carrier_comes_first() -> None:
    assert [len(each) for each in carriers()] == sorted(map(len, carriers()), reverse=True)
