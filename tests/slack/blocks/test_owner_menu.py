from itertools import islice

import pytest

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.finder.suggest import Suggestion
from bot.language.codes import LANGUAGES, Language
from bot.slack.blocks.owner_menu import answer_about, name_of, option_groups, read_value
from bot.slack.blocks.values import StaleError
from bot.standin.view_limits import options_problem
from tests.effort import calls
from tests.toys.helpdesk import CATALOGUE
from tools.bench.synthetic import named_catalogue

LONG = Catalogue(
    (
        Department(
            "d" * 139,
            Text("Department " * 30),
            roles=(Role("r" * 145, Text("Role " * 30), duties=(Duty("u" * 146, Text("Duty \n" * 90)),)),),
        ),
    )
)
EVERYTHING = [
    Suggestion("department", "d" * 139),
    Suggestion("role", "r" * 145),
    Suggestion("duty", "u" * 146),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_names_keep_slacks_limits_and_name_the_role(language: Language) -> None:
    groups = option_groups(EVERYTHING, LONG, language)
    assert options_problem({"option_groups": groups}) == ""
    # An id too long for a value cannot be offered.
    assert [len(group["options"]) for group in groups] == [1, 1]
    duty = name_of(EVERYTHING[2], LONG, language)
    assert len(duty) <= 75
    assert " · Role Role" in duty


def test_group_of_the_best_comes_first() -> None:
    suggestions = [
        Suggestion("duty", "stock"),
        Suggestion("department", "logistics"),
        Suggestion("duty", "returns"),
    ]
    groups = option_groups(suggestions, CATALOGUE, "zh-Hans")
    assert [group["label"]["text"] for group in groups] == ["职责", "部门"]
    assert [option["text"]["text"] for option in groups[0]["options"]] == [
        "盘点库存 · 仓管员",
        "处理退换货 · 客服专员",
    ]


def test_what_left_the_catalogue_meanwhile_is_not_offered() -> None:
    assert option_groups([Suggestion("role", "gone")], CATALOGUE, "en") == []


@pytest.mark.parametrize(
    ("value", "asks"),
    [("department:service", "department"), ("role:keeper", "role"), ("duty:stock", "owner")],
)
def test_choice_becomes_an_answer(value: str, asks: str) -> None:
    answer = answer_about(read_value(value), CATALOGUE, "en")
    assert (answer.outcome, answer.asks) == ("answered", asks)


@pytest.mark.parametrize("value", ["", "role", "role:", "topic:payroll"])
def test_values_of_others_are_stale(value: str) -> None:
    with pytest.raises(StaleError):
        read_value(value)


def test_ids_that_are_gone_are_stale() -> None:
    with pytest.raises(StaleError):
        answer_about(Suggestion("duty", "gone"), CATALOGUE, "en")


@pytest.mark.slow
def test_naming_suggestions_costs_the_same_in_a_large_catalogue() -> None:
    """What a keystroke still costs once they are found; finding is measured by ``tools.bench``."""

    def cost(catalogue: Catalogue) -> int:
        offered = [Suggestion("duty", duty.id) for duty, _, _ in islice(catalogue.duties(), 30)]
        option_groups(offered, catalogue, "en")  # looking ids up is made ready once
        return calls(lambda: option_groups(offered, catalogue, "en"))

    assert cost(named_catalogue(4_000)) < 2 * cost(named_catalogue(400))
