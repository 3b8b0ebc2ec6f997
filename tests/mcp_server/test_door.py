"""POST /mcp as the server calls it: who may ask, and what becomes of hostile requests."""

import io
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from bot.answer import Answer
from bot.catalogue.model import Catalogue
from bot.mcp_server import door, sdk
from bot.mcp_server.door import MAX_BODY, MCP_PATH, SlackPerson, mcp_application
from bot.mcp_server.results import Caller
from bot.web.rate import Allowance
from tests.fakes import hand_made_desk
from tests.web.calls import Replied, call

TOKEN = "0123456789abcdef0123456789abcdef"
HOST = {"Host": "127.0.0.1:3000"}
BEARS = {
    "Authorization": f"Bearer {TOKEN}",
    "Content-Type": "application/json",
    "Accept": "application/json, text/event-stream",
    **HOST,
}
SIGNED = {**BEARS, "Authorization": "", "X-Slack-Signature": "v0=good"}
CALL = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {"name": "describe", "arguments": {"name": "keeper"}},
}


class AnySlack:
    """Signs with the words “good”; whoever is named Ina is a colleague."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.asked: list[SlackPerson] = []

    def is_signed(self, raw: bytes, headers: Any) -> bool:
        return str(headers["x-slack-signature"]).startswith("v0=good")

    def is_first(self, signature: str) -> bool:
        first = signature not in self.seen
        self.seen.add(signature)
        return first

    def caller(self, person: SlackPerson) -> Caller:
        self.asked.append(person)
        return Caller(contacts=person.user == "UINA", in_slack=True)

    def blocks(self, answer: Answer, catalogue: Catalogue, caller: Caller) -> list[dict[str, Any]]:
        return [{"type": "divider"}]


@pytest.fixture(scope="module")
def application() -> Iterator[Any]:
    yield mcp_application(
        hand_made_desk(),
        token=TOKEN,
        hosts=("who.example.com",),
        slack=AnySlack(),
        allowance=Allowance(1, 10_000),
    )


def ask(application: Any, message: Any, headers: dict[str, str] = BEARS, **more: Any) -> Replied:
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return call(application, MCP_PATH, body, headers, **more)


def text_of(reply: Replied) -> str:
    return str(reply.json["result"]["content"][0]["text"])


def test_a_bearer_of_the_token_is_a_colleague(application: Any) -> None:
    found = ask(application, CALL)
    assert found.status == 200
    assert "kay@example.com" in text_of(found)
    assert "_meta" not in found.json["result"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        HOST,
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer " + TOKEN[:-1]},
        {"Authorization": f"Basic {TOKEN}"},
        {"X-Slack-Signature": "", "X-Slack-Request-Timestamp": "1"},
    ],
)
def test_whoever_does_not_bear_the_token_is_refused_unread(application: Any, headers: dict[str, str]) -> None:
    unread = io.BytesIO(b"{}")
    found = ask(application, CALL, headers, **{"wsgi.input": unread})
    assert (found.status, found.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert found.json["error"]["code"] == -32600
    assert "ASK_TOKEN" in found.json["error"]["message"]
    assert unread.tell() == 0


def test_an_empty_token_lets_nobody_in() -> None:
    nobody = mcp_application(hand_made_desk())
    for given in ("Bearer ", "Bearer", ""):
        assert ask(nobody, CALL, {**BEARS, "Authorization": given}).status == 401
    assert ask(nobody, CALL, SIGNED).status == 401


def test_a_signature_that_is_not_slacks_is_refused(
    application: Any, caplog: pytest.LogCaptureFixture
) -> None:
    assert ask(application, CALL, {**SIGNED, "X-Slack-Signature": "v0=bad"}).status == 401
    assert "without a valid signature" in caplog.text


def of(user: str) -> dict[str, Any]:
    slack = {"user_id": user, "team_id": "T1", "enterprise_id": None}
    return {**CALL, "params": {**CALL["params"], "_meta": {"slack": slack}}}


def test_a_person_slack_signs_for_sees_what_they_may_see_in_slack(application: Any) -> None:
    inside = ask(application, of("UINA"), {**SIGNED, "X-Slack-Signature": "v0=good-ina"})
    outside = ask(application, of("UGUEST"), {**SIGNED, "X-Slack-Signature": "v0=good-guest"})
    nobody = ask(application, CALL, {**SIGNED, "X-Slack-Signature": "v0=good-nobody"})
    assert "kay@example.com" in text_of(inside)
    for reply in (outside, nobody):
        assert reply.status == 200
        assert "kay@example.com" not in reply.body.decode()
    assert inside.json["result"]["_meta"] == {"slack": {"blocks": [{"type": "divider"}]}}


def test_a_request_sent_again_is_refused_but_not_the_handshake(application: Any) -> None:
    headers = {**SIGNED, "X-Slack-Signature": "v0=good-again"}
    assert [ask(application, of("UINA"), headers).status for _ in range(2)] == [200, 401]
    listing = {"jsonrpc": "2.0", "id": 2, "method": "tools/list"}
    assert [ask(application, listing, headers).status for _ in range(2)] == [200, 200]


@pytest.mark.parametrize("method", ["GET", "DELETE", "HEAD", "PUT"])
def test_only_post_is_answered(application: Any, method: str) -> None:
    found = ask(application, b"", method=method)
    assert (found.status, found.headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "who.example.com"}, 200),
        ({"Host": "WHO.example.com:443"}, 200),
        ({"Host": "localhost:3000"}, 200),
        ({"Host": "evil.example.com"}, 421),
        ({"Host": ""}, 421),
        ({"Origin": "https://who.example.com"}, 200),
        ({"Origin": "https://evil.example.com"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_hosts_and_origins_that_were_not_named_are_refused(
    application: Any, headers: dict[str, str], status: int
) -> None:
    assert ask(application, CALL, {**BEARS, **headers}).status == status


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"null",
        b"7",
        b'"tools/call"',
        b"[]",
        b"{}",
        b"[" * 200_000,
        b'{"jsonrpc": "2.0", "id": ' + b"9" * 10_000 + b', "method": "ping"}',
        json.dumps([CALL, CALL]).encode(),
        json.dumps({**CALL, "jsonrpc": "1.0"}).encode(),
        json.dumps({**CALL, "id": {"a": 1}}).encode(),
        json.dumps({**CALL, "method": 5}).encode(),
        json.dumps({**CALL, "method": "tools/delete"}).encode(),
        json.dumps({**CALL, "params": []}).encode(),
        json.dumps({**CALL, "params": {"name": 7}}).encode(),
        json.dumps({**CALL, "params": {"name": "who_handles", "arguments": "returns"}}).encode(),
        json.dumps({**CALL, "params": {"name": "../../etc", "arguments": {}}}).encode(),
        json.dumps({**CALL, "params": {**CALL["params"], "_meta": {"slack": "U1"}}}).encode(),
        json.dumps({**CALL, "params": {**CALL["params"], "_meta": []}}).encode(),
        json.dumps({"jsonrpc": "2.0", "id": 1, "result": {}}).encode(),
        json.dumps({"jsonrpc": "2.0", "id": 1, "method": "subscriptions/listen", "params": {}}).encode(),
        json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}}).encode(),
    ],
)
@pytest.mark.parametrize("version", ["", "2025-06-18", "2026-07-28", "1999-01-01"])
def test_malformed_requests_get_an_error_never_a_traceback(
    application: Any, caplog: pytest.LogCaptureFixture, body: bytes, version: str
) -> None:
    for number, who in enumerate((BEARS, SIGNED)):
        signature = {"X-Slack-Signature": f"v0=good-{version}-{number}-{time.monotonic_ns()}"}
        headers = {**who, **(signature if "X-Slack-Signature" in who else {})}
        found = ask(application, body, {**headers, "MCP-Protocol-Version": version} if version else headers)
        assert found.status < 500, found
        assert "Traceback" not in found.body.decode()
        if found.status == 200:
            reply = found.json
            assert "error" in reply or reply["result"].get("isError") or b"_meta" in body
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    ("length", "status"), [(str(MAX_BODY + 1), 413), ("9" * 5000, 413), ("", 411), ("many", 411)]
)
@pytest.mark.parametrize("headers", [BEARS, SIGNED])
def test_a_body_of_a_length_that_is_not_agreed_is_not_read(
    application: Any, headers: dict[str, str], length: str, status: int
) -> None:
    unread = io.BytesIO(b"x" * 100)
    found = ask(application, b"", headers, CONTENT_LENGTH=length, **{"wsgi.input": unread})
    assert (found.status, unread.tell()) == (status, 0)


def test_too_many_are_told_when_to_ask_again() -> None:
    slow = mcp_application(hand_made_desk(), token=TOKEN, allowance=Allowance(0.5, 1, lambda: 0.0))
    assert [ask(slow, CALL).status for _ in range(2)] == [200, 429]


def test_without_the_sdk_whoever_may_ask_is_told_how_to_get_it(
    application: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "is_installed", lambda: False)
    found = ask(application, CALL)
    assert (found.status, found.json["error"]["message"]) == (404, sdk.HOW)
    assert ask(application, CALL, HOST).status == 401


def test_what_people_ask_is_never_logged(application: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    for question in ("my secret divorce", "crash over my secret divorce", ["my secret divorce"]):
        params = {"name": "who_handles", "arguments": {"question": question}}
        assert ask(application, {**CALL, "params": params}).status == 200
    secret = {"jsonrpc": "2.0", "id": 1, "method": "my secret divorce", "params": "my secret divorce"}
    assert ask(application, secret).status < 500
    assert "divorce" not in caplog.text
