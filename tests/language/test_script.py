"""Languages told apart, scripts and vocabularies made one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.codes import LANGUAGES, Language
from bot.language.script import fold, has_chinese, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("who handles returns", "en"),
        ("誰負責退貨", "zh-Hant"),
        ("谁负责退货", "zh-Hans"),
        ("請 review 這個 PR", "zh-Hant"),
        ("请 review 这个 PR", "zh-Hans"),
        ("SEO 關鍵字誰管", "zh-Hant"),
        ("the word 退货 means that goods come back to us", "en"),
        ("邊個負責退貨", "zh-Hant"),
    ],
)
def test_the_language_of_a_question_is_recognised(text: str, language: Language) -> None:
    assert all(language_of(text, default) == language for default in LANGUAGES)


@pytest.mark.parametrize("text", ["", "123 !!", "😂", "x"])
def test_a_text_without_words_is_answered_in_the_default(text: str) -> None:
    assert [language_of(text, default) for default in LANGUAGES] == list(LANGUAGES)


def test_chinese_that_both_scripts_write_alike() -> None:
    """It is Chinese whatever the default, but not told which."""
    assert language_of("客服", "zh-Hant") == "zh-Hant"
    assert language_of("客服", "zh-Hans") == "zh-Hans"
    assert language_of("客服", "en") == "zh-Hans"


@pytest.mark.parametrize(
    ("taiwan", "mainland"),
    [
        ("誰負責退換貨", "谁负责退换货"),
        ("軟體", "软件"),
        ("資料庫", "数据库"),
        ("網路", "网络"),
        ("影片", "视频"),
        ("Who handles RETURNS", "who handles returns"),
        ("SEO 關鍵字", "seo 关键字"),
    ],
)
def test_scripts_and_widths_fold_to_one_form(taiwan: str, mainland: str) -> None:
    assert fold(taiwan) == fold(mainland) == mainland


def test_chinese_characters_are_recognised() -> None:
    assert has_chinese("SEO 关键字")
    assert not has_chinese("SEO ü ひらがな")


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_can_be_folded(text: str, default: Language) -> None:
    assert language_of(text, default) in LANGUAGES
    common = unicodedata.normalize("NFKC", text)
    assert fold(text) == common.lower() or has_chinese(common)


@pytest.mark.parametrize(
    ("written", "common"), [("ＵＳＢ坏了", "usb坏了"), ("ﬁle lost", "file lost"), ("租50㎡", "租50m2")]
)
def test_common_forms_of_letters_and_signs(written: str, common: str) -> None:
    assert fold(written) == fold(common) == common
