import pytest

from bot.finder.finder import Finder


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("who trains the warehouse staff", "warehouse-keeper"),
        ("谁采购包装箱", "warehouse-keeper"),
    ],
)
def test_a_role_near_a_topic_outside_is_offered_beside_it(shipped: Finder, question: str, role: str) -> None:
    answer = shipped.find(question)
    assert answer.outcome in ("answered", "choose")
    assert answer.best and answer.best.role == role


def test_a_role_that_is_not_worth_reading_is_not_offered_beside_a_topic(shipped: Finder) -> None:
    assert shipped.find("打印机墨盒谁采购").outcome == "elsewhere"


@pytest.mark.parametrize("question", ["who fixes the printer", "薪水算錯了找誰", "VPN 连不上找谁"])
def test_a_topic_outside_that_leads_clearly_is_the_only_answer(shipped: Finder, question: str) -> None:
    answer = shipped.find(question)
    assert answer.outcome == "elsewhere"
    assert answer.elsewhere is not None


def test_a_choice_beside_a_topic_explains_itself(shipped: Finder) -> None:
    answer = shipped.find("谁采购包装箱", explain=True)
    assert answer.outcome == "choose"
    assert answer.elsewhere is not None
    assert answer.offered == 1  # whoever else there is is not worth reading
    told = f"{answer.elsewhere.topic} does not lead the best role clearly: both are offered"
    assert told in answer.steps[-1].lines
