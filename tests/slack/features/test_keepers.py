"""Asked, missed, decided with one press, answered, told; and who may see and decide what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot.answer import Answer
from bot.catalogue.lesson import Lesson
from bot.catalogue.model import Catalogue, Keepers
from bot.desk import AnyFinder, Desk
from bot.finder.finder import Finder
from bot.learning.lesson_follower import LessonFollower
from bot.slack.features.feedback.view import NONE_OF_THESE
from bot.slack.features.keepers.teach_view import CONTACT, NEW_TOPIC, TOPIC, UNDO, WORDINGS
from bot.slack.features.keepers.view import BELONGS, ELSEWHERE, LATER, OPEN_LIST, SPLIT, TALK, TELL
from bot.standin.person import Person, buttons_of
from bot.standin.server import stand_in
from bot.standin.view_actions import ViewUser
from bot.standin.view_limits import elements_of
from bot.standin.workspace import GENERAL, PERSON, ShownView
from bot.store.schema import missed
from bot.store.store import Store
from tests.slack.checks import view_problems_of
from tests.slack.modals import texts
from tests.slack.talk import Talk, talk_with
from tests.store.builders import rows
from tests.toys.company import COMPANY

KEEPER, GOODS_KEEPER, MEMBER, OTHER = "U0KEEPER1", "U0KEEPER2", "U0MEMBER1", "U0OTHER00"
GROUP = "S0KEEPERS"
service, goods = COMPANY.departments
DRONE = "who can get me a permit to fly a drone?"
OTHER_WORDS = "who handles drone flight permits?"
HALF = 0.5
KEPT: Catalogue = replace(
    COMPANY,
    departments=(service, replace(goods, keepers=Keepers((GOODS_KEEPER,)))),
    keepers=Keepers((KEEPER, GROUP), "#keepers"),
)


@dataclass(frozen=True)
class Certain:
    """A finder that offers nobody it half believes in: a miss stays one however chances are fitted."""

    finder: AnyFinder

    @property
    def catalogue(self) -> Catalogue:
        return self.finder.catalogue

    def find(self, question: str, **asked: Any) -> Answer:
        answer = self.finder.find(question, **asked)
        best = answer.best.confidence if answer.best else 0.0
        doubtful = answer.outcome == "choose" and best < HALF
        return replace(answer, outcome="unknown", offered=0) if doubtful else answer

    def is_follow_up(self, text: str) -> bool:
        return self.finder.is_follow_up(text)

    def taught_by(self, lessons: Sequence[Lesson]) -> "Certain":
        return Certain(self.finder.taught_by(lessons))


@pytest.fixture
def talk(company: Finder) -> Iterator[Talk]:
    with stand_in() as standin:
        found = talk_with(standin, desk=Desk(Certain(replace(company, catalogue=KEPT))), knowledge=None)
        workspace = standin.workspace
        workspace.users |= {KEEPER: "Kim", GOODS_KEEPER: "Gus", MEMBER: "Mo", OTHER: "Ola"}
        workspace.groups[GROUP] = "keepers"
        workspace.members[GROUP] = {MEMBER}
        yield found


def by(talk: Talk, user: str) -> Person:
    return replace(talk.person, user=user)


def opened(talk: Talk, user: str = KEEPER) -> tuple[ViewUser, ShownView]:
    """The list, as this keeper opens it from App Home."""
    hands = ViewUser(by(talk, user))
    hands.opens_home()
    hands.presses(talk.standin.workspace.homes[user], OPEN_LIST)
    return hands, window(talk)


def window(talk: Talk) -> ShownView:
    shown = talk.standin.workspace.modal()
    assert shown is not None
    assert view_problems_of(shown.view) == []
    return shown


def written(wordings: str) -> dict[str, Any]:
    return {WORDINGS: {WORDINGS: {"type": "plain_text_input", "value": wordings}}}


def proposed(view: ShownView) -> str:
    return next(str(each["initial_value"]) for _, each in elements_of(view.view) if "initial_value" in each)


def gives(talk: Talk, typed: str, user: str = KEEPER) -> ShownView:
    """Choose an owner for the first row of the list; the window that says what would change."""
    hands, view = opened(talk, user)
    hands.chooses(view, BELONGS, hands.types(view, BELONGS, typed)[0])
    return window(talk)


def teaches(talk: Talk, typed: str, user: str = KEEPER) -> None:
    view = gives(talk, typed, user)
    ViewUser(by(talk, user)).submits(view, written(proposed(view)))


def test_a_miss_becomes_an_answer_and_its_asker_is_told_once(talk: Talk) -> None:
    asked = talk.person.mentions(DRONE)
    assert "I don't know who handles this" in talk.from_bot()[-1].text
    view = gives(talk, "keeps the stock")
    assert "From then on this belongs to *Keeper* (Goods)." in texts(view.view)
    assert "No golden or recent question would be answered differently." in texts(view.view)
    assert proposed(view) == "permit to fly a drone"
    ViewUser(by(talk, KEEPER)).submits(view, written(proposed(view)))
    assert "*Done.*" in texts(window(talk).view)
    told = [post for post in talk.in_general() if "Now I do." in post.text]
    assert [(post.thread, f"<@{PERSON}>" in post.text, "Keeper" in post.text) for post in told] == [
        (asked.ts, True, True)
    ]
    by(talk, OTHER).mentions(OTHER_WORDS)
    assert talk.in_general()[-1].text.startswith("Keeper (Goods)")
    talk.recovers(minutes=5)
    assert [post for post in talk.in_general() if "Now I do." in post.text] == told


def test_twenty_wordings_of_one_gap_are_one_row(talk: Talk) -> None:
    for text in (
        DRONE,
        "who do I ask for permission to fly our drone?",
        "I need a drone flying permit, who can help?",
    ):
        by(talk, OTHER).mentions(text)
    talk.person.mentions("who waters the plants?")
    _, view = opened(talk)
    said = texts(view.view)
    assert "*3×*" in said
    assert said.index("drone") < said.index("plants")
    for user in (OTHER, PERSON):
        assert user not in str(view.view)


def test_only_keepers_see_it_and_each_press_is_checked(talk: Talk, company: Finder) -> None:
    talk.person.mentions(DRONE)
    ViewUser(talk.person).opens_home()
    assert OPEN_LIST not in str(talk.standin.workspace.homes[PERSON].view)
    _, view = opened(talk, MEMBER)  # in the group that keeps it
    assert "fly a drone" in texts(view.view)
    talk.desk.replace(Certain(company))  # nobody keeps it any more
    ViewUser(by(talk, MEMBER)).presses(view, LATER)
    assert len(talk.store.open_misses(talk.clock())) == 1


def test_a_departments_keeper_decides_for_their_department_alone(talk: Talk) -> None:
    talk.person.mentions(DRONE)
    hands, view = opened(talk, GOODS_KEEPER)
    shown = [option["value"] for option in hands.types(view, BELONGS, "e")]
    assert "role:keeper" in shown
    assert not [value for value in shown if value.startswith("department:") or "helper" in value]
    hands.presses(view, ELSEWHERE)
    assert "Only the people who keep this part" in texts(window(talk).view)


def test_what_belongs_elsewhere_is_said_with_where_to_go(talk: Talk) -> None:
    talk.person.mentions("who handles visitor parking?")
    hands, view = opened(talk)
    hands.presses(view, ELSEWHERE)
    form = window(talk)
    empty: dict[str, Any] = {TOPIC: {TOPIC: {}}, NEW_TOPIC: {NEW_TOPIC: {}}, CONTACT: {CONTACT: {}}}
    hands.submits(form, empty)
    assert "Pick a topic" in texts(window(talk).view)
    filled = empty | {NEW_TOPIC: {NEW_TOPIC: {"value": "Parking"}}, CONTACT: {CONTACT: {"value": "#parking"}}}
    hands.submits(form, filled)
    trying = window(talk)
    assert "outside the catalogue: *Parking*" in texts(trying.view)
    hands.submits(trying, written(proposed(trying)))
    by(talk, OTHER).mentions("who handles parking of visitors?")
    assert "it belongs to Parking" in talk.in_general()[-1].text
    assert "#parking" in talk.in_general()[-1].text


def test_what_takes_questions_from_somebody_needs_the_press_twice(talk: Talk) -> None:
    talk.person.mentions(DRONE)
    view = gives(talk, "sets prices")
    golden = {"who handles pallet is damaged": ("keeper",)}
    object.__setattr__(talk.bot.service, "gold", lambda: golden)
    hands = ViewUser(by(talk, KEEPER))
    hands.submits(view, written("pallet is damaged"))  # other wordings: looked at anew
    warned = window(talk)
    assert "takes questions away from Keeper" in texts(warned.view)
    assert "(golden)" in texts(warned.view)
    hands.submits(warned, written("pallet is damaged"))
    again = window(talk)
    assert "Apply anyway" in str(again.view)
    assert talk.store.all_taught() == ()
    hands.submits(again, written("pallet is damaged"))
    assert [each.lesson.to for each in talk.store.all_taught()] == ["prices"]


def test_split_later_and_no_question(talk: Talk) -> None:
    for text in (DRONE, "who do I ask for permission to fly our drone?"):
        by(talk, OTHER).mentions(text)
    hands, view = opened(talk)
    hands.presses(view, SPLIT)
    parted = window(talk)
    assert (
        len([each for _, each in elements_of(parted.view) if str(each["action_id"]).startswith(LATER)]) == 2
    )
    hands.presses(parted, LATER)
    left = window(talk)
    hands.presses(left, TALK)
    trying = window(talk)
    assert "treat this as a question" in texts(trying.view)
    hands.submits(trying, written(proposed(trying)))
    assert "No questions are waiting for you." in texts(window(talk).view)
    talk.clock.goes_on(days=8)
    _, view = opened(talk)
    assert "drone" in texts(view.view)


def test_undo_is_one_press_away(talk: Talk) -> None:
    talk.person.mentions(DRONE)
    teaches(talk, "keeps the stock")
    hands = ViewUser(by(talk, KEEPER))
    hands.presses(window(talk), UNDO)
    assert "fly a drone" in texts(window(talk).view)
    by(talk, OTHER).mentions(DRONE)
    assert "I don't know" in talk.in_general()[-1].text


def test_words_from_private_places_are_kept_only_if_their_asker_agrees(talk: Talk) -> None:
    talk.standin.workspace.private.add(GENERAL)
    talk.person.mentions(DRONE)
    talk.person.writes("who waters the plants?")
    assert rows(talk.store.engine, missed) == []
    in_channel, direct = talk.from_bot()[-2:]
    by(talk, OTHER).presses(in_channel, TELL)
    assert "Only whoever asked" in talk.from_bot()[-1].text
    assert rows(talk.store.engine, missed) == []
    talk.person.presses(in_channel, TELL)
    talk.person.presses(direct, TELL)
    assert "at most 90 days" in talk.from_bot()[-1].text
    assert len(talk.store.open_misses(talk.clock())) == 2
    talk.person.commands("who fixes the coffee machine?")
    talk.person.presses(talk.from_bot()[-1], TELL)
    assert "who fixes the coffee machine?" in {miss.text for miss in talk.store.open_misses(talk.clock())}
    teaches(talk, "keeps the stock")
    assert [post.channel for post in talk.from_bot() if "Now I do." in post.text] != []


def test_not_right_and_none_of_these_are_kept_where_everybody_reads_along(talk: Talk) -> None:
    talk.person.mentions("who handles refund not received?")
    by(talk, OTHER).judges(talk.from_bot()[-1], right=False)
    (miss,) = talk.store.open_misses(talk.clock())
    assert (miss.why, miss.role, miss.text) == ("wrong", "helper", "who handles refund not received?")


def test_asking_again_in_other_words_says_that_the_first_answer_failed(talk: Talk) -> None:
    talk.person.mentions("who handles a refund not received by a customer?")
    by(talk, OTHER).mentions("who handles the price tag of lamps?")
    talk.person.mentions("refund not received by one customer, who helps?")
    (miss,) = talk.store.open_misses(talk.clock())
    assert (miss.why, miss.text) == ("rephrased", "who handles a refund not received by a customer?")


def test_a_question_that_is_edited_into_one_that_is_answered_did_not_fail(talk: Talk) -> None:
    asked = talk.person.mentions(DRONE)
    assert len(talk.store.open_misses(talk.clock())) == 1
    talk.person.edits(asked, asked.text.replace(DRONE, "who handles refund not received?"))
    assert rows(talk.store.engine, missed) == []


def test_a_deleted_question_is_gone_from_the_list(talk: Talk) -> None:
    asked = talk.person.mentions(DRONE)
    talk.person.deletes(asked)
    assert talk.store.open_misses(talk.clock()) == ()


def test_an_answer_that_nobody_could_give_has_the_button(talk: Talk) -> None:
    talk.person.mentions(DRONE)
    ids = [str(each["action_id"]) for each in buttons_of(talk.from_bot()[-1])]
    assert TELL in ids
    assert NONE_OF_THESE not in ids


def test_another_process_answers_too(talk: Talk, company: Finder) -> None:
    talk.person.mentions(DRONE)
    teaches(talk, "keeps the stock")
    other, store = Desk(company), Store(talk.store.engine)
    follower = LessonFollower(other, store)
    assert follower.refresh()
    assert not follower.refresh()
    assert other.answer(OTHER_WORDS).outcome == "answered"
