import pytest

from bot.catalogue.chinese import language_of, usual_script


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
def test_language_of(text: str, language: str) -> None:
    assert language_of(text, "zh-Hans") == language


def test_what_could_be_either_follows_the_rest() -> None:
    assert language_of("退款", "zh-Hant") == "zh-Hant"
    assert usual_script(["退款", "退貨", "card"]) == "zh-Hant"
    assert usual_script(["退款"]) == "zh-Hans"
