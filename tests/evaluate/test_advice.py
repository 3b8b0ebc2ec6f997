"""What a catalogue lacks, and what would help it most."""

from dataclasses import replace

from bot.answer import Answer, Match
from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.evaluate.advice import Standing, standing
from bot.evaluate.rehearsal import MadeUp, RehearsedQuestion, Result, make_questions


def duty(own: str, *phrases: str) -> Duty:
    return Duty(own, Text(own.replace("-", " ")), phrases={"en": phrases} if phrases else {})


SELLER = Role("seller", Text("Seller"), holder="U0000001", duties=(duty("sell-lamps", "a lamp for my desk"),))
BUYER = Role("buyer", Text("Buyer"), holder="U0000002", duties=(duty("buy-lamps", "lamp supplier"),))
SHOP = Department("shop", Text("Shop"), channel="#shop", roles=(SELLER, BUYER))
WHOLE = Catalogue((SHOP,))


def where(kind: str, own: str, column: str) -> str:
    return f"{kind}/{own}/{column}"


def stood(catalogue: Catalogue, *rehearsed: RehearsedQuestion, tested: bool = True) -> Standing:
    return standing(catalogue, rehearsed, where, tested=tested)


def with_roles(*roles: Role) -> Catalogue:
    return Catalogue((replace(SHOP, roles=roles),))


def answered(question: MadeUp, outcome: str, *roles: str) -> RehearsedQuestion:
    matches = tuple(Match("shop", role, None, 0.5, "") for role in roles)
    offered = len(roles) if outcome == "choose" else 0
    return RehearsedQuestion(question, Answer(question.text, outcome, "en", matches, offered=offered))  # type: ignore[arg-type]


def test_a_whole_catalogue_needs_no_advice() -> None:
    found = stood(WHOLE)
    assert (found.departments, found.roles, found.duties) == (1, 2, 2)
    assert (found.vacant, found.dutyless, found.wordless, found.collisions, found.advice) == ((),) * 5


def test_gaps_are_counted_and_each_advice_names_the_place() -> None:
    catalogue = with_roles(
        replace(SELLER, holder=""),
        replace(BUYER, duties=(duty("buy-lamps"),)),
        Role("helper", Text("Helper"), holder="U0000003"),
    )
    found = stood(
        replace(catalogue, departments=(replace(catalogue.departments[0], channel=""),)), tested=False
    )
    assert (found.vacant, found.wordless, found.dutyless) == (("seller",), ("buy-lamps",), ("helper",))
    remedies = [advice.remedy.rpartition(": ")[2] for advice in found.advice]
    assert remedies == [
        "role/helper/duty",
        "role/seller/holder",
        "duty/buy-lamps/phrases",
        "department/shop/department_channel",
        "collect such questions in questions.yaml, then run bench",
    ]


def test_the_advice_that_changes_most_duties_comes_first() -> None:
    silent = tuple(duty(f"duty-{number}") for number in range(20))
    found = stood(with_roles(replace(SELLER, holder=""), replace(BUYER, duties=silent)))
    assert [advice.remedy.rpartition("/")[2] for advice in found.advice] == ["phrases", "holder"]
    found = stood(with_roles(replace(SELLER, holder="", duties=silent), BUYER))
    assert [advice.remedy.rpartition("/")[2] for advice in found.advice] == ["holder", "phrases"]


def test_there_are_five_advices_at_most() -> None:
    roles = [replace(BUYER, id=f"buyer-{n}", name=Text("Buyer"), duties=(duty(f"d-{n}"),)) for n in range(9)]
    assert len(stood(with_roles(*roles), tested=False).advice) == 5


def test_roles_collide_where_they_share_a_phrase_or_a_name() -> None:
    same = replace(BUYER, duties=(duty("buy-lamps", "A lamp  for my desk", "price"),))
    found = stood(
        with_roles(replace(SELLER, duties=(duty("sell-lamps", "a lamp for my desk", "price"),)), same)
    )
    assert [(each.roles, len(each.shared)) for each in found.collisions] == [(("seller", "buyer"), 2)]
    assert found.advice[0].remedy.endswith("duty/buy-lamps/not_for")
    found = stood(with_roles(SELLER, replace(BUYER, name=Text("seller"))))
    assert found.advice[0].remedy.endswith("role/buyer/role")


def test_what_was_asked_is_judged_and_becomes_advice() -> None:
    sell, buy = make_questions(WHOLE)
    results: list[tuple[RehearsedQuestion, Result]] = [
        (answered(sell, "answered", "seller"), "right"),
        (answered(sell, "answered", "buyer"), "wrong"),
        (answered(sell, "choose", "buyer", "seller"), "offered"),
        (answered(sell, "choose", "buyer", "helper"), "wrong"),
        (answered(sell, "unknown", "seller"), "nobody"),
    ]
    assert [each.result for each, _ in results] == [result for _, result in results]
    wrong = stood(WHOLE, answered(sell, "answered", "buyer"), answered(buy, "answered", "buyer")).advice
    assert [advice.remedy for advice in wrong] == ["write people's own words for it: duty/sell-lamps/phrases"]
    assert "leads to buyer instead of seller" in wrong[0].text
    offered = stood(WHOLE, answered(sell, "choose", "seller", "buyer"))
    assert offered.collisions[0].roles == ("seller", "buyer")
    assert "fits seller and buyer" in offered.advice[0].text
