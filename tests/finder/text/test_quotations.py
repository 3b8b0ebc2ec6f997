import pytest

from bot.finder.finder import Finder
from bot.finder.text.cleaning import clean
from bot.finder.text.sentence_weights import only_quoted, weigh_sentences


def _read(text: str) -> list[tuple[str, bool]]:
    return [(sentence.text, sentence.quoted) for sentence in clean(text).sentences]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("&gt; my lamp broke\nwho helps", [("my lamp broke", True), ("who helps", False)]),
        (
            "our customer writes: my lamp broke\nwho helps",
            [("our customer writes", False), ("my lamp broke", True), ("who helps", False)],
        ),
        ("客人說：燈壞了\n找誰", [("客人說", False), ("燈壞了", True), ("找誰", False)]),
        ("买家留言：灯坏了。谁处理？", [("买家留言", False), ("灯坏了。", True), ("谁处理?", False)]),
        (
            "they wrote this:\nmy lamp broke\n\nwho helps",
            [("they wrote this", False), ("my lamp broke", True), ("who helps", False)],
        ),
        (
            "see below\n--- Forwarded message ---\nmy lamp broke",
            [("see below", False), ("--- Forwarded message ---", True), ("my lamp broke", True)],
        ),
        (
            "look ```who = None\nraise x``` there",
            [("look", False), ("who = None", True), ("raise x", True), ("there", False)],
        ),
        ("the owner of `lamp-service`?", [("the owner of lamp-service?", False)]),
        ("question: who mends lamps", [("question: who mends lamps", False)]),
        ("两件事：修灯和换货", [("两件事:修灯和换货", False)]),
    ],
)
def test_what_repeats_somebody_elses_words_is_quoted(text: str, read: list[tuple[str, bool]]) -> None:
    assert _read(text) == read


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("&gt; who mends my lamp?", True),
        ("lol ```who owns this```", True),
        ("&gt; my lamp broke\nwho mends it?", False),
        ("who mends lamps?", False),
        ("转贴：\n> 谁来赔我", True),
    ],
)
def test_a_question_that_is_only_quoted_is_recognised(text: str, only: bool) -> None:
    assert only_quoted(clean(text)) == only


def test_a_quoted_question_is_not_plain(shipped: Finder) -> None:
    assert not shipped.find("&gt; who handles returns?").plain
    assert not shipped.find("```\nwho handles returns\n```").plain
    assert shipped.find("&gt; my lamp broke\nwho handles returns?").plain


def test_a_request_clear_by_itself_outweighs_its_quotation() -> None:
    ticket = "&gt; my lamp broke, I waited two weeks, nobody answers, I want my money back today\n"
    shares = dict(weigh_sentences(clean(ticket + "who corrects the size chart on the product page")))
    assert shares["who corrects the size chart on the product page"] == 1.0
    assert 0.5 <= min(shares.values()) <= 0.8
    assert {share for _, share in weigh_sentences(clean(ticket + "who takes this?"))} == {1.0}


def test_what_is_settled_does_not_count_beside_a_quotation() -> None:
    ticket = "&gt; I want my money back, your page was wrong\n"
    [_, (own, _)] = weigh_sentences(clean(ticket + "refund is already done, who corrects the page"))
    assert own.strip() == "who corrects the page"
    [_, (own, _)] = weigh_sentences(clean("&gt; 要退錢\n退款已經處理好了，頁面文案誰改"))
    assert own.strip() == "页面文案谁改"
    [(alone, _)] = weigh_sentences(clean("I already paid twice, who helps"))
    assert "already paid" in alone


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "> my lamp came broken, I want my money back, your support is awful and slow\n"
            "Refund is sorted. who should fix the size chart on the product page",
            "content-editor",
        ),
        ("&gt; 我要退款，東西爛掉了，等了兩個禮拜客服都不回\n想問倉庫盤點數字不對是誰管", "warehouse-keeper"),
        ("客人说：页面写的是棉的，收到是涤纶，要退货退款\n退款已经弄好了，页面文案谁改", "content-editor"),
    ],
)
def test_the_request_is_answered_and_not_its_quotation(shipped: Finder, text: str, role: str) -> None:
    answer = shipped.find(text)
    assert answer.best and answer.best.role == role
    assert answer.outcome in ("answered", "choose")


def test_an_explanation_says_what_was_settled(shipped: Finder) -> None:
    steps = shipped.find(
        "> I want my money\nrefund is already done, who corrects the page", explain=True
    ).steps
    off = next(step for step in steps if step.title == "Left out")
    assert "settled already: refund is already done" in off.lines
