"""POST /ask, as the server calls it."""

import io
import json
from typing import Any

import pytest

from bot.description import described
from bot.desk import Desk
from bot.finder import finder
from bot.web.ask import ASK_PATH, AT_ONCE, MAX_BODY, ask_application
from bot.web.rate import Allowance
from tests.fakes import hand_made_desk
from tests.toys.company import COMPANY
from tests.toys.helpdesk import CATALOGUE
from tests.web.calls import Replied, call

TOKEN = "0123456789abcdef0123456789abcdef"
BEARS = {"Authorization": f"Bearer {TOKEN}"}


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def ask(body: bytes, headers: dict[str, str] = BEARS, *, token: str = TOKEN, **more: Any) -> Replied:
    return call(ask_application(hand_made_desk(), token), ASK_PATH, body, headers, **more)


@pytest.mark.parametrize(
    "question", ["who handles returns?", "退換貨找誰", "returns or stock", "salary", "thanks"]
)
def test_the_answer_is_the_one_every_program_gets_with_contacts(question: str) -> None:
    found = ask(json.dumps({"q": question}).encode())
    assert (found.status, found.headers["Content-Type"]) == (200, "application/json; charset=utf-8")
    answer = hand_made_desk().answer(question)
    told = {**found.json, "elapsed_ms": 0}
    assert told == {**described(answer, CATALOGUE, answer.language), "elapsed_ms": 0}


def test_other_keys_of_the_body_are_ignored() -> None:
    assert ask(b'{"q": "returns", "ticket": 7}').json["outcome"] == "answered"


def test_the_word_bearer_may_be_spelt_in_any_case() -> None:
    assert ask(b'{"q": "returns"}', {"Authorization": f"bearer  {TOKEN} "}).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": ""},
        {"Authorization": TOKEN},
        {"Authorization": "Bearer"},
        {"Authorization": f"Basic {TOKEN}"},
        {"Authorization": f"Bearer {TOKEN}0"},
        {"Authorization": f"Bearer {TOKEN[:-1]}"},
        {"Authorization": "Bearer é"},
        {"Authorization": "Bearer \ud800"},
        {"Authorization": "Bearer " + "0" * 60_000},
    ],
)
def test_whoever_does_not_bear_the_token_is_refused_unread(
    headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    unread = io.BytesIO(b'{"q": "my secret divorce"}')
    found = ask(b'{"q": "my secret divorce"}', headers, **{"wsgi.input": unread})
    assert (found.status, found.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert "ASK_TOKEN" in found.json["error"]
    assert unread.tell() == 0
    assert "ASK_TOKEN" in caplog.text
    assert TOKEN[:-1] not in caplog.text


@pytest.mark.parametrize("headers", [{}, BEARS, {"Authorization": "Bearer "}, {"Authorization": "Bearer"}])
def test_without_the_setting_there_is_no_such_page(headers: dict[str, str]) -> None:
    assert ask(b'{"q": "returns"}', headers, token="").status == 404


def test_other_http_methods_are_told_how_to_ask() -> None:
    found = ask(b"", method="GET")
    assert (found.status, found.headers["Allow"]) == (405, "POST")
    assert ask(b"", method="HEAD").body == b""


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "not JSON"),
        (b"q=returns", "not JSON"),
        (b'{"q": "returns"', "not JSON"),
        (b"[" * 60_000, "not JSON"),
        (b'{"q": ' + b"9" * 60_000 + b"}", "not JSON"),
        (b'{"q": "\xff"}', "not UTF-8"),
        (b'{"question": "returns"}', 'text as "q"'),
        (b'{"q": ["returns"]}', 'text as "q"'),
        (b'"returns"', 'text as "q"'),
        (b"null", 'text as "q"'),
    ],
)
def test_malformed_setting_is_reported_with_an_example(body: bytes, told: str) -> None:
    found = ask(body)
    assert found.status == 400
    assert told in found.json["error"]
    assert '{"q": "' in found.json["error"]


@pytest.mark.parametrize(
    ("length", "status"), [(str(MAX_BODY + 1), 413), ("9" * 5000, 413), ("", 411), ("many", 411), ("-5", 411)]
)
def test_a_body_of_a_length_that_is_not_agreed_is_not_read(length: str, status: int) -> None:
    unread = io.BytesIO(b"x" * 100)
    found = ask(b"", CONTENT_LENGTH=length, **{"wsgi.input": unread})
    assert (found.status, unread.tell()) == (status, 0)
    assert found.json["error"]


@pytest.mark.parametrize("question", ["\ud800 returns", "\x00", "a" * 60_000, "\u202ereturns", "\\ud800"])
def test_strange_texts_go_back_as_they_came(question: str) -> None:
    application = ask_application(Desk(finder.build(COMPANY)), TOKEN)
    found = call(application, ASK_PATH, json.dumps({"q": question}).encode(), BEARS)
    assert found.status == 200
    assert found.json["q"] == question


def test_too_many_are_told_when_to_ask_again() -> None:
    clock = Clock()
    application = ask_application(hand_made_desk(), TOKEN, Allowance(0.5, 2, clock))

    def status() -> Replied:
        return call(application, ASK_PATH, b'{"q": "returns"}', BEARS)

    assert [status().status for _ in range(3)] == [200, 200, 429]
    refused = status()
    assert (refused.headers["Retry-After"], refused.json["error"]) == (
        "2",
        "too many requests: ask again in 2 s",
    )
    clock.now += 2
    assert [status().status for _ in range(2)] == [200, 429]


def test_those_without_the_token_take_nothing_from_those_with_it() -> None:
    application = ask_application(hand_made_desk(), TOKEN)
    for _ in range(AT_ONCE + 1):
        assert call(application, ASK_PATH, b"{}", {"Authorization": "Bearer x"}).status == 401
    assert call(application, ASK_PATH, b'{"q": "returns"}', BEARS).status == 200
