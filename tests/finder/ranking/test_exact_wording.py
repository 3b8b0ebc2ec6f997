"""A message that is a wording of the catalogue, word for word."""

import pytest

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text, Topic
from bot.finder.finder import Finder, build
from bot.finder.ranking.exact_wording import EXACT
from bot.finder.text.carrier import asks_who
from bot.language.codes import EN, ZH_HANS


@pytest.fixture(scope="module")
def small() -> Finder:
    orders = Duty(
        "orders", Text("answers buyers"), phrases={EN: ("how to order", "good morning"), ZH_HANS: ("下单",)}
    )
    goods = Duty(
        "goods",
        Text("keeps the shelves"),
        phrases={EN: ("damaged goods", "go-live", "ﬁle a claim"), ZH_HANS: ("ＵＳＢ坏了",)},
    )
    roles = (
        Role("service", Text("Service"), duties=(orders,)),
        Role("keeper", Text("Keeper"), duties=(goods,)),
    )
    outside = Topic("finance", Text("Finance"), phrases={EN: ("wages", "customs refund")})
    return build(Catalogue((Department("shop", Text("Shop"), roles=roles),), (outside,)))


def gain(finder: Finder, question: str, owner: str) -> bool:
    """Whether the explanation of an owner's score holds what an exact wording gives."""
    steps = [
        step
        for step in finder.find(question, explain=True).steps
        if step.title.startswith(f"Score of {owner}:")
    ]
    return any(line.startswith(f"{EXACT:+.3f}  the message is") for step in steps for line in step.lines)


@pytest.mark.parametrize(
    ("question", "owner"),
    [
        ("how to order", "service"),
        ("How to order?", "service"),
        ("who handles damaged goods?", "keeper"),
        ("which department handles the damaged goods?", "keeper"),
        ("谁负责下单？", "service"),
        ("下單", "service"),
        ("USB坏了", "keeper"),
        ("ＵＳＢ壞了", "keeper"),
        ("file a claim", "keeper"),
        ("who handles wages", "finance"),
    ],
)
def test_a_message_word_for_word_gains_by_it(small: Finder, question: str, owner: str) -> None:
    assert gain(small, question, owner)


@pytest.mark.parametrize(
    ("question", "owner"),
    [
        ("orders", "service"),  # what was left out weighs nothing in the vectors, but is not nothing
        ("who handles orders", "service"),
        ("damaged goods in the lorry", "keeper"),
        ("下单人数", "service"),
        ("customer refund", "finance"),
    ],
)
def test_nearly_is_not_the_same(small: Finder, question: str, owner: str) -> None:
    assert not gain(small, question, owner)


def test_whoever_asks_who_is_not_chatting(small: Finder) -> None:
    owners = small.entries.owners
    talk = next(
        phrase
        for phrase, owner in zip(small.entries.phrases, small.entries.owner_of, strict=True)
        if owners[owner].kind == "small_talk" and not asks_who(phrase) and len(phrase.split()) > 2
    )
    assert gain(small, talk, "small-talk")
    assert not gain(small, f"who handles {talk}", "small-talk")


@pytest.fixture(scope="module")
def crowded() -> Finder:
    """Many wordings alike but for words that weigh nothing, and one wording of two roles."""
    many = ("an order of this", "how to order", "the order for you", "order it", "to order", "we order")
    duties = {
        "sales": Duty("sell", Text("sells"), phrases={EN: (*many, "shared thing")}),
        "store": Duty("keep", Text("keeps the shelves"), phrases={EN: ("order", "shared thing", "shelf")}),
    }
    roles = tuple(Role(name, Text(name.title()), duties=(duty,)) for name, duty in duties.items())
    return build(Catalogue((Department("shop", Text("Shop"), roles=roles),)))


@pytest.mark.parametrize(
    ("question", "role"),
    [("an order of this", "sales"), ("how to order", "sales"), ("we order", "sales"), ("the order", "store")],
)
def test_a_courtesy_may_be_what_tells_wordings_apart(crowded: Finder, question: str, role: str) -> None:
    best = crowded.find(question).best
    assert best is not None
    assert best.role == role


def test_a_wording_of_two_roles_is_a_choice_between_them(crowded: Finder) -> None:
    found = crowded.find("who handles the shared thing?")
    assert (found.outcome, found.offered) == ("choose", 2)
    assert found.matches[0].confidence == pytest.approx(found.matches[1].confidence, abs=0.01)
