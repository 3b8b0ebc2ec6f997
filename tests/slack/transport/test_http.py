import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from bot.settings import Settings
from bot.slack.app import build_app
from bot.slack.features.registry import offered
from bot.slack.manifest import events
from bot.slack.transport.http import MAX_BODY, web_application
from bot.standin.event_payloads import app_mention, message, slash_command
from bot.standin.server import StandIn, stand_in
from bot.standin.workspace import BOT_USER, SIGNING_SECRET, TOKEN
from tests.fakes import hand_made_desk
from tests.signed_requests import http_form, signed
from tests.stores import new_store


class Web:
    """Calls the application as a WSGI server does."""

    def __init__(self, standin: StandIn, *, well: bool = True) -> None:
        self.standin = standin
        settings = Settings(bot_token=TOKEN, signing_secret=SIGNING_SECRET, api_url=standin.api_url)
        app = build_app(settings, hand_made_desk(), new_store(), process_before_response=True)
        self.application = web_application(lambda: app, SIGNING_SECRET, lambda: (well, {"roles": 3}))

    def request(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        **environ: Any,
    ) -> tuple[int, str]:
        given = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in (headers or {}).items()}
        status: list[str] = []

        def start_response(line: str, response_headers: list[tuple[str, str]]) -> None:
            assert dict(response_headers)["Content-Length"].isdigit()
            status.append(line)

        found = self.application(
            {
                "REQUEST_METHOD": method,
                "PATH_INFO": path,
                "CONTENT_LENGTH": str(len(body)),
                "CONTENT_TYPE": (headers or {}).get("Content-Type", ""),
                "wsgi.input": io.BytesIO(body),
                **given,
                **environ,
            },
            start_response,
        )
        return int(status[0].split()[0]), b"".join(found).decode()

    def send(self, payload: Mapping[str, Any], **headers: str) -> tuple[int, str]:
        body, content_type = http_form(payload)
        all_headers = {**signed(body, content_type, SIGNING_SECRET), **headers}
        return self.request("POST", "/slack/events", body.encode(), all_headers)


@pytest.fixture
def web() -> Iterator[Web]:
    with stand_in() as standin:
        yield Web(standin)


def test_signed_event_is_answered(web: Web) -> None:
    status, _ = web.send(app_mention(f"<@{BOT_USER}> returns", ts="1700000100.000001"))
    assert status == 200
    assert web.standin.workspace.by_bot()[0].text.startswith("Customer service specialist")


def test_retried_event_is_answered_once(web: Web) -> None:
    payload = message("who handles returns?", ts="1700000100.000001")
    web.send(payload)
    for number in "123":
        retry = {"X-Slack-Retry-Num": number, "X-Slack-Retry-Reason": "http_timeout"}
        assert web.send(payload, **retry)[0] == 200
    assert len(web.standin.workspace.by_bot()) == 1


def test_command_is_answered_in_the_response(web: Web) -> None:
    status, body = web.send(slash_command("退換貨", response_url="http://127.0.0.1:9/x"))
    assert status == 200
    assert json.loads(body)["text"].startswith("客服專員（客服部）")


def test_slack_verifies_the_address(web: Web) -> None:
    status, body = web.send({"type": "url_verification", "challenge": "abc", "token": "t"})
    assert (status, json.loads(body)) == (200, {"challenge": "abc"})


def test_health_is_answered() -> None:
    with stand_in() as standin:
        assert Web(standin).request("GET", "/healthz") == (200, '{"status": "ok", "roles": 3}')
        assert Web(standin, well=False).request("GET", "/healthz")[0] == 503


@pytest.mark.parametrize(("well", "status"), [(True, 200), (False, 503)])
def test_head_of_health_is_its_status_without_a_body(well: bool, status: int) -> None:
    with stand_in() as standin:
        assert Web(standin, well=well).request("HEAD", "/healthz") == (status, "")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/slack/events"),
        ("POST", "/healthz"),
        ("PUT", "/slack/events"),
        ("POST", "/slack"),
    ],
)
def test_every_other_address_is_not_found(web: Web, method: str, path: str) -> None:
    assert web.request(method, path)[0] == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Signature": "v0=é"},
        {"X-Slack-Signature": ""},
        {"X-Slack-Request-Timestamp": "now"},
        {"X-Slack-Request-Timestamp": "1700000000"},
        {"X-Slack-Request-Timestamp": "-1"},
        {"X-Slack-Request-Timestamp": "9" * 5000},
        {"X-Slack-Request-Timestamp": "٣"},
        {"X-Slack-Request-Timestamp": ""},
    ],
)
def test_unsigned_request_is_refused_and_its_body_not_logged(
    web: Web, caplog: pytest.LogCaptureFixture, wrong: dict[str, str]
) -> None:
    caplog.set_level("DEBUG")
    status, _ = web.send(app_mention("my secret divorce", ts="1700000100.000001"), **wrong)
    assert status == 401
    assert "divorce" not in caplog.text
    assert "SLACK_SIGNING_SECRET" in caplog.text
    assert web.standin.workspace.by_bot() == []


def test_bytes_that_are_no_text_are_refused(web: Web) -> None:
    headers = signed("x", "application/json", SIGNING_SECRET)
    assert web.request("POST", "/slack/events", b"\xff\xfe", headers)[0] == 401


@pytest.mark.parametrize(
    "body", ["{", "[]", "[1]", "{" * 50_000, "nonsense", '"text"', "payload=%7B", "payload=[]", ""]
)
@pytest.mark.parametrize("content_type", ["application/json", "application/x-www-form-urlencoded"])
def test_signed_nonsense_is_no_crash(web: Web, body: str, content_type: str) -> None:
    status, _ = web.request(
        "POST", "/slack/events", body.encode(), signed(body, content_type, SIGNING_SECRET)
    )
    assert status in {400, 404}


@pytest.mark.parametrize(
    ("length", "status"), [(str(MAX_BODY + 1), 413), ("9" * 5000, 413), ("", 411), ("many", 411), ("-5", 411)]
)
def test_bodies_are_bounded_before_they_are_read(web: Web, length: str, status: int) -> None:
    assert web.request("POST", "/slack/events", b"x", CONTENT_LENGTH=length)[0] == status


def test_manifest_asks_for_the_events_that_are_listened_to() -> None:
    messages = {"app_mention", "message.channels", "message.groups", "message.im", "message.mpim"}
    assert set(events(offered())) == messages | {"app_home_opened", "reaction_added", "team_join"}
