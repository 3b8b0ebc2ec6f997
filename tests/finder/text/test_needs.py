import pytest

from bot.answer import Answer
from bot.description import described
from bot.finder.finder import Finder
from bot.finder.text.cleaning import clean
from bot.finder.text.needs import parts_of

TWO = [
    (
        "who refunds buyers and who repairs the conveyor?",
        ["who refunds buyers", "and who repairs the conveyor?"],
    ),
    ("Lamp broke, who do I tell? The page is down too, who fixes it?", None),
    ("退錢找誰？另外盤點又是誰？", ["退錢找誰?", "另外盤點又是誰?"]),
    ("投诉升级找谁，商品视频找谁", ["投诉升级找谁", "商品视频找谁"]),
]


@pytest.mark.parametrize(("text", "parts"), TWO)
def test_each_place_that_asks_who_ends_a_need(text: str, parts: list[str] | None) -> None:
    found = next(parts_of(clean(text)))
    assert found.sign == "who"
    assert len(found.texts) == 2
    if parts is not None:
        assert list(found.texts) == parts


@pytest.mark.parametrize(
    "text",
    [
        "who handles a broken lamp",
        "people who paid twice want their money, who helps them?",
        "I don't know who to ask, who does exchanges?",
        "不知道该找谁，谁管换货",
        "the lamp is broken and the buyer is cross, who helps",
        "who packs boxes and sweeps the floor",
    ],
)
def test_one_need_is_not_cut(text: str) -> None:
    assert list(parts_of(clean(text))) == []


def test_a_quoted_ticket_is_not_cut() -> None:
    assert list(parts_of(clean("&gt; who sent this? and who pays?\nwho handles it and who knows"))) == []


def _owners(answer: Answer) -> list[str | None]:
    return [part.best.role if part.best else None for part in answer.parts]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "who trains the agents and who draws the app's screens?",
            ["customer-service-manager", "ux-designer"],
        ),
        (
            "A buyer wants another size, who do I ask? Also a parcel to Oslo got lost, who chases that?",
            ["customer-service-specialist", "logistics-manager"],
        ),
        (
            "who is responsible for refunds and stocktaking?",
            ["customer-service-specialist", "warehouse-keeper"],
        ),
        ("商品標題誰寫？倉庫誰盤點？", ["content-editor", "warehouse-keeper"]),
        ("搜索排名和退换货分别找谁", ["seo-specialist", "customer-service-specialist"]),
        ("粉丝专页谁在经营，还有数据清洗归谁管", ["social-media-specialist", "data-engineer"]),
    ],
)
def test_two_needs_get_two_owners(shipped: Finder, text: str, owners: list[str]) -> None:
    answer = shipped.find(text)
    assert _owners(answer) == owners
    assert answer.question == text


@pytest.mark.parametrize(
    "text",
    [
        "who handles returns and exchanges?",
        "谁负责退货和换货",
        "who writes titles and descriptions for products?",
        "who is in charge of lost parcels and late parcels?",
        "who handles refunds? I asked three people and nobody knows who",
        "客人要退款，不知道找誰，誰能幫忙？",
        "A buyer ordered a lamp and a table. The table came broken and she is angry. Who handles this?",
        "Since Monday the order numbers in the dashboard are wrong. Who can look into it? It is urgent.",
    ],
)
def test_one_need_gets_one_answer(shipped: Finder, text: str) -> None:
    assert shipped.find(text).further == ()


def test_three_needs_at_most(shipped: Finder) -> None:
    answer = shipped.find("退款找谁？盘点找谁？商品标题谁写？搜索排名谁管？")
    assert len(answer.parts) == 3


def test_each_need_is_explained(shipped: Finder) -> None:
    answer = shipped.find("who handles refunds and who counts the stock?", explain=True)
    titles = [part.steps[0].title for part in answer.parts]
    assert titles == ["Need 1: who handles refunds", "Need 2: and who counts the stock?"]
    assert all(part.steps[-1].title == "Outcome: answered" for part in answer.parts)


def test_the_json_holds_both(shipped: Finder) -> None:
    answer = shipped.find("who handles refunds and who counts the stock?")
    found = described(answer, shipped.catalogue, "en")
    assert [each["matches"][0]["role"] for each in (found, *found["and"])] == [
        "customer-service-specialist",
        "warehouse-keeper",
    ]
