import pytest

from bot.finder.finder import Finder
from bot.finder.text.cleaning import clean
from bot.finder.text.exclusion import drop_excluded_parts, excluded_parts


def _excluded(text: str) -> list[str]:
    return [gone for sentence in clean(text).sentences for gone in excluded_parts(sentence.folded)]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("who looks after banners, not the photos, the slogan above them", "not the photos"),
        ("need somebody for the slogan, not the photos", "not the photos"),
        ("it's not the app, it's the parcel that went missing", "not the app"),
        ("we want the slogan not the photos", "not the photos"),
        ("I don't mean the invoice, I mean the delivery note", "don't mean the invoice"),
        ("this isn't about the invoice but about the delivery", "isn't about the invoice"),
        ("she doesn't want her money back, she wants a new lamp", "doesn't want her money back"),
        ("I'm not asking about returns, I need the shelf count", "not asking about returns"),
        ("that has nothing to do with marketing, the page is down", "nothing to do with marketing"),
        ("who counts shelves rather than packs boxes", "rather than packs boxes"),
        ("never mind the invoice, who books the lorry?", "never mind the invoice"),
        ("everybody except the warehouse, who trains them", "except the warehouse"),
        ("不是要換顏色，是要退錢", "不是要换颜色"),
        ("客戶不想退錢，只想換一個新的", "不想退钱"),
        ("不用找物流，能修圖的就好", "不用找物流"),
        ("我找的是寫文案的，不是畫圖的", "不是画图的"),
        ("不是页面打不开，而是价格标错了", "不是页面打不开"),
        ("跟广告没关系，是店铺首页的问题", "跟广告"),
        ("除了仓库之外，谁管盘点", "除了仓库"),
    ],
)
def test_what_stands_against_something_else_is_excluded(text: str, gone: str) -> None:
    assert _excluded(text) == [gone]


@pytest.mark.parametrize(
    "text",
    [
        "the lamp is not working, the buyer is cross",
        "my parcel has not come, the tracking stands still",
        "not sure who this belongs to, the buyer wants his money",
        "she is not happy with the colour",
        "not only the invoice but also the delivery note",
        "we can't print labels, who helps",
        "we don't need the boxes any more, who collects them",
        "it is not in stock, who orders it",
        "是不是要找物流",
        "要不要找设计，是谁管",
        "灯不亮了，是谁负责",
        "客人不能付款，要找谁",
        "包裹没有到，要问谁",
        "筛选不管用",
    ],
)
def test_a_denied_fact_excludes_nothing(text: str) -> None:
    assert _excluded(text) == []


def test_a_message_that_excludes_everything_stays_as_it_is() -> None:
    message = clean("rather than the invoice")
    assert drop_excluded_parts(message) is message


def test_a_page_of_signs_excludes_nothing() -> None:
    assert _excluded("a lamp, not the cable, " * 80) == []


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("who does the product page - not the pictures' design, the words on it", "content-editor"),
        ("不是問退款，是問盤點庫存", "warehouse-keeper"),
        ("not the marketing manager, the logistics manager", "logistics-manager"),
        ("我不是要找物流經理，我要找行銷經理", "marketing-manager"),
    ],
)
def test_the_owner_of_what_is_meant_is_named(shipped: Finder, question: str, role: str) -> None:
    answer = shipped.find(question)
    assert (answer.outcome, answer.best and answer.best.role) == ("answered", role)


def test_an_explanation_says_what_was_excluded(shipped: Finder) -> None:
    steps = shipped.find("who counts the stock, not the marketing budget", explain=True).steps
    off = next(step for step in steps if step.title == "Left out")
    assert "excluded by the message itself: not the marketing budget" in off.lines


def test_a_wording_of_the_catalogue_counts_word_for_word_though_it_excludes(shipped: Finder) -> None:
    answer = shipped.find("the raw stuff, not the pretty picture")
    assert answer.best and answer.best.role == "data-engineer"
