"""What the tools answer, apart from the protocol; each result is checked against the schema it declares."""

from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from bot.answer import Answer, Match
from bot.description import described
from bot.desk import Desk
from bot.finder import finder
from bot.mcp_server.owners import AS_IT_STANDS, NOTES, choose_option
from bot.mcp_server.results import LOCAL, AskedWronglyError, Caller, ToolResult
from bot.mcp_server.tools import INSTRUCTIONS, TOOLS
from tests.builders import an_answer
from tests.fakes import ByHeart, hand_made_desk
from tests.toys.company import COMPANY
from tests.toys.helpdesk import CATALOGUE, COMPLAINTS_MATCH, RETURNS_MATCH, STOCK_MATCH

BY_NAME = {tool.name: tool for tool in TOOLS}
OUTSIDER = Caller()
CONTACTS = ("kay@example.com", "U0HOLDER1", "S0DEPUTIES", "C0DESK000", "#customer-help")


def told(called: str, caller: Caller = LOCAL, desk: Desk | None = None, **arguments: Any) -> ToolResult:
    tool = BY_NAME[called]
    found = tool.answer(desk or hand_made_desk(), arguments, caller)
    jsonschema.validate(found.structured, tool.gives)
    _has_no_more_than(found.structured, tool.gives)
    return found


def _has_no_more_than(value: Any, schema: dict[str, Any]) -> None:
    """Every key that is given is declared, so that a reader of the schema knows all of them."""
    if isinstance(value, dict):
        for key, inner in value.items():
            assert key in schema["properties"], key
            _has_no_more_than(inner, schema["properties"][key])
    if isinstance(value, list):
        for inner in value:
            _has_no_more_than(inner, schema["items"])


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_schemas_are_schemas_and_descriptions_are_short(tool: Any) -> None:
    for schema in (tool.takes, tool.gives):
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["type"] == "object"
    assert len(tool.description) <= 700
    assert len(INSTRUCTIONS) <= 400


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("who handles returns", "answered"),
        ("goods", "choose"),
        ("payroll", "elsewhere"),
        ("who handles the moon", "unknown"),
        ("thanks", "not_a_question"),
    ],
)
@pytest.mark.parametrize("caller", [LOCAL, OUTSIDER])
def test_the_five_outcomes_can_be_told_apart(question: str, outcome: str, caller: Caller) -> None:
    found = told("who_handles", caller, question=question)
    answer = hand_made_desk().answer(question)
    wanted = described(answer, CATALOGUE, answer.language, contacts=caller.contacts)
    assert {**found.structured, "elapsed_ms": 0} == {**wanted, "elapsed_ms": 0}
    assert found.note.startswith(f"Outcome: {outcome}. ")
    assert found.text


def test_every_outcome_has_its_note() -> None:
    assert len(set(NOTES.values())) == 5
    assert all(note.startswith(f"Outcome: {outcome}. ") for outcome, note in NOTES.items())


def test_a_choice_is_passed_on_and_comes_back() -> None:
    asked = told("who_handles", question="goods")
    assert asked.note.endswith("set to its id: returns, stock.")
    assert "do not pick one yourself" in asked.note
    assert "1. Customer service specialist (Customer service): Handle returns\n2. Warehouse" in asked.text
    picked = told("who_handles", question="goods", choice="stock")
    assert picked.structured["outcome"] == "answered"
    assert [match["duty"] for match in picked.structured["matches"]] == ["stock", "returns", "complaints"]
    assert "offered" not in picked.structured
    assert "kay@example.com" in picked.text


def test_a_choice_of_something_else_is_told_what_there_is() -> None:
    with pytest.raises(AskedWronglyError, match=r"one of the options: returns, stock, complaints$"):
        told("who_handles", question="goods", choice="payroll")
    with pytest.raises(AskedWronglyError, match="leave choice out"):
        told("who_handles", question="thanks", choice="stock")


def test_a_choice_for_one_of_two_needs_answers_that_one() -> None:
    first = an_answer(question="q1", matches=(RETURNS_MATCH,))
    second = an_answer("choose", question="q2", matches=(STOCK_MATCH, COMPLAINTS_MATCH), offered=2)
    both = replace(first, further=(second,))
    assert choose_option(both, "complaints") == an_answer(
        question="q2", matches=(COMPLAINTS_MATCH, STOCK_MATCH), offered=0
    )


class TwoNeeds(ByHeart):
    def find(self, question: str, **more: Any) -> Answer:
        first = an_answer(question=question, matches=(RETURNS_MATCH,))
        return replace(first, further=(an_answer("unknown", question="the moon"),))


def test_two_needs_have_an_answer_and_a_note_each() -> None:
    found = told("who_handles", desk=Desk(TwoNeeds()), question="returns and the moon")
    assert [found.structured["outcome"], found.structured["and"][0]["outcome"]] == ["answered", "unknown"]
    first, second = found.note.splitlines()
    assert first.startswith("Need 1: Outcome: answered")
    assert second.startswith("Need 2: Outcome: unknown")


@pytest.mark.parametrize(
    ("question", "language"),
    [("who handles returns", "en"), ("退換貨找誰", "zh-Hant"), ("退换货找谁", "zh-Hans")],
)
def test_the_answer_is_in_the_language_of_the_question(question: str, language: str) -> None:
    assert told("who_handles", question=question).structured["language"] == language


def test_another_language_may_be_asked_for() -> None:
    found = told("who_handles", question="who handles returns", language="zh-Hans")
    assert found.structured["language"] == "zh-Hans"
    assert found.text.startswith("客服专员（客服部）")
    assert told("overview", language="zh-Hant").text.startswith("職位：\n• 客服部：客服經理、客服專員")
    assert told("describe", name="keeper", language="zh-Hant").structured["role"]["name"] == "倉管員"
    assert told("describe", name="仓管员").structured["language"] == "zh-Hans"


def test_the_callers_language_counts_where_the_question_tells_none() -> None:
    found = told("who_handles", Caller(language="zh-Hant"), question="??")
    assert found.structured["language"] == "zh-Hant"


@pytest.mark.parametrize("question", ["warehouse chief", "who is in customer service"])
def test_what_is_no_owner_of_a_need_is_passed_on_as_it_stands(question: str) -> None:
    found = told("who_handles", question=question)
    assert (found.structured["outcome"], found.note) == ("answered", AS_IT_STANDS)


class WhatKayDoes(ByHeart):
    def find(self, question: str, **more: Any) -> Answer:
        return an_answer(
            question=question, asks="person", matches=(Match("logistics", "keeper", None, 0.9, ""),)
        )


@pytest.mark.parametrize("caller", [OUTSIDER, replace(OUTSIDER, in_slack=True)])
def test_outsiders_are_not_told_what_somebody_does(caller: Caller) -> None:
    desk = Desk(WhatKayDoes())
    assert told("who_handles", desk=desk, question="kay").structured["outcome"] == "answered"
    found = told("who_handles", caller, desk=desk, question="kay")
    assert (found.structured["outcome"], found.note) == ("unknown", NOTES["unknown"])
    assert "keeper" not in f"{found.structured} {found.text}"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("who_handles", {"question": "warehouse chief"}),
        ("who_handles", {"question": "who is in customer service"}),
        ("who_handles", {"question": "returns"}),
        ("describe", {"name": "manager"}),
        ("describe", {"name": "keeper"}),
        ("describe", {"name": "Customer service"}),
        ("describe", {"name": "kay@example.com"}),
        ("describe", {"name": "U0HOLDER1"}),
        ("overview", {}),
    ],
)
def test_outsiders_are_told_no_contacts(name: str, arguments: dict[str, str]) -> None:
    inside, outside = (told(name, caller, **arguments) for caller in (LOCAL, OUTSIDER))
    asked = "".join(arguments.values())
    everything = f"{outside.structured} {outside.text} {outside.note}".replace(asked, "")
    assert not [contact for contact in CONTACTS if contact in everything]
    if name != "overview":
        assert any(contact in f"{inside.structured} {inside.text}" for contact in CONTACTS)


@pytest.mark.parametrize(
    ("name", "kind", "id_"),
    [
        ("keeper", "role", "keeper"),
        ("Warehouse keeper", "role", "keeper"),
        ("  warehouse   KEEPER ", "role", "keeper"),
        ("“倉管員”", "role", "keeper"),
        ("仓管员", "role", "keeper"),
        ("stock", "role", "keeper"),
        ("Count the stock", "role", "keeper"),
        ("Customer service", "department", "service"),
        ("客服部", "department", "service"),
        ("service", "department", "service"),
    ],
)
def test_names_and_ids_are_found_in_every_language(name: str, kind: str, id_: str) -> None:
    found = told("describe", name=name).structured
    assert (found["found"], found[kind]["id"]) == (kind, id_)


@pytest.mark.parametrize("name", ["kay@example.com", "KAY@example.com", "kay", "@kay", "Kay"])
def test_people_are_found_by_their_contact_or_the_name_in_it(name: str) -> None:
    found = told("describe", name=name)
    assert found.structured["person"]["contact"] == "kay@example.com"
    assert [role["id"] for role in found.structured["person"]["roles"]] == ["keeper"]
    assert found.text == "kay@example.com fills:\n• Warehouse keeper (Logistics)"


def test_a_deputy_is_called_one() -> None:
    found = told("describe", name="S0DEPUTIES")
    assert found.structured["person"]["roles"][0]["deputy"] is True
    assert found.text.endswith("• Customer service manager (Customer service), as deputy")


def test_what_is_only_like_a_name_is_asked_about() -> None:
    found = told("describe", name="customer")
    assert found.structured["found"] == "choose"
    assert [(each["kind"], each["id"]) for each in found.structured["options"]] == [
        ("department", "service"),
        ("role", "manager"),
        ("role", "specialist"),
    ]
    assert "Ask the person" in found.note


def test_a_name_that_nothing_bears_is_said_to_be_unknown() -> None:
    found = told("describe", name="astronaut")
    assert found.structured["found"] == "unknown"
    assert found.text == "Nothing in the catalogue is called “astronaut”."


@pytest.mark.parametrize(
    ("name", "arguments", "remedy"),
    [
        ("who_handles", {}, 'give "question"'),
        ("who_handles", {"question": "  "}, 'give "question"'),
        ("who_handles", {"question": None}, 'give "question"'),
        ("who_handles", {"question": ["returns"]}, 'give "question"'),
        ("who_handles", {"query": "returns"}, 'give "question"'),
        ("who_handles", {"question": "a" * 20_001}, "shorten it"),
        ("who_handles", {"question": "returns", "choice": 5}, 'give "choice"'),
        ("who_handles", {"question": "returns", "language": "fr"}, "language must be one of en, zh-Hant"),
        ("who_handles", {"question": "returns", "language": ["en"]}, "language must be one of"),
        ("describe", {"name": ""}, 'give "name"'),
        ("describe", {"name": "a" * 301}, "shorten it"),
        ("overview", {"language": 7}, "language must be one of"),
    ],
)
def test_a_mistake_is_told_with_its_remedy(name: str, arguments: dict[str, Any], remedy: str) -> None:
    with pytest.raises(AskedWronglyError) as error:
        told(name, **arguments)
    assert remedy in str(error.value)


@pytest.mark.parametrize("question", ["\ud800 returns", "\x00", "‮" * 50, "()" * 9_000, "a" * 20_000])  # noqa: PLE2502
def test_hostile_texts_are_answered(question: str) -> None:
    desk = Desk(finder.build(COMPANY))
    found = told("who_handles", desk=desk, question=question)
    found.text.encode()
    told("describe", desk=desk, name=question[:300])


def test_an_empty_catalogue_has_an_empty_overview() -> None:
    desk = Desk(ByHeart(replace(CATALOGUE, departments=(), elsewhere=())))
    found = told("overview", desk=desk)
    assert (found.structured["departments"], found.structured["elsewhere"]) == ([], [])


def test_a_large_catalogue_gives_a_small_overview() -> None:
    (service, _) = CATALOGUE.departments
    roles = tuple(replace(service.roles[0], id=f"role-{number}") for number in range(200))
    many = tuple(replace(service, id=f"d-{number}", roles=roles) for number in range(400))
    found = told("overview", desk=Desk(ByHeart(replace(CATALOGUE, departments=many))))
    assert len(found.structured["departments"]) == 300
    assert found.structured["more_departments"] == 100
    assert "roles" not in found.structured["departments"][0]
    assert found.structured["departments"][0]["role_count"] == 200
    assert found.text.count("\n") < 310
