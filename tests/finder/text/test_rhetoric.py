import pytest

from bot.finder.finder import Finder
from bot.finder.text.cleaning import clean
from bot.finder.text.rhetoric import is_talk

TALK = (
    "who knew lamps could be so much fun",
    "who'd have thought the sale goes that well!",
    "lol who cares",
    "who's coming to the warehouse barbecue on Friday?",
    "hey team, who wants pizza",
    "anyone up for a beer?",
    "guess who got the new desk",
    "FYI the stock count is done",
    "Heads up: the lift is closed today",
    "the new page is live!",
    "谁能想到灯卖得这么好哈哈",
    "誰想得到會下雪",
    "有誰要一起訂便當",
    "誰不想放假",
    "公告：明天盤點",
    "盘点搞定了！",
)
ASKED = (
    "who handles lamps",
    "I have a buyer who wants pizza boxes back",
    "who's going to mend the lamp page",
    "who's in logistics",
    "who knows who counts the stock",
    "who wants to know about refunds? who handles them?",
    "anyone who can mend the dashboard?",
    "who cares for the stock",
    "谁要负责退货",
    "誰知道退款找誰",
    "有誰可以幫忙換貨",
    "要找谁一起看报表",
    "the refund is done but she says it is not, who checks?",
)


@pytest.mark.parametrize("text", TALK)
def test_talk_and_news(text: str) -> None:
    assert is_talk(clean(text))


@pytest.mark.parametrize("text", ASKED)
def test_a_need_is_not_small_talk(text: str) -> None:
    assert not is_talk(clean(text))


@pytest.mark.parametrize("text", TALK)
def test_nobody_is_named_for_talk(shipped: Finder, text: str) -> None:
    answer = shipped.find(text, explain=True)
    assert answer.outcome == "not_a_question"
    assert not answer.plain
    assert answer.steps[-1].title == "Outcome: not_a_question"


def test_a_wording_of_the_catalogue_is_answered_all_the_same(shipped: Finder) -> None:
    assert shipped.find("who handles returns").outcome == "answered"
