import pytest

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text, Topic
from bot.catalogue.starters import starters, with_starters
from bot.finder.finder import build
from bot.finder.model.starters import drop_yielding_topics


def _with(*duties: str, phrases: tuple[str, ...] = ()) -> Catalogue:
    made = tuple(
        Duty(f"duty-{place}", Text(duty), phrases={} if place else {"en": phrases})
        for place, duty in enumerate(duties)
    )
    return with_starters(
        Catalogue((Department("all", Text("All"), roles=(Role("r", Text("R"), duties=made),)),))
    )


def _gone(catalogue: Catalogue) -> set[str]:
    return {topic.id for topic in starters()} - {
        topic.id for topic in drop_yielding_topics(catalogue).elsewhere
    }


@pytest.mark.parametrize(
    ("duty", "topic"),
    [
        ("Hand out laptops", "it-support"),
        ("維修電腦與印表機", "it-support"),
        ("Run the payroll", "people-and-pay"),
        ("负责员工招聘", "hiring-and-careers"),
        ("Approve expense claims", "travel-and-expenses"),
        ("審閱合約並處理訴訟", "legal"),
    ],
)
def test_a_starter_steps_aside_for_a_duty_of_the_catalogue(duty: str, topic: str) -> None:
    assert _gone(_with(duty)) == {topic}


def test_a_starter_steps_aside_for_phrases_that_say_the_same() -> None:
    phrases = tuple(starters()[0].phrases["en"][:20])
    assert "it-support" in _gone(_with("Help colleagues", phrases=phrases))


def test_a_starter_loses_only_the_phrases_that_are_near() -> None:
    left = drop_yielding_topics(_with("Help colleagues", phrases=("second screen",)))
    topic = left.topic("it-support")
    assert "second screen" not in topic.phrases["en"]
    assert "reset my password" in topic.phrases["en"]


def test_nothing_steps_aside_for_an_unrelated_catalogue() -> None:
    assert _gone(_with("Polish the brass")) == set()


def test_a_topic_written_by_a_keeper_stays() -> None:
    own = Topic("it-support", Text("IT support"), phrases={"en": ("laptop",)})
    catalogue = Catalogue(_with("Hand out laptops").departments, (own,))
    assert drop_yielding_topics(catalogue) is catalogue


def test_the_duty_answers_and_the_other_topics_stay_outside() -> None:
    finder = build(_with("Hand out laptops and mend them", "Sweep the floor"))
    assert finder.find("who handles laptops").outcome == "answered"
    assert finder.find("who handles payroll").outcome in ("elsewhere", "unknown")
