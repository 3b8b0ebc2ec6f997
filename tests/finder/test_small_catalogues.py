"""Any text, and catalogues of a few roles."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue.heads import head_of
from bot.catalogue.model import Boundary, Catalogue, Department, Duty, Role, Text
from bot.description import described
from bot.finder.finder import Finder, build
from tests.effort import calls, times_dearer
from tests.finder.questions import outline
from tests.toys.shop import SHOP


@settings(max_examples=150, deadline=None)
@given(st.text(), st.sampled_from(["", "who handles returns", "謝謝", "\x00"]), st.booleans())
def test_any_text_is_answered(shop: Finder, question: str, topic: str, explain: bool) -> None:
    answer = shop.find(question, topic=topic, explain=explain)
    assert answer.question == question
    json.dumps(described(answer, shop.catalogue, answer.language))


WORDS = st.sampled_from(
    [
        *"who handles returns and else their manager logistics stock the <@U1> > _ :x: ? zqx".split(),
        *"谁 管 退货 還有 那 呢 物流部 退或".split(),
        "\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40), st.lists(WORDS, max_size=10))
def test_any_question_is_answered(shop: Finder, question: list[str], topic: list[str]) -> None:
    answer = shop.find(" ".join(question), topic=" ".join(topic), explain=True)
    options = answer.offered + (answer.elsewhere is not None and answer.outcome == "choose")
    assert (options in (2, 3)) == (answer.outcome == "choose")
    assert answer.outcome != "elsewhere" or answer.elsewhere is not None
    assert answer.elsewhere is None or answer.outcome in ("elsewhere", "choose")


LONG = ("who handles returns? ", "logistics what ", "物流部做", "returns and ", "退货")


@pytest.mark.parametrize("piece", LONG)
def test_ten_times_the_text_calls_about_ten_times_as_much(shop: Finder, piece: str) -> None:
    short, long = (piece * 2000)[:190], (piece * 2000)[:1900]
    for text in (short, long):
        shop.find(text)  # words met before are remembered
    assert calls(lambda: shop.find(long)) < 40 * calls(lambda: shop.find(short))


@pytest.mark.slow
@pytest.mark.parametrize("piece", LONG)
def test_ten_times_the_text_costs_about_ten_times_as_much(shop: Finder, piece: str) -> None:
    short, long = (piece * 2000)[:190], (piece * 2000)[:1900]
    assert times_dearer(lambda: shop.find(long), lambda: shop.find(short)) < 40


KETTLES = Boundary("returned kettles of the royal household", "finance-and-tax")


def test_a_boundary_sends_its_words_elsewhere(shipped: Finder) -> None:
    """A catalogue in which the words of a boundary would else lead to the duty."""
    question = "who handles the returned kettles of the royal household?"
    unbounded = shipped.find(question)
    assert unbounded.outcome in ("answered", "choose")
    assert outline(unbounded)[1] == "customer-service-specialist"
    bounded = build(with_boundary(shipped.catalogue, "returns-and-exchanges", KETTLES)).find(question)
    assert bounded.outcome == "elsewhere"
    assert bounded.elsewhere is not None
    assert (bounded.elsewhere.topic, bounded.elsewhere.phrase) == (KETTLES.see, KETTLES.phrase)


def with_boundary(catalogue: Catalogue, duty_id: str, boundary: Boundary) -> Catalogue:
    def changed(duty: Duty) -> Duty:
        return replace(duty, not_for=(*duty.not_for, boundary)) if duty.id == duty_id else duty

    return replace(
        catalogue,
        departments=tuple(
            replace(
                department,
                roles=tuple(
                    replace(role, duties=tuple(map(changed, role.duties))) for role in department.roles
                ),
            )
            for department in catalogue.departments
        ),
    )


def test_a_boundary_names_its_owner_in_a_small_catalogue(shop: Finder) -> None:
    answer = shop.find("who handles tax returns?")
    assert answer.outcome == "elsewhere"
    assert answer.elsewhere is not None
    assert (answer.elsewhere.topic, answer.elsewhere.phrase) == ("finance", "tax returns")
    assert outline(shop.find("who handles returns?")) == ("answered", "returns-specialist")


def test_words_stay_where_they_are_without_the_boundary() -> None:
    returns = SHOP.role("returns-specialist")[0]
    unbounded = replace(returns, duties=(replace(returns.duties[0], not_for=()),))
    departments = (SHOP.departments[0], replace(SHOP.departments[1], roles=(unbounded,)))
    answer = build(replace(SHOP, departments=departments, elsewhere=())).find("who handles tax returns?")
    assert answer.outcome != "elsewhere"
    assert outline(answer)[1] == "returns-specialist"


def test_a_boundary_to_another_duty_names_its_role(shop: Finder) -> None:
    assert outline(shop.find("who handles returned stock on the shelf?"))[1] == "warehouse-keeper"


def test_a_department_without_roles_matches_as_itself() -> None:
    empty = Department("legal", Text("Legal"))
    answer = build(replace(SHOP, departments=(*SHOP.departments, empty))).find("what does the legal team do")
    assert [(match.department, match.role) for match in answer.matches] == [("legal", None)]


def test_one_department_is_never_offered_twice() -> None:
    """Its chance already holds those of its roles."""
    one = replace(SHOP, departments=(SHOP.departments[0],), elsewhere=())
    answer = build(one).find("which department coordinates the goods", explain=True)
    weighed = [line.partition(":")[0] for line in answer.steps[-1].lines]
    assert (answer.asks, weighed) == ("department", ["answered", "refuse"])
    by_role = build(one).find("who coordinates the goods", explain=True)
    assert [line.partition(":")[0] for line in by_role.steps[-1].lines] == [
        "answered",
        "choose 2",
        "refuse",
    ]


def test_a_few_phrases_are_enough_for_words_near_theirs(shop: Finder) -> None:
    for question, role in {
        "who handles refunds": "returns-specialist",
        "who knows about lamps": "returns-specialist",
        "who coordinates the carrier": "logistics-manager",
        "谁协调货运": "logistics-manager",
    }.items():
        assert outline(shop.find(question))[1] == role


def test_a_catalogue_of_one_role_answers() -> None:
    role = Role("cook", Text("Cook"), duties=(Duty("soup", Text("Make the soup")),))
    only = build(Catalogue((Department("kitchen", Text("Kitchen"), roles=(role,)),)))
    assert outline(only.find("who makes the soup"))[1] == "cook"
    assert only.find("who else?", topic="who makes the soup").offered == 0


@pytest.mark.parametrize(
    ("name", "leads"),
    [
        (Text("Head of ads"), True),
        (Text("Team lead"), True),
        (Text("Ads director", "廣告總監"), True),
        (Text("", "廣告總監"), True),
        (Text("", "", "广告主管"), True),
        (Text("Ads clerk", "廣告專員"), False),
        (Text("Leading lady"), False),
    ],
)
def test_the_head_of_a_department_is_named(name: Text, leads: bool) -> None:
    role = Role("x", name)
    other = Role("y", Text("Painter"))
    department = Department("ads", Text("Ads"), roles=(other, role))
    assert head_of(department) == (role if leads else None)


def with_phrase(catalogue: Catalogue, duty_id: str, phrase: str) -> Catalogue:
    """The catalogue after its keeper wrote one more wording down."""

    def kept(duty: Duty) -> Duty:
        if duty.id != duty_id:
            return duty
        return replace(duty, phrases={**duty.phrases, "en": (*duty.phrases.get("en", ()), phrase)})

    departments = tuple(
        replace(
            department,
            roles=tuple(replace(role, duties=tuple(map(kept, role.duties))) for role in department.roles),
        )
        for department in catalogue.departments
    )
    return replace(catalogue, departments=departments)


@pytest.mark.parametrize(
    "wording", ["exchange rates of the lira", "payslip of the warehouse", "the red phone in the lobby"]
)
def test_what_a_keeper_writes_down_is_answered_from_then_on(shipped: Finder, wording: str) -> None:
    """However many wordings of others, in the catalogue or outside it, share its words."""
    question = f"who handles {wording}?"
    assert shipped.find(question).outcome != "answered"
    found = build(with_phrase(shipped.catalogue, "stocktaking", wording)).find(question)
    assert (found.outcome, outline(found)[1]) == ("answered", "warehouse-keeper")


def test_nearly_every_wording_leads_back_to_its_owner(shipped: Finder) -> None:
    entries = shipped.entries
    asked = range(0, len(entries.phrases), 97)
    owned = [number for number in asked if entries.owners[entries.owner_of[number]].kind == "role"]
    right = [
        (best := shipped.find(f"who handles {entries.phrases[number]}").best) is not None
        and best.role == entries.owners[entries.owner_of[number]].id
        for number in owned
    ]
    assert sum(right) >= 0.99 * len(owned)
