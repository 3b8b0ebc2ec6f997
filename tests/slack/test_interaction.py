"""Where the line that answers a press is shown: in the thread of the message, response URL or not."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import BoltResponse

from bot.slack.blocks.messages import DEPARTMENTS
from bot.slack.features.answer_buttons.view import SHARE
from bot.standin.person import Person, buttons_of, feedback_of
from bot.standin.workspace import PERSON, Post
from tests.slack.talk import Talk

Press = Callable[[Person, Post], BoltResponse]


def judges(person: Person, post: Post) -> BoltResponse:
    return person.presses_button(post, feedback_of(post)[0])


def shows_departments(person: Person, post: Post) -> BoltResponse:
    return person.presses(post, DEPARTMENTS)


def without_url(talk: Talk) -> Person:
    def send(payload: dict[str, Any]) -> BoltResponse:
        payload.pop("response_url", None)
        return talk.send(payload)

    return Person(talk.standin, send)


@pytest.mark.parametrize("url", [True, False])
@pytest.mark.parametrize(("asked", "press"), [("returns", judges), ("help", shows_departments)])
def test_private_line_stands_in_the_thread_of_the_message(
    talk: Talk, asked: str, press: Press, url: bool
) -> None:
    question = talk.person.mentions(asked)
    answer = talk.only_reply()
    response = press(talk.person if url else without_url(talk), answer)
    line = talk.from_bot()[-1]
    assert response.status == 200
    assert line != answer
    assert (line.thread, line.shown_to) == (question.ts, PERSON)


@pytest.mark.parametrize("url", [True, False])
def test_private_line_stands_on_the_main_line_where_the_message_does(talk: Talk, url: bool) -> None:
    talk.person.writes("returns")
    judges(talk.person if url else without_url(talk), talk.only_reply())
    line = talk.from_bot()[-1]
    assert (line.thread, line.shown_to) == ("", PERSON)


@pytest.mark.parametrize("url", [True, False])
def test_choice_in_a_thread_is_replaced_where_it_is(talk: Talk, url: bool) -> None:
    question = talk.person.mentions("goods")
    post = talk.only_reply()
    (talk.person if url else without_url(talk)).presses(post, str(buttons_of(post)[0]["action_id"]))
    assert (talk.only_reply().ts, talk.only_reply().thread) == (post.ts, question.ts)
    assert talk.only_reply().text.startswith("Customer service specialist")


def test_without_a_url_a_private_answer_is_shared_all_the_same(talk: Talk) -> None:
    talk.person.commands("returns")
    without_url(talk).presses(talk.only_reply(), SHARE)
    assert any("Shared by" in post.text and not post.shown_to for post in talk.from_bot())
