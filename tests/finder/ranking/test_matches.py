import pytest

from bot.finder.finder import Finder


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("who wants to talk about an exchange", "customer-service-specialist"),
        ("打印机墨盒谁采购", "customer-service-specialist"),
    ],
)
def test_a_role_near_a_topic_outside_is_offered_beside_it(shipped: Finder, question: str, role: str) -> None:
    answer = shipped.find(question)
    assert answer.outcome in ("answered", "choose")
    assert answer.best and answer.best.role == role


@pytest.mark.parametrize("question", ["who fixes the printer", "薪水算錯了找誰", "VPN 连不上找谁"])
def test_a_topic_outside_that_leads_clearly_is_the_only_answer(shipped: Finder, question: str) -> None:
    answer = shipped.find(question)
    assert answer.outcome == "elsewhere"
    assert answer.elsewhere is not None


def test_a_choice_beside_a_topic_explains_itself(shipped: Finder) -> None:
    answer = shipped.find("打印机墨盒谁采购", explain=True)
    assert answer.outcome == "choose"
    assert answer.elsewhere is not None
    told = f"{answer.elsewhere.topic} does not lead the best role clearly: both are offered"
    assert told in answer.steps[-1].lines
