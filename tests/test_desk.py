"""The one service every surface calls."""

import threading
from dataclasses import dataclass, field, replace

import pytest

from bot.answer import Answer, Match, Step
from bot.catalogue.lesson import Lesson
from bot.catalogue.model import Catalogue, Department, Role, Text
from bot.desk import LIKELY, Desk, likely_matches, suggestion_of
from bot.finder.finder import Finder, build
from bot.finder.suggest import Suggestion
from bot.language.codes import Language
from tests.toys.company import COMPANY


@dataclass
class Canned:
    """A finder with one answer, which remembers what it was asked."""

    catalogue: Catalogue
    asked: list[tuple[str, str, bool, Language]] = field(default_factory=list)

    def find(
        self, question: str, *, topic: str = "", explain: bool = False, default_language: Language = "en"
    ) -> Answer:
        self.asked.append((question, topic, explain, default_language))
        department = self.catalogue.departments[0].id
        steps = (Step("why", ()),) if explain else ()
        matches = (Match(department, None, None, 0.9, ""), Match(department, "r", "d", 0.01, ""))
        return Answer(question, "answered", default_language, matches, steps=steps)

    def is_follow_up(self, text: str) -> bool:
        return text.startswith("and")


def canned(name: str) -> Canned:
    return Canned(Catalogue((Department(name, Text(name)),)))


def departments(desk: Desk) -> list[str]:
    return [match.department for match in desk.answer("who?").matches[:1]]


def test_the_question_reaches_the_finder_as_it_is() -> None:
    finder = canned("one")
    desk = Desk(finder)
    answer = desk.answer("  <@U1> who?\n")
    desk.answer("and you?", topic="who?", explain=True, default_language="zh-Hant")
    assert finder.asked == [("  <@U1> who?\n", "", False, "en"), ("and you?", "who?", True, "zh-Hant")]
    assert (answer.question, answer.outcome) == ("  <@U1> who?\n", "answered")


def test_an_explanation_is_passed_on() -> None:
    desk = Desk(canned("one"))
    assert desk.answer("who?", explain=True).steps == (Step("why", ()),)
    assert desk.answer("who?").steps == ()


def test_the_time_it_took_is_told() -> None:
    assert Desk(canned("one")).answer("who?").elapsed_ms > 0


def test_a_replaced_finder_answers_from_then_on() -> None:
    desk = Desk(canned("one"))
    other = canned("other")
    desk.replace(other)
    assert departments(desk) == ["other"]
    assert desk.catalogue is other.catalogue


def test_a_question_under_way_finishes_with_the_finder_it_began_with() -> None:
    reached, go_on = threading.Event(), threading.Event()

    class Slow(Canned):
        def find(
            self, question: str, *, topic: str = "", explain: bool = False, default_language: Language = "en"
        ) -> Answer:
            reached.set()
            assert go_on.wait(60)
            return super().find(question, topic=topic, explain=explain, default_language=default_language)

    desk = Desk(Slow(canned("old").catalogue))
    answers: list[list[str]] = []
    thread = threading.Thread(target=lambda: answers.append(departments(desk)))
    thread.start()
    assert reached.wait(60)
    try:
        desk.replace(canned("new"))
        assert departments(desk) == ["new"]
    finally:
        go_on.set()
    thread.join(10)
    assert answers == [["old"]]


def test_what_goes_wrong_is_not_hidden() -> None:
    class Broken(Canned):
        def find(
            self, question: str, *, topic: str = "", explain: bool = False, default_language: Language = "en"
        ) -> Answer:
            raise MemoryError

    with pytest.raises(MemoryError):
        Desk(Broken(canned("one").catalogue)).answer("who?")


def test_the_finder_tells_what_is_a_follow_up() -> None:
    desk = Desk(canned("one"))
    assert desk.is_follow_up("and you?")
    assert not desk.is_follow_up("who?")


def test_names_come_before_needs() -> None:
    finder = canned("shipping")
    assert Desk(finder).suggest("ship") == [Suggestion("department", "shipping")]
    assert finder.asked == []


def test_a_need_that_no_name_holds_is_looked_up() -> None:
    finder = canned("shipping")
    assert Desk(finder).suggest("lost kettle") == [Suggestion("department", "shipping")]
    assert [question for question, *_ in finder.asked] == ["who handles lost kettle"]


def test_a_need_in_chinese_is_asked_about_in_chinese() -> None:
    finder = canned("shipping")
    assert Desk(finder).suggest(" 退款 ")
    assert [question for question, *_ in finder.asked] == ["谁负责退款"]


def test_nothing_typed_is_no_need() -> None:
    finder = canned("shipping")
    assert Desk(finder).suggest(" ") == [Suggestion("department", "shipping")]
    assert Desk(finder).suggest("lost kettle", limit=0) == []


def people() -> Catalogue:
    buyer = Role("buyer", Text("Buyer"), holder="anna.smith@example.com")
    seller = Role("seller", Text("Seller"), holder="U0000001", deputy="anna.smith@example.com")
    return Catalogue((Department("shop", Text("Shop"), roles=(buyer, seller)),))


@pytest.mark.parametrize("typed", ["an", "ann", "Anna Sm", "smith"])
def test_people_are_found_as_one_types_by_whoever_may_see_contacts(typed: str) -> None:
    desk = Desk(Canned(people()))
    roles = [Suggestion("role", "buyer"), Suggestion("role", "seller")]
    assert desk.suggest(typed, people=True) == roles
    assert not set(roles) & set(desk.suggest(typed))


def test_people_never_crowd_out_names() -> None:
    desk = Desk(Canned(people()))
    assert desk.suggest("s", limit=1, people=True)[0].id in {"shop", "seller", "buyer"}
    assert len(desk.suggest("s", limit=2, people=True)) == 2


def test_find_as_you_type_never_goes_blank_on_the_way_to_a_hit(company: Finder) -> None:
    desk = Desk(company)
    for need in ("refund", "parcel"):
        assert all(desk.suggest(need[:end]) for end in range(1, len(need) + 1)), need
    assert desk.suggest("qxzv") == []


def test_suggestions_follow_the_catalogue() -> None:
    desk = Desk(canned("shipping"))
    desk.suggest("ship")
    desk.replace(canned("legal"))
    assert desk.suggest("leg") == [Suggestion("department", "legal")]
    assert desk.suggest("") == [Suggestion("department", "legal")]


def test_likely_matches_are_those_worth_showing() -> None:
    sure, maybe, hardly = (Match("d", str(n), None, n, "") for n in (0.9, LIKELY, LIKELY / 2))
    answer = Answer("q", "choose", "en", (sure, maybe, hardly), offered=2)
    assert likely_matches(answer) == [sure, maybe]
    assert likely_matches(replace(answer, outcome="elsewhere", offered=0)) == []


def test_a_match_suggests_its_duty_role_or_department() -> None:
    assert suggestion_of(Match("d", "r", "x", 0.9, "")) == Suggestion("duty", "x")
    assert suggestion_of(Match("d", "r", None, 0.9, "")) == Suggestion("role", "r")
    assert suggestion_of(Match("d", None, None, 0.9, "")) == Suggestion("department", "d")


def test_lessons_outlast_a_new_catalogue_and_can_be_taken_back() -> None:
    desk = Desk(build(COMPANY))
    lesson = Lesson("drone flight permits", "duty", "stock")
    desk.teach([lesson])
    desk.replace(build(COMPANY))
    assert desk.answer("who handles drone flight permits").outcome == "answered"
    desk.teach([])
    assert desk.answer("who handles drone flight permits").outcome != "answered"


def test_a_look_ahead_leaves_the_desk_alone() -> None:
    desk = Desk(build(COMPANY))
    desk.teach([Lesson("drone flight permits", "duty", "stock")])
    ahead = desk.taught_by([Lesson("drone flight permits", "duty", "prices")])
    assert [each.answer("who handles drone flight permits").matches[0].role for each in (desk, ahead)] == [
        "keeper",
        "pricer",
    ]
