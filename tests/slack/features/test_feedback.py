"""Was it right? Verdicts are kept, the question's words only if its asker allows it."""

from typing import Any

import pytest

from bot.slack.blocks.messages import CHOOSE
from bot.slack.blocks.views import OWNER
from bot.slack.features.feedback.view import (
    ALLOW,
    ALLOW_BLOCK,
    KNOWS_OWNER,
    MAX_NOTE,
    NONE_OF_THESE,
    NOTE,
    NOTE_BLOCK,
    OWNER_BLOCK,
)
from bot.standin.person import Person, buttons_of, feedback_of
from bot.standin.server import Fault
from bot.standin.view_actions import ViewUser
from bot.standin.view_limits import elements_of
from bot.standin.workspace import PERSON, Post, ShownView
from bot.store.errors import StoreError
from bot.store.model import GivenFeedback
from bot.store.store import Store
from tests.slack.talk import Talk, both_ways

OTHER = "U0OTHER00"


def kept(talk: Talk) -> list[GivenFeedback]:
    return list(talk.store.feedback_since())


def form(talk: Talk) -> ShownView:
    view = talk.standin.workspace.modal()
    assert view is not None
    return view


def filled(owner: Any = None, note: str | None = None, *, allow: bool = False) -> dict[str, Any]:
    boxes = [{"value": "yes"}] if allow else []
    return {
        OWNER_BLOCK: {OWNER: {"type": "external_select", "selected_option": owner}},
        NOTE_BLOCK: {NOTE: {"type": "plain_text_input", "value": note}},
        ALLOW_BLOCK: {ALLOW: {"type": "checkboxes", "selected_options": boxes}},
    }


def fields(view: ShownView) -> list[str]:
    return [str(element["action_id"]) for _, element in elements_of(view.view)]


def buttons(post: Post) -> list[str]:
    return [str(button["action_id"]) for button in buttons_of(post)]


def answered(talk: Talk, question: str = "who handles returns?") -> Post:
    talk.person.mentions(question)
    return talk.from_bot()[-1]


WAYS = pytest.mark.parametrize("way", ["mentions", "writes", "commands"])


@pytest.mark.parametrize("question", ["returns", "payroll"])
@WAYS
def test_answer_that_claims_something_can_be_judged(talk: Talk, question: str, way: str) -> None:
    getattr(talk.person, way)(question)
    right, wrong = feedback_of(talk.only_reply())
    assert [right["text"]["text"], wrong["text"]["text"]] == ["Right", "Not right"]
    assert not {NONE_OF_THESE, KNOWS_OWNER} & set(buttons(talk.only_reply()))


@WAYS
def test_choice_has_a_button_for_none_of_these_and_nothing_to_call_right(talk: Talk, way: str) -> None:
    getattr(talk.person, way)("goods")
    assert feedback_of(talk.only_reply()) == []
    assert buttons(talk.only_reply())[:3] == [f"{CHOOSE}0", f"{CHOOSE}1", NONE_OF_THESE]


@WAYS
def test_unknown_asks_whoever_knows_and_has_nothing_to_call_right(talk: Talk, way: str) -> None:
    getattr(talk.person, way)("zzz")
    assert feedback_of(talk.only_reply()) == []
    assert KNOWS_OWNER in buttons(talk.only_reply())


def test_chatter_is_not_judged(talk: Talk) -> None:
    assert feedback_of(answered(talk, "thanks")) == []


@both_ways
def test_none_of_these_is_kept_and_asks_who_would_be_right(talk: Talk) -> None:
    talk.person.presses(answered(talk, "goods"), NONE_OF_THESE)
    assert [given.feedback.verdict for given in kept(talk)] == ["none"], "kept though the form may be closed"
    assert form(talk).view["title"]["text"] == "None of these?"
    hands = ViewUser(talk.person)
    hands.submits(form(talk), filled(hands.types(form(talk), OWNER, "customer service manager")[0]))
    (given,) = kept(talk)
    assert (given.feedback.verdict, given.feedback.role) == ("none", "manager")
    assert (given.named_role, given.named_duty) == ("", "")
    assert form(talk).view["title"]["text"] == "None of these?"


def test_whoever_knows_the_owner_of_an_unknown_need_can_say_so(talk: Talk) -> None:
    talk.person.presses(answered(talk, "zzz"), KNOWS_OWNER)
    assert form(talk).view["title"]["text"] == "Who handles it?"
    hands = ViewUser(talk.person)
    hands.submits(form(talk), filled(hands.types(form(talk), OWNER, "warehouse")[0]))
    (given,) = kept(talk)
    assert (given.feedback.verdict, given.feedback.role) == ("wrong", "keeper")


def test_right_is_accepted_once(talk: Talk) -> None:
    post = answered(talk)
    talk.person.judges(post, right=True)
    talk.person.judges(post, right=True)
    assert [post.text for post in talk.from_bot()[-2:]] == [
        "Thank you, noted.",
        "I have already noted that, thank you.",
    ]
    assert len(kept(talk)) == 1


def test_not_right_pressed_again_keeps_what_was_suggested(talk: Talk) -> None:
    post = answered(talk)
    talk.person.judges(post, right=False)
    ViewUser(talk.person).submits(form(talk), filled(note="the keepers do"))
    talk.person.judges(post, right=False)
    assert [given.feedback.note for given in kept(talk)] == ["the keepers do"]


@both_ways
def test_right_is_kept_with_what_was_named(talk: Talk) -> None:
    post = answered(talk)
    talk.person.judges(post, right=True)
    (given,) = kept(talk)
    assert (given.feedback.verdict, given.feedback.user) == ("right", PERSON)
    assert (given.feedback.channel, given.feedback.answer_ts) == (post.channel, post.ts)
    assert (given.named_role, given.named_duty) == ("specialist", "returns")
    assert given.feedback.question_text is None
    assert (talk.from_bot()[-1].text, talk.from_bot()[-1].shown_to) == ("Thank you, noted.", PERSON)


@both_ways
def test_not_right_asks_what_would_be_and_finds_it_as_one_types(talk: Talk) -> None:
    talk.person.judges(answered(talk), right=False)
    assert [given.feedback.verdict for given in kept(talk)] == ["wrong"], "kept though the form may be closed"
    hands = ViewUser(talk.person)
    option = hands.types(form(talk), OWNER, "count the")[0]
    hands.submits(form(talk), filled(option, " the keepers do "))
    (given,) = kept(talk)
    assert (given.feedback.department, given.feedback.role, given.feedback.duty) == (
        "logistics",
        "keeper",
        "stock",
    )
    assert (given.feedback.note, given.feedback.question_text) == ("the keepers do", None)
    assert "Thank you, noted for the people" in str(form(talk).view["blocks"])


@pytest.mark.parametrize(
    ("typed", "expected"), [("logis", ("logistics", "", "")), ("warehouse", ("logistics", "keeper", ""))]
)
def test_department_or_role_can_be_suggested(talk: Talk, typed: str, expected: tuple[str, ...]) -> None:
    talk.person.judges(answered(talk), right=False)
    hands = ViewUser(talk.person)
    hands.submits(form(talk), filled(hands.types(form(talk), OWNER, typed)[0]))
    (given,) = kept(talk)
    assert (given.feedback.department, given.feedback.role, given.feedback.duty) == expected


def test_words_are_kept_if_the_asker_allows_it(talk: Talk) -> None:
    talk.person.judges(answered(talk), right=False)
    assert ALLOW in fields(form(talk))
    box = next(element for _, element in elements_of(form(talk).view) if element["action_id"] == ALLOW)
    assert "initial_options" not in box
    ViewUser(talk.person).submits(form(talk), filled(allow=True))
    assert str(kept(talk)[0].feedback.question_text).endswith("who handles returns?")


def test_words_of_a_reply_in_a_thread_are_found(talk: Talk) -> None:
    first = talk.person.says("good morning")
    talk.person.mentions("who handles returns?", thread=first.ts)
    talk.person.judges(talk.only_reply(), right=False)
    ViewUser(talk.person).submits(form(talk), filled(allow=True))
    assert str(kept(talk)[0].feedback.question_text).endswith("who handles returns?")


def test_nobody_can_keep_somebody_elses_words(talk: Talk) -> None:
    post = answered(talk)
    talk.standin.workspace.users[OTHER] = "otto"
    other = Person(talk.standin, talk.send, OTHER)
    other.judges(post, right=False)
    assert ALLOW not in fields(form(talk))
    ViewUser(other).submits(form(talk), filled(allow=True))
    assert kept(talk)[0].feedback.question_text is None


def test_private_answers_are_judged_too(talk: Talk) -> None:
    talk.person.commands("who handles returns?")
    talk.person.judges(talk.only_reply(), right=False)
    assert ALLOW in fields(form(talk))
    ViewUser(talk.person).submits(form(talk), filled(allow=True))
    (given,) = kept(talk)
    assert given.feedback.question_text == "who handles returns?"
    assert (given.named_role, given.named_duty) == ("specialist", "returns")


def test_question_is_in_no_button_that_others_see(talk: Talk) -> None:
    talk.person.mentions("who handles returns of secret-lamp?")
    assert "secret-lamp" not in str(talk.only_reply().blocks)


def test_picked_owner_can_be_judged(talk: Talk) -> None:
    post = answered(talk, "goods")
    talk.person.presses(post, f"{CHOOSE}0")
    talk.person.judges(talk.only_reply(), right=True)
    (given,) = kept(talk)
    assert given.feedback.verdict == "right"
    assert (given.named_role, given.named_duty) == ("specialist", "returns")


@pytest.mark.parametrize("right", [True, False])
def test_the_owner_that_was_picked_is_judged_and_not_the_best(talk: Talk, right: bool) -> None:
    talk.person.presses(answered(talk, "goods"), f"{CHOOSE}1")
    talk.person.judges(talk.only_reply(), right=right)
    if not right:
        ViewUser(talk.person).submits(form(talk), filled(note="not they"))
    (given,) = kept(talk)
    assert (given.named_role, given.named_duty) == ("keeper", "stock")


def test_choice_itself_names_nobody(talk: Talk) -> None:
    talk.person.presses(answered(talk, "goods"), NONE_OF_THESE)
    assert (kept(talk)[0].named_role, kept(talk)[0].named_duty) == ("", "")


def test_later_verdict_takes_the_place_of_the_earlier(talk: Talk) -> None:
    post = answered(talk)
    talk.person.judges(post, right=False)
    talk.person.judges(post, right=True)
    assert [given.feedback.verdict for given in kept(talk)] == ["right"]


def test_verdict_is_kept_and_the_person_told_when_slack_does_not_open_the_form(talk: Talk) -> None:
    post = answered(talk)
    talk.standin.fail("views.open", Fault(error="expired_trigger_id"))
    talk.person.judges(post, right=False)
    assert [given.feedback.verdict for given in kept(talk)] == ["wrong"]
    assert talk.from_bot()[-1] != post


@both_ways
def test_form_says_that_the_chosen_owner_is_no_longer_in_the_catalogue(talk: Talk) -> None:
    talk.person.judges(answered(talk), right=False)
    gone = {"text": {"type": "plain_text", "text": "Gone"}, "value": "duty:gone"}
    response = ViewUser(talk.person).submits(form(talk), filled(gone))
    assert "no longer in the catalogue" in str(response.body)
    assert kept(talk)[0].feedback.duty == ""


@both_ways
def test_forged_form_is_treated_as_stale(talk: Talk) -> None:
    talk.person.judges(answered(talk), right=False)
    shown = form(talk)
    forged = ShownView(shown.id, shown.user, {**shown.view, "private_metadata": '["en"]'})
    response = ViewUser(talk.person).submits(forged, filled())
    assert "catalogue has changed" in str(response.body)


def test_note_is_cut_to_what_the_form_allows(talk: Talk) -> None:
    talk.person.judges(answered(talk), right=False)
    ViewUser(talk.person).submits(form(talk), filled(note="x" * 9000))
    assert len(kept(talk)[0].feedback.note) == MAX_NOTE


def test_person_is_told_when_the_store_fails(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise StoreError("DATABASE_URL: gone")

    post = answered(talk)
    monkeypatch.setattr(Store, "record_feedback", broken)
    talk.person.judges(post, right=True)
    assert talk.from_bot()[-1].text.startswith("Sorry, I could not note this just now.")


@pytest.mark.parametrize(("question", "title"), [("退換貨", "不對嗎？"), ("退换货", "不对吗？")])
def test_form_speaks_the_language_of_the_answer(talk: Talk, question: str, title: str) -> None:
    talk.person.judges(answered(talk, question), right=False)
    assert form(talk).view["title"]["text"] == title
