import pytest

from bot.language.codes import of_locale


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("en-US", "en"),
        ("en-GB", "en"),
        ("en", "en"),
        ("zh-TW", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("zh-Hant-TW", "zh-Hant"),
        ("yue-HK", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("zh-Hans-HK", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("de-DE", None),
        ("", None),
        ("-", None),
    ],
)
def test_a_locale_has_a_language(locale: str, language: str | None) -> None:
    assert of_locale(locale) == language
