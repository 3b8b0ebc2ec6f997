"""What asks, as against what is asked for."""

import pytest

from bot.finder.text.carrier import GAP, asks_who, stop_words, without_chinese_carrier
from bot.language.script import fold


@pytest.mark.parametrize(
    "text",
    [
        "who handles returns",
        "who's in charge of returns",
        "which team owns the returns page",
        "is there anybody for returns",
        "where do I send a broken lamp",
        "point of contact for returns?",
        "whom should I ask",
        "wo is responsible for ads",
        "誰負責退換貨",
        "谁管库存盘点",
        "退货归哪个部门",
        "退貨要找哪位",
        "邊個負責退貨",
        "有没有人管退货",
        "退货的负责人是",
    ],
)
def test_a_question_for_an_owner_is_recognised(text: str) -> None:
    assert asks_who(fold(text))


@pytest.mark.parametrize(
    "text",
    ["thanks a lot", "the returns are up by a fifth", "whole lot of parcels", "谢谢", "今天退货很多", ""],
)
def test_other_texts_are_no_question_for_an_owner(text: str) -> None:
    assert not asks_who(fold(text))


def test_a_chinese_carrier_leaves_a_gap() -> None:
    assert without_chinese_carrier("退货归谁管换货") == f"退货{GAP}换货"
    assert without_chinese_carrier(fold("請問退貨要找誰")).split(GAP).count("退货") == 1


def test_the_longest_carrier_goes_first() -> None:
    assert without_chinese_carrier("请问一下退货").strip(GAP) == "退货"


def test_needs_are_no_stop_words() -> None:
    assert {"who", "handles", "the", "please"} <= stop_words()
    assert not {"returns", "stock", "data", "marketing", "customer"} & stop_words()
