import pytest

from bot.language.chinese import catalogue_language_of, in_script, usual_script


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("where is my card", "en"),
        ("誰負責退貨", "zh-Hant"),
        ("谁负责退货", "zh-Hans"),
        ("refund 卡住", "zh-Hans"),
        ("SEO專員", "zh-Hant"),
    ],
)
def test_the_language_of_a_catalogue_text_is_recognised(text: str, language: str) -> None:
    assert catalogue_language_of(text, "zh-Hans") == language


def test_text_that_could_be_either_script_follows_the_rest() -> None:
    assert catalogue_language_of("退款", "zh-Hant") == "zh-Hant"
    assert usual_script(["退款", "退貨", "card"]) == "zh-Hant"
    assert usual_script(["退款"]) == "zh-Hans"


def test_in_script_leaves_what_is_in_it_already() -> None:
    assert in_script("后台里的数据", "zh-Hant") == "後台裡的數據"
    assert in_script("後台裡的數據", "zh-Hans") == "后台里的数据"
    for text in ("後台裡的數據", "refund", "退款"):
        assert in_script(text, "zh-Hant") == text
    assert in_script("后台里的数据", "en") == "后台里的数据"
