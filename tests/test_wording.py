import re
from pathlib import Path
from string import Formatter

import pytest

import bot
from bot.language import LANGUAGES
from bot.wording import MESSAGES, listed, say


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("key", MESSAGES)
def test_every_message_is_complete(key: str) -> None:
    texts = [MESSAGES[key].get(language) for language in LANGUAGES]
    assert all(texts)
    assert placeholders(texts[0]) == placeholders(texts[1]) == placeholders(texts[2])


@pytest.mark.parametrize("key", MESSAGES)
def test_every_message_is_said_somewhere(key: str) -> None:
    package = Path(bot.__file__).parent
    sources = [
        path.read_text(encoding="utf-8") for path in package.rglob("*.py") if path.name != "wording.py"
    ]
    assert any(f'"{key}"' in source for source in sources)


def test_chinese_is_in_its_own_script() -> None:
    opencc = pytest.importorskip("opencc")
    to_simplified, to_traditional = opencc.OpenCC("t2s"), opencc.OpenCC("s2t")
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
