"""The asker's language decides: the question's own, else that of the profile."""

import pytest

from bot.slack.blocks.messages import DEPARTMENTS
from bot.slack.features.answer_buttons.view import SHARE
from bot.standin.server import Fault
from bot.standin.workspace import PERSON
from tests.slack.talk import Talk, both_ways

UNKNOWN = {"en": "I don't know who", "zh-Hant": "我不知道這件事", "zh-Hans": "我不知道这件事"}
LOCALES = [("en-GB", "en"), ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh-CN", "zh-Hans"), ("de-DE", "en")]


@pytest.mark.parametrize(("locale", "language"), LOCALES)
@pytest.mark.parametrize("way", ["mentions", "writes", "commands"])
def test_question_without_words_is_answered_in_the_profiles_language(
    talk: Talk, way: str, locale: str, language: str
) -> None:
    talk.standin.workspace.locales[PERSON] = locale
    getattr(talk.person, way)("???")
    assert talk.only_reply().text.startswith(UNKNOWN[language])


@both_ways
@pytest.mark.parametrize("way", ["mentions", "writes", "commands"])
def test_language_of_the_question_comes_before_the_profiles(talk: Talk, way: str) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-TW"
    getattr(talk.person, way)("who handles returns?")
    getattr(talk.person, way)("谁负责退换货？")
    english, simplified = talk.from_bot()
    assert english.text.startswith("Customer service specialist")
    assert simplified.text.startswith("客服专员（客服部）")
    assert "不对" in str(simplified.blocks)
    assert "Not right" in str(english.blocks)


def test_buttons_and_errors_go_on_in_the_language_of_the_answer(talk: Talk) -> None:
    talk.person.commands("誰負責退換貨")
    private = talk.only_reply()
    talk.standin.fail("response_url", Fault(error="expired_url"))
    talk.person.presses(private, SHARE)
    assert talk.from_bot()[-1].text.startswith("沒能分享到那裡。")


def test_help_is_in_the_profiles_language(talk: Talk) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-CN"
    talk.person.commands("help")
    talk.person.presses(talk.only_reply(), DEPARTMENTS)
    assert "部门：" in talk.from_bot()[-1].text


def test_profile_is_asked_for_once(talk: Talk) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-TW"
    for _ in range(3):
        talk.person.commands("???")
    (call,) = talk.standin.workspace.called("users.info")
    assert str(call.arguments["include_locale"]).lower() in {"1", "true"}
