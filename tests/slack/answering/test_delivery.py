from collections.abc import Iterator
from datetime import timedelta

import pytest
from slack_sdk import WebClient

from bot.slack.answering.delivery import (
    DeliveryRefusedError,
    LaterError,
    change_answer,
    find_answer,
    post_answer,
    remove_answer,
)
from bot.slack.api.client import web_client
from bot.slack.blocks.messages import Message
from bot.standin.server import Fault, StandIn, stand_in
from bot.standin.workspace import BOT_USER, GENERAL, PERSON, TEAM, TOKEN, Post
from bot.store.model import Key, Place, Question, QuestionKind

ANSWER = Message("Customer service specialist", ({"type": "divider"},))


@pytest.fixture
def standin() -> Iterator[StandIn]:
    with stand_in() as running:
        yield running


@pytest.fixture
def client(standin: StandIn) -> WebClient:
    return web_client(TOKEN, standin.api_url)


def question(standin: StandIn, kind: QuestionKind = "mention", thread: str = "") -> Question:
    workspace = standin.workspace
    channel = workspace.direct(PERSON) if kind == "direct" else GENERAL
    post = workspace.add(Post(channel, workspace.next_ts(), PERSON, "returns", thread=thread))
    return Question(Key(TEAM, channel, post.ts), PERSON, kind, "returns", thread_ts=thread)


@pytest.mark.parametrize("kind", ["channel", "mention", "direct", "reaction"])
@pytest.mark.parametrize("thread", ["", "1700000000.000001"])
def test_posted_answer_is_found_again(
    standin: StandIn, client: WebClient, kind: QuestionKind, thread: str
) -> None:
    asked, other = question(standin, kind, thread), question(standin, kind, thread)
    assert find_answer(client, asked) is None
    place = post_answer(client, ANSWER, asked)
    assert find_answer(client, asked) == place
    assert find_answer(client, other) is None


def test_answer_stands_in_the_thread_of_the_question(standin: StandIn, client: WebClient) -> None:
    asked, direct = question(standin), question(standin, "direct")
    for each in (asked, direct):
        post_answer(client, ANSWER, each)
    assert [post.thread for post in standin.workspace.by_bot()] == [asked.key.ts, ""]


def test_changed_answer_keeps_the_key_of_its_question(standin: StandIn, client: WebClient) -> None:
    asked = question(standin)
    place = post_answer(client, ANSWER, asked)
    assert change_answer(client, Message("another"), place, asked)
    (post,) = standin.workspace.by_bot()
    assert (post.text, post.blocks) == ("another", ())
    assert find_answer(client, asked) == place


def test_missing_answer_is_neither_found_nor_changed(standin: StandIn, client: WebClient) -> None:
    asked = question(standin)
    nowhere = Place(GENERAL, "1600000000.000001")
    assert not change_answer(client, ANSWER, nowhere, asked)
    remove_answer(client, nowhere)
    gone = Question(Key(TEAM, "C0GONE000", "1600000000.000001"), PERSON, "mention", "returns")
    assert find_answer(client, gone) is None


def test_somebody_elses_message_with_the_same_words_is_no_answer(standin: StandIn, client: WebClient) -> None:
    asked = question(standin)
    ts = standin.workspace.next_ts()
    standin.workspace.add(Post(GENERAL, ts, BOT_USER, ANSWER.text, thread=asked.key.ts))
    assert find_answer(client, asked) is None


@pytest.mark.parametrize(
    ("fault", "pause"),
    [
        (Fault(retry_after=3600), timedelta(hours=1)),
        (Fault(retry_after=10**12), timedelta(days=1)),
        (Fault(error="service_unavailable"), None),
        (Fault(error="<html>Bad gateway</html>"), None),
        (Fault(lost_reply=True), None),
    ],
)
def test_failure_that_may_pass_is_for_later(
    standin: StandIn, client: WebClient, fault: Fault, pause: timedelta | None
) -> None:
    standin.fail("chat.postMessage", fault)
    with pytest.raises(LaterError) as raised:
        post_answer(client, ANSWER, question(standin))
    assert raised.value.pause == pause


@pytest.mark.parametrize("code", ["not_in_channel", "is_archived", "missing_scope", "brand_new_error"])
def test_failure_that_will_not_pass_is_a_refusal(standin: StandIn, client: WebClient, code: str) -> None:
    asked = question(standin)
    standin.fail("chat.postMessage", Fault(error=code))
    with pytest.raises(DeliveryRefusedError) as raised:
        post_answer(client, ANSWER, asked)
    assert raised.value.code == code
    place = post_answer(client, ANSWER, asked)
    for method in ("chat.update", "chat.delete", "conversations.replies"):
        standin.fail(method, Fault(error=code))
    for act in (
        lambda: change_answer(client, ANSWER, place, asked),
        lambda: remove_answer(client, place),
        lambda: find_answer(client, asked),
    ):
        with pytest.raises(DeliveryRefusedError):
            act()
