import pytest

from bot.answer import Answer, Match, Outcome
from bot.catalogue.model import Catalogue
from bot.catalogue.questions import LabelledQuestion
from bot.desk import Desk
from bot.evaluate import measures
from bot.evaluate.measures import Result
from bot.finder.finder import Finder
from bot.language.codes import EN, Language


def result(
    gold: tuple[str, ...],
    roles: list[str | None],
    outcome: Outcome = "answered",
    *,
    offered: int = 0,
    confidence: float = 0.95,
    kind: str = "plain",
) -> Result:
    question = LabelledQuestion("q", gold, "service", kind, "en", "f", 1)
    matches = tuple(Match("service", role, None, confidence, "") for role in roles)
    return Result(question, Answer("q", outcome, "en", matches, offered=offered))


def test_measures_of_owned_questions() -> None:
    found = measures.measures(
        [
            result(("a",), ["a", "b"]),
            result(("a", "c"), ["b", "c"]),
            result(("a",), ["b", "c", "a"], "choose", offered=2),
            result(("a",), ["b", "a"], "choose", offered=2),
        ]
    )
    assert found == {
        "first": 0.25,
        "first_three": 1.0,
        "answered_right": 0.25,
        "answered_wrong": 0.25,
        "one_press": 0.5,
    }


def test_measures_of_questions_that_nobody_handles() -> None:
    found = measures.measures(
        [result((), ["a"]), result((), ["a"], "choose", offered=2), result((), [], "unknown")]
    )
    assert found == {"ownerless_named": pytest.approx(1 / 3), "ownerless_offered": pytest.approx(1 / 3)}


def test_a_department_alone_is_right_where_departments_are_asked_for() -> None:
    assert result(("a",), [None], kind="department").first
    assert not result(("a",), [None]).first
    assert measures.measures([result(("a",), ["b"], kind="department")])["department_right"] == 1


def test_reliability_counts_every_name_given() -> None:
    given = [
        result(("a",), ["a"], confidence=0.92),
        result((), ["a"], confidence=0.96),
        result(("a",), ["a"], confidence=1.0),
        result(("a",), ["a"], "choose", offered=2, confidence=0.4),
        result(("a",), ["b"], confidence=0.75),
    ]
    low, high = measures.reliability(given)
    assert (low.low, low.count, low.right) == (0.7, 1, 0.0)
    assert (high.low, high.count) == (0.9, 3)
    assert high.right == pytest.approx(2 / 3)
    error = (0.75 + 3 * (0.96 - 2 / 3)) / 4
    assert measures.calibration_error([low, high]) == pytest.approx(error)


def test_confusions_name_both_sides() -> None:
    given = [result(("a",), ["b"]), result(("a",), ["b"]), result((), ["c"]), result(("a",), [], "unknown")]
    assert measures.confusions(given) == [("a", "b", 2), ("a", "nobody", 1), ("nobody", "c", 1)]


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 3), (0.99, 4)])
def test_percentile(share: float, value: float) -> None:
    assert measures.percentile([1, 2, 3, 4], share) == value


def test_percentile_of_nothing() -> None:
    assert measures.percentile([], 0.5) == 0


def test_real_answers(company: Finder) -> None:
    asked = [
        LabelledQuestion("who handles refund not received", ("helper",), "service", "plain", "en", "f", 1),
        LabelledQuestion(
            "who deals with a wrong price tag on the lamps", ("pricer",), "goods", "plain", "en", "f", 2
        ),
        LabelledQuestion("谁负责库存盘点", ("keeper",), "goods", "plain", "zh-Hans", "f", 3),
    ]
    desk = Desk(company)
    results = measures.ask_all(desk, asked)
    assert measures.measures(results)["first"] == 1
    assert list(measures.group_by(results, lambda question: question.group)) == ["English", "Chinese"]
    typing = measures.measure_typing(desk, results, lambda _, items: items)
    assert typing is not None
    assert (typing.count, typing.plain, typing.typo, typing.spelt) == (3, 1.0, None, 1.0)
    assert typing.cost == pytest.approx(1 - typing.slipped)


def test_nothing_to_misspell() -> None:
    assert (
        measures.measure_typing(
            _never_asked(), [result((), ["a"]), result(("a",), ["a"], kind="typo")], lambda _, i: i
        )
        is None
    )


def _never_asked() -> Desk:
    class Silent:
        catalogue = Catalogue(())

        def find(
            self,
            question: str,
            *,
            topic: str = "",
            explain: bool = False,
            default_language: Language = EN,
        ) -> Answer:
            raise AssertionError(question)

        def is_follow_up(self, text: str) -> bool:
            raise AssertionError(text)

    return Desk(Silent())
