"""Slack's mark-up off, text bounded, sentences apart."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.finder.text.cleaning import MAX_CHARACTERS, clean, normalise
from tests.effort import times_dearer


def sentences(raw: str) -> list[str]:
    return [sentence.text for sentence in clean(raw).sentences]


def quoted(raw: str) -> list[str]:
    return [sentence.text for sentence in clean(raw).sentences if sentence.quoted]


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("<@U012AB3CD> who handles returns?", "who handles returns?"),
        ("<@U012AB3CD|sam> who?", "who?"),
        ("<!here> <#C012AB3CD|general> <!subteam^S012|@ops> help", "help"),
        ("see <https://shop.example/r?x=1|the returns page> please", "see the returns page please"),
        ("broken: <https://shop.example/returns> who?", "broken: who?"),
        ("mail <mailto:a@shop.example|a@shop.example>", "mail a@shop.example"),
        ("mail <mailto:a@shop.example> or <tel:+4912345>", "mail or"),
        ("https://shop.example/r?a=b&amp;c=d who?", "who?"),
        ("www.shop.example/sizes who?", "who?"),
        (":sob: lost :woman-shrugging::skin-tone-2: parcel :+1: :100:", "lost parcel"),
        ("the 10:30:45 run failed", "the 10:30:45 run failed"),
        ("Q&amp;A for kettles &lt;3", "Q&A for kettles <3"),
        ("&amp;lt;tag&amp;gt;", "&lt;tag&gt;"),
        ("*who* handles _returns_, ~not~ `code`", "who handles returns, not code"),
        ("the returns_api of __all__", "the returns_api of all"),
        ("don’t, can´t", "don't, can't"),
        ("ＷＨＯ　ｈａｎｄｌｅｓ　ｒｅｔｕｒｎｓ？", "WHO handles returns?"),
        ("a\tb\u00a0c\u2003d", "a b c d"),
    ],
)
def test_mark_up_is_taken_off(raw: str, plain: str) -> None:
    assert " ".join(normalise(raw).split()) == plain


@pytest.mark.parametrize(
    "character", ["\u200b", "\u200d", "\u00ad", "\u202e", "\ufeff", "\x00", "\ufe0f", "\ud800"]
)
def test_what_cannot_be_seen_does_not_part_a_word(character: str) -> None:
    assert normalise(f"re{character}turns 退{character}货") == "returns 退货"


def test_a_typed_angle_bracket_is_no_link() -> None:
    """Slack sends typed brackets escaped, so that they are text."""
    assert sentences("stock &lt;@kettles|x&gt; low") == ["stock <@kettles|x> low"]


def test_sentences_are_split_in_either_language() -> None:
    assert sentences("Hi. Who does returns? 你好。谁管退货？谢谢") == [
        "Hi.",
        "Who does returns?",
        "你好。",
        "谁管退货?",
        "谢谢",
    ]


def test_a_point_inside_a_number_or_name_ends_nothing() -> None:
    assert sentences("version 2.5 of shop.example is slow") == ["version 2.5 of shop.example is slow"]


def test_each_line_is_a_sentence_of_its_own() -> None:
    assert sentences("parcel lost\r\nwho helps") == ["parcel lost", "who helps"]


def test_lines_without_letters_are_no_sentences() -> None:
    assert sentences("--\n???\n…\nwho\n:tada:") == ["who"]


def test_lines_after_an_angle_bracket_are_quoted() -> None:
    assert quoted("&gt; my parcel is lost\nwho handles this?") == ["my parcel is lost"]
    assert quoted("&gt;&gt;&gt; all of it") == ["all of it"]
    assert quoted("more than &gt; 5 parcels") == []


def test_a_long_chinese_quotation_is_quoted_speech_and_a_short_one_a_name() -> None:
    assert quoted("客人說「我要退貨可是找不到人」,找誰?") == ["我要退貨可是找不到人"]
    assert quoted("客人说“我要退货但是找不到人”") == ["我要退货但是找不到人"]
    assert quoted("誰負責「退貨」?") == []


def test_the_beginning_and_the_end_of_a_long_text_are_kept() -> None:
    text = normalise("first words " + "x" * 50_000 + " last words")
    assert text.startswith("first words")
    assert text.endswith("last words")
    assert len(text) == MAX_CHARACTERS


def test_a_text_is_bounded_again_after_normalising() -> None:
    """One character can become eighteen."""
    assert len(unicodedata.normalize("NFKC", "\ufdfa")) == 18
    assert len(normalise("\ufdfa" * MAX_CHARACTERS)) <= MAX_CHARACTERS


@given(st.text())
def test_any_text_can_be_cleaned(raw: str) -> None:
    message = clean(raw)
    assert len(message.text) <= MAX_CHARACTERS
    assert all(character.isprintable() or character == "\n" for character in message.text)
    for sentence in message.sentences:
        assert sentence.text == sentence.text.strip() != ""


@given(st.text(alphabet="<>@#!|:&;*_~`「」“”『』 .\n>谁ax1", max_size=3000))
def test_any_mark_up_can_be_cleaned(raw: str) -> None:
    assert len(clean(raw).text) <= MAX_CHARACTERS


@given(st.text(alphabet="abc 谁货?\n", max_size=300))
def test_nothing_of_a_plain_text_is_lost(raw: str) -> None:
    kept = "".join(sentence.text for sentence in clean(raw).sentences)
    letters = [character for character in raw if character.isalpha()]
    assert [character for character in kept if character.isalpha()] == letters


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["_", "<", "a<", ":a", ":1", "「", "“a", "www.", ". ", ">", "&amp;", " ", "誰"]
)
def test_ten_times_the_text_costs_about_ten_times_as_much(piece: str) -> None:
    """Quadratic would be a hundred times, and the underscores once were."""

    def text(length: int) -> str:
        return ("a" + piece * length)[: length - 1] + "a"

    short, long = text(200), text(2000)
    assert times_dearer(lambda: clean(long), lambda: clean(short)) < 40


def test_past_the_bound_more_text_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that reads a text comes after this first step, which sees no more than the bound."""
    seen: list[int] = []
    normalise = unicodedata.normalize

    def noting(form: Literal["NFKC"], text: str) -> str:
        seen.append(len(text))
        return normalise(form, text)

    monkeypatch.setattr("bot.finder.text.cleaning.unicodedata.normalize", noting)
    clean("who <@U1> handles *returns*? " * 20_000)
    assert seen
    assert max(seen) <= MAX_CHARACTERS


@pytest.mark.parametrize(
    ("raw", "left"),
    [
        ("order #123 stuck", "order stuck"),
        ("order 4711 stuck", "order stuck"),
        ("order number 4711 stuck", "order stuck"),
        ("ticket 889: refund not arrived", "refund not arrived"),
        ("case no. 2024-0815 refund", "refund"),
        ("訂單編號12345 沒收到", "訂單 沒收到"),
        ("open 24/7", "open 24/7"),
        ("12.5% off, 3 for 2", "12.5% off, 3 for 2"),
        ("the top 10 of 2026-11-22", "the top 10 of 2026-11-22"),
    ],
)
def test_reference_numbers_say_nothing(raw: str, left: str) -> None:
    assert clean(raw).text.strip() == left
