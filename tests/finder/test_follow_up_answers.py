"""Messages that lean on the one before."""

import pytest

from bot.description import described
from bot.finder.finder import Finder
from tests.finder.questions import outline

RETURNS = "who handles returns"


@pytest.mark.parametrize(
    ("follow", "role"),
    [
        ("and refunds?", "customer-service-specialist"),
        ("那退款呢", "customer-service-specialist"),
        ("那换货呢", "customer-service-specialist"),
        ("and the stock count?", "warehouse-keeper"),
        ("那盘点呢", "warehouse-keeper"),
        ("what about their manager?", "customer-service-manager"),
        ("他們的主管是誰?", "customer-service-manager"),
        ("who is the head of logistics?", "logistics-manager"),
        ("物流经理是谁?", "logistics-manager"),
    ],
)
def test_follow_ups_are_answered_by_their_topic(shipped: Finder, follow: str, role: str) -> None:
    answer = shipped.find(follow, topic=RETURNS)
    assert outline(answer) == ("answered", role)
    assert answer.question == follow


@pytest.mark.parametrize(
    "topic", [RETURNS, "who handles the stocktake?", "谁管库存盘点", "who runs our ads?"]
)
def test_what_a_follow_up_says_clearly_changes_the_topic(shipped: Finder, topic: str) -> None:
    assert outline(shipped.find("and exchanges?", topic=topic)) == ("answered", "customer-service-specialist")
    assert shipped.find("and payroll?", topic=topic).outcome == "elsewhere"


@pytest.mark.parametrize(
    ("topic", "follow"),
    [
        (RETURNS, "and abroad?"),
        (RETURNS, "and for customers in Japan?"),
        (RETURNS, "and in the other shop?"),
        ("谁负责退货", "那海外的呢"),
    ],
)
def test_a_place_or_person_keeps_the_topic(shipped: Finder, topic: str, follow: str) -> None:
    assert outline(shipped.find(follow, topic=topic)) == ("answered", "customer-service-specialist")


def test_a_follow_up_is_answered_in_its_own_language(shipped: Finder) -> None:
    assert shipped.find("还有谁?", topic=RETURNS).language == "zh-Hans"
    assert shipped.find("那他們的主管呢", topic=RETURNS).language == "zh-Hant"
    assert shipped.find("who else?", topic="誰負責退換貨").language == "en"


def test_where_its_own_script_does_not_tell_the_topics_does(shipped: Finder) -> None:
    assert shipped.find("那退款呢", topic="誰負責退換貨").language == "zh-Hant"
    assert shipped.find("那退款呢", topic="谁负责退换货", default_language="zh-Hant").language == "zh-Hans"
    assert shipped.find("那退款呢", topic=RETURNS, default_language="zh-Hant").language == "zh-Hant"
    assert shipped.find("那退款呢", topic=RETURNS).language == "zh-Hans"


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("and exchanges?", True),
        ("who else?", True),
        ("what about their manager?", True),
        ("那退款呢", True),
        ("還有誰?", True),
        (RETURNS, False),
        ("and who counts the stock?", False),
        ("what about the logistics manager?", False),
        ("那物流经理呢", False),
        ("", False),
    ],
)
def test_what_leans_is_no_topic(shipped: Finder, text: str, leans: bool) -> None:
    assert shipped.is_follow_up(text) is leans


def test_nobody_else_is_told_from_nobody(shipped: Finder) -> None:
    answer = shipped.find("who else?", topic=RETURNS)
    assert (answer.outcome, answer.nobody_else) == ("unknown", True)
    assert not shipped.find("who else?", topic="who handles zxqvb").nobody_else
    assert "nobody_else" not in described(answer, shipped.catalogue, "en")


def test_who_else_leaves_out_who_was_named(shipped: Finder) -> None:
    before = shipped.find(RETURNS)
    answer = shipped.find("who else?", topic=RETURNS)
    assert answer.matches == before.matches[1:]
    assert answer.outcome in ("choose", "unknown")


@pytest.mark.parametrize("topic", ["who runs payroll", "thanks", "who handles zxqvb"])
@pytest.mark.parametrize("follow", ["who else?", "what about their manager?", "还有谁"])
def test_where_nobody_was_named_there_is_nobody_else_and_no_manager(
    shipped: Finder, topic: str, follow: str
) -> None:
    answer = shipped.find(follow, topic=topic)
    assert (answer.outcome, answer.offered, answer.elsewhere) == ("unknown", 0, None)


def test_who_else_names_the_only_one_left(shipped: Finder) -> None:
    answer = shipped.find("who else?", topic="who is in logistics?")
    assert (answer.outcome, answer.offered) == ("unknown", 0)


def test_a_new_need_drops_the_earlier_topic(shipped: Finder) -> None:
    assert shipped.find("who runs payroll", topic=RETURNS) == shipped.find("who runs payroll")
