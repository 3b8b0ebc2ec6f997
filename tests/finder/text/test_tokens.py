"""Text → features."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.finder.text.tokens import plain_word, split_runs, stem
from tests.finder.features import features_of


def test_english_words_are_stemmed() -> None:
    assert features_of("customer returns") == ["custom", "^custo", "return", "^retur", "custom_return"]


def test_chinese_falls_into_pairs() -> None:
    assert features_of("退换货") == ["退", "换", "货", "退换", "换货"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("who handles returns?", "returns"),
        ("Whom do I ask about the returns, please", "returns"),
        ("誰負責退換貨", "退换货"),
        ("請問退貨要找誰", "退货"),
        ("RETURN", "returns"),
        ("the customer's parcel", "customer parcel"),
        ("資料庫", "数据库"),
        ("stock-count", "stock count"),
    ],
)
def test_wordings_that_mean_the_same_have_the_same_features(one: str, other: str) -> None:
    assert features_of(one) == features_of(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [("customs", "customers"), ("business", "busy"), ("internal", "interns"), ("important", "imports")],
)
def test_wordings_that_differ_have_other_features(one: str, other: str) -> None:
    assert not set(features_of(one)) & set(features_of(other)) - {f"^{one[:5]}"}


def test_no_pair_reaches_across_a_stop_or_a_change_of_script() -> None:
    assert "lost_parcel" in features_of("lost parcel")
    assert "lost_parcel" not in features_of("lost. parcel")
    assert "lost_parcel" not in features_of("lost 货 parcel")
    assert "货换" not in features_of("退货。换货")
    assert "货换" not in features_of("退货SEO换货")


def test_a_pair_reaches_over_a_stop_word() -> None:
    assert "count_stock" in features_of("count the stock")


def test_repeats_are_kept() -> None:
    assert features_of("stock stock").count("stock") == 2


def test_nothing_but_a_carrier_has_no_features() -> None:
    assert features_of("who is responsible for this?") == []
    assert features_of("谁负责") == []
    assert features_of("") == []


def test_short_stems_have_no_beginning() -> None:
    assert features_of("data") == ["data"]
    assert features_of("kettle") == ["kettl"]
    assert features_of("logistics") == ["logist", "^logis"]


def test_words_lose_their_signs_and_endings() -> None:
    assert plain_word("customer's") == "customer"
    assert plain_word("don't") == "dont"
    assert stem("shipping") == stem("shipped") == "ship"


def test_runs_hold_words_or_characters() -> None:
    cut = list(split_runs("lost parcel 退货 kettle"))
    assert [run.words for run in cut] == [("lost", "parcel"), (), ("kettle",)]
    assert [run.characters for run in cut] == ["", "退货", ""]


@given(st.text())
def test_any_text_can_be_cut(text: str) -> None:
    for run in split_runs(text):
        assert bool(run.words) != bool(run.characters)
    assert features_of(text) == features_of(text)
