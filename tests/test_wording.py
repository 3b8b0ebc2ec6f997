import re
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import bot
from bot.catalogue.model import Text
from bot.handbook import texts as handbook_texts
from bot.language.codes import LANGUAGES
from bot.mcp_server import texts as mcp_texts
from bot.slack.features.feature import Feature
from bot.slack.features.registry import FEATURES, wording
from bot.wording import WORDING, dated, listed, say

MESSAGES = {**wording().texts, **mcp_texts.TEXTS, **handbook_texts.TEXTS}
"""Everything the bot says anywhere."""


PACKAGE = Path(bot.__file__).parent


@cache
def sources() -> list[str]:
    """Whatever may say a text, without where the texts stand."""
    return [
        path.read_text(encoding="utf-8")
        for path in (*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.js"))
        if path.parent.name != "wording" and path.name != "texts.py"
    ]


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("key", MESSAGES)
def test_every_message_is_complete(key: str) -> None:
    texts = [MESSAGES[key].get(language) for language in LANGUAGES]
    assert all(texts)
    assert placeholders(texts[0]) == placeholders(texts[1]) == placeholders(texts[2])


@pytest.mark.parametrize("key", MESSAGES)
def test_every_message_is_said_somewhere(key: str) -> None:
    own = (PACKAGE / "wording/__init__.py").read_text(encoding="utf-8")
    stem = key.rpartition("_")[0]
    ways = (f'"{key}"', f'"{stem}_{{', f"`{stem}_${{")  # as in f"button_{mode}", or in a script
    assert f'say("{key}"' in own or any(way in source for source in sources() for way in ways)


def test_a_key_means_one_thing() -> None:
    once = WORDING.adding({"knock": Text("Knock")})
    assert once.say("knock", "en") == "Knock"
    with pytest.raises(ValueError, match="knock"):
        once.adding({"come": Text("Come in"), "knock": Text("Knock again")})
    with pytest.raises(ValueError, match="owner"):
        WORDING.adding({"owner": Text("Somebody")})


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_what_a_feature_says_is_declared(feature: Feature) -> None:
    """A file of texts that the feature does not declare would be checked by nobody."""
    has_texts = (Path(bot.__file__).parent / f"slack/features/{feature.name}/texts.py").exists()
    assert has_texts == bool(feature.texts)


def test_chinese_is_in_its_own_script() -> None:
    opencc = pytest.importorskip("opencc")
    to_simplified, to_traditional = opencc.OpenCC("t2s"), opencc.OpenCC("s2tw")
    for key, text in MESSAGES.items():
        assert to_simplified.convert(text.zh_hans) == text.zh_hans, key
        # 台/臺 and the like aside, a Traditional text holds no Simplified character
        assert to_traditional.convert(text.zh_hant) == text.zh_hant, key
        assert not re.search(r"[一-鿿]", text.en), key


def test_values_are_put_in() -> None:
    assert say("owner", "zh-Hant", role="客服專員", department="客服部") == "客服專員（客服部）"
    with pytest.raises(KeyError):
        say("owner", "en", role="x")
    with pytest.raises(KeyError):
        say("no such message", "en")


def test_lists_are_joined_in_the_languages_own_way() -> None:
    assert listed(["a", "b"], "en") == "a, b"
    assert listed(["甲", "乙"], "zh-Hans") == "甲、乙"
    assert listed(["a", "b", "c"], "en", either=True) == "a, b or c"
    assert listed(["甲", "乙", "丙"], "zh-Hant", either=True) == "甲、乙或丙"
    assert listed(["a"], "en", either=True) == "a"
    assert listed([], "en", either=True) == ""


def test_dates_are_written_in_the_languages_own_way() -> None:
    assert dated(date(2026, 3, 2), "en") == "2 March 2026"
    assert dated(date(2026, 12, 31), "zh-Hant") == dated(date(2026, 12, 31), "zh-Hans") == "2026年12月31日"
