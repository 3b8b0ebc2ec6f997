"""The message shortcut, as Slack delivers it: from the message to the modal and the ways on."""

from dataclasses import replace
from typing import Any

import pytest

from bot.catalogue.model import Catalogue
from bot.slack.blocks.views import OWNER
from bot.slack.features.message_shortcut.handler import SHORTCUT
from bot.slack.features.message_shortcut.view import ASK, SHARE
from bot.slack.features.search.view import OPEN_ROLE
from bot.standin.server import Fault
from bot.standin.view_actions import ViewUser
from bot.standin.view_limits import elements_of
from bot.standin.view_payloads import message_shortcut
from bot.standin.workspace import GENERAL, PERSON, Post, ResponsePlace, ShownView
from tests.fakes import ByHeart
from tests.slack.modals import modal, texts
from tests.slack.others import ALERT, HOLDER, said
from tests.slack.talk import Talk, both_ways
from tests.toys.helpdesk import SERVICE


def asked_about(talk: Talk, text: str, *, thread: str = "") -> tuple[ViewUser, Post, ShownView]:
    post, hands = said(talk, text, thread=thread), ViewUser(talk.person)
    hands.uses_message_shortcut(SHORTCUT, post)
    return hands, post, modal(talk)


def ids(view: ShownView) -> list[str]:
    return [str(element["action_id"]) for _, element in elements_of(view.view)]


def test_likely_owners_are_shown_best_first_with_reasons(talk: Talk) -> None:
    _, _, view = asked_about(talk, "where are the goods that came back?")
    text = texts(view.view)
    assert text.index("*Customer service specialist*") < text.index("*Warehouse keeper*")
    assert "Matched: “returns”" in text
    assert "About: “where are the goods that came back?”" in text
    assert talk.from_bot() == []


@both_ways
def test_sharing_answers_in_the_thread_once(talk: Talk) -> None:
    hands, post, view = asked_about(talk, "goods")
    hands.presses(view, f"{SHARE}1")
    reply = talk.only_reply()
    assert (reply.channel, reply.thread, reply.shown_to) == (GENERAL, post.ts, "")
    assert reply.text.startswith("Warehouse keeper (Logistics)")
    assert "Shared by <https://stand-in.slack.com/team/U0PERSON0|pat>" in reply.text
    assert "it is in the thread now" in texts(modal(talk).view)
    hands.presses(view, f"{SHARE}1")
    assert talk.from_bot() == [reply]
    assert "already shared" in texts(modal(talk).view)


def test_message_in_a_thread_is_answered_in_that_thread(talk: Talk) -> None:
    first = said(talk, "hello")
    hands, _, view = asked_about(talk, "returns", thread=first.ts)
    hands.presses(view, f"{SHARE}0")
    assert talk.only_reply().thread == first.ts


def test_asking_them_notifies_once_and_shows_who_pressed(talk: Talk) -> None:
    hands, post, view = asked_about(talk, "nothing anybody knows")
    assert "Nobody in the catalogue clearly fits" in texts(view.view)
    hands.chooses(view, OWNER, hands.types(view, OWNER, "customer service manager")[0])
    view = modal(talk)
    assert [each for each in ids(view) if each != OWNER] == [f"{ASK}0", f"{SHARE}0", f"{OPEN_ROLE}_0"]
    for _ in range(2):
        hands.presses(view, f"{ASK}0")
    ping = talk.only_reply()
    assert (ping.channel, ping.thread) == (GENERAL, post.ts)
    assert ping.text.startswith(f"<@{HOLDER}>: <https://stand-in.slack.com/team/{PERSON}|pat> would like you")
    assert "was already asked" in texts(modal(talk).view)


def test_nobody_is_pinged_by_looking(talk: Talk) -> None:
    _, _, view = asked_about(talk, "who is in service?")
    assert "<@" not in str(view.view)
    assert talk.from_bot() == []


def test_topic_outside_the_catalogue_can_be_shared_too(talk: Talk) -> None:
    hands, _, view = asked_about(talk, "my payroll is wrong")
    assert "That's outside this catalogue: it belongs to *Payroll*" in texts(view.view)
    hands.presses(view, f"{SHARE}0")
    assert talk.only_reply().text.startswith("That's outside this catalogue")


def test_modal_speaks_the_pressers_language_and_the_thread_its_own(talk: Talk) -> None:
    talk.standin.workspace.locales[PERSON] = "zh-CN"
    hands, _, view = asked_about(talk, "returns please")
    assert "*客服专员*（客服部）" in texts(view.view)
    hands.presses(view, f"{SHARE}0")
    assert talk.only_reply().text.startswith("Customer service specialist")


def test_message_without_words_says_so_and_offers_the_search(talk: Talk) -> None:
    _, _, view = asked_about(talk, "")
    assert "This message has no words" in texts(view.view)
    assert OWNER in ids(view)


def test_what_an_app_posted_in_an_attachment_is_read(talk: Talk) -> None:
    post = said(talk, "")
    place = ResponsePlace(GENERAL, PERSON)
    payload = message_shortcut(
        SHORTCUT, post, trigger_id=talk.standin.workspace.trigger(place), response_url=""
    )
    payload["message"]["attachments"] = [{"fallback": "New ticket", "text": "a returns ticket"}]
    talk.send(payload)
    assert "*Customer service specialist*" in texts(modal(talk).view)


def test_what_an_app_posted_in_blocks_alone_is_read(talk: Talk) -> None:
    post = said(talk, "")
    talk.standin.workspace.change(post, blocks=ALERT)
    post = talk.standin.workspace.posts[-1]
    ViewUser(talk.person).uses_message_shortcut(SHORTCUT, post)
    text = texts(modal(talk).view)
    assert "*Customer service specialist*" in text
    assert "About: “Alert from the shop\nreturns are piling up”" in text


def test_person_is_told_when_slack_does_not_change_the_modal(talk: Talk) -> None:
    hands, _, view = asked_about(talk, "returns")
    talk.standin.fail("views.update", Fault(error="not_found"))
    hands.presses(view, f"{SHARE}0")
    shared, line = talk.from_bot()
    assert shared.channel == GENERAL
    assert line.channel == talk.standin.workspace.direct(PERSON)
    assert line.text.startswith("Sorry, I could not open the window.")


def test_person_is_told_when_the_thread_cannot_be_posted_in(talk: Talk) -> None:
    hands, _, view = asked_about(talk, "returns")
    talk.standin.fail("chat.postMessage", Fault(error="not_in_channel"))
    hands.presses(view, f"{SHARE}0")
    assert "I could not share it there." in texts(modal(talk).view)


def test_role_page_opens_from_the_likely_owners(talk: Talk) -> None:
    hands, _, view = asked_about(talk, "returns")
    hands.presses(view, OPEN_ROLE)
    assert "*Handle returns*" in texts(modal(talk).view)


@pytest.mark.parametrize("action", [f"{SHARE}0"])
def test_button_of_an_older_catalogue_says_so(talk: Talk, action: str) -> None:
    hands, _, view = asked_about(talk, "returns")
    talk.desk.replace(ByHeart(Catalogue((replace(SERVICE, roles=()),))))
    hands.presses(view, action)
    assert "The catalogue has changed" in texts(modal(talk).view)


@pytest.mark.parametrize(
    "metadata", ["", "[]", '["en","C","1","1","x"]', '["xx","C","1","1","w","en"]', "[" * 3000]
)
def test_forged_metadata_is_treated_as_stale(talk: Talk, metadata: str) -> None:
    hands, _, view = asked_about(talk, "returns")
    forged: dict[str, Any] = {**view.view, "private_metadata": metadata}
    hands.presses(replace(view, view=forged), f"{SHARE}0")
    assert talk.from_bot() == []
    assert "The catalogue has changed" in texts(modal(talk).view)


def test_share_that_slack_refused_can_be_tried_again(talk: Talk) -> None:
    hands, message, view = asked_about(talk, "returns")
    talk.standin.fail("chat.postMessage", Fault(error="is_archived"))
    hands.presses(view, f"{SHARE}0")
    assert talk.from_bot() == []
    hands.presses(modal(talk), f"{SHARE}0")
    assert talk.only_reply().thread == message.ts
    assert "already shared" not in texts(modal(talk).view)


def test_long_hostile_message_stays_harmless(talk: Talk) -> None:
    _, _, view = asked_about(talk, "returns <!channel> <@U0HOLDER1> " + "\u202e*x* " * 3000)
    assert "<!channel>" not in str(view.view["blocks"])
    assert "<@U0HOLDER1>" not in str(view.view["blocks"])
