"""The WSGI callable: Slack's requests and the health check, checked before anything in them is parsed."""

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from slack_bolt import App, BoltRequest
from slack_sdk.signature import SignatureVerifier

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

logger = logging.getLogger(__name__)

EVENTS_PATH: Final = "/slack/events"
HEALTH_PATH: Final = "/healthz"
MAX_BODY: Final = 1_000_000
"""Bytes; Slack's own requests stay far below."""

Health = Callable[[], tuple[bool, Mapping[str, Any]]]
"""Whether all is well, and what to say in the JSON body."""

Reply = tuple[int, str, str]
"""Status, content type and body."""

NOT_FOUND: Final[Reply] = (404, "application/json; charset=utf-8", '{"error": "not found"}')


def web_application(app: Callable[[], App | None], signing_secret: str, health: Health) -> "WSGIApplication":
    """``POST /slack/events``, and ``GET`` or ``HEAD /healthz``; everything else is 404.

    While ``app`` gives None, the bot is not there yet: Slack is told so and sends the request again.
    """
    verifier = SignatureVerifier(signing_secret)

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        route = (str(environ.get("REQUEST_METHOD", "")), str(environ.get("PATH_INFO", "")))
        if route == ("POST", EVENTS_PATH):
            reply = _event(app(), verifier, environ)
        elif route in {("GET", HEALTH_PATH), ("HEAD", HEALTH_PATH)}:
            reply = health_reply(health)
        else:
            reply = NOT_FOUND
        status, content_type, text = reply
        body = text.encode()
        headers = [("Content-Type", content_type), ("Content-Length", str(len(body)))]
        start_response(f"{status} {HTTPStatus(status).phrase}", headers)
        return [] if route[0] == "HEAD" else [body]

    return application


def _json(status: int, body: Mapping[str, Any]) -> Reply:
    return status, "application/json; charset=utf-8", json.dumps(body, ensure_ascii=False)


def health_reply(health: Health) -> Reply:
    """200 or 503 with a small JSON body."""
    well, body = health()
    return _json(200 if well else 503, {"status": "ok" if well else "unavailable", **body})


def _event(app: App | None, verifier: SignatureVerifier, environ: "WSGIEnvironment") -> Reply:
    length = str(environ.get("CONTENT_LENGTH") or "")
    if not (length.isascii() and length.isdigit()):
        return _json(411, {"error": "a length is required"})
    if int(length[:12]) > MAX_BODY:
        return _json(413, {"error": "too large"})
    raw: bytes = environ["wsgi.input"].read(int(length))
    headers = _headers(environ)
    if not _is_signed(verifier, raw, headers):
        logger.warning("a request without a valid signature was refused; is SLACK_SIGNING_SECRET this app's?")
        return _json(401, {"error": "invalid signature"})
    if app is None:
        return _json(503, {"error": "not ready yet"})
    try:
        query = str(environ.get("QUERY_STRING", ""))
        request = BoltRequest(body=raw.decode(), query=query, headers=headers)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return _json(400, {"error": "not a request of Slack's"})
    response = app.dispatch(request)
    content_type = response.headers.get("content-type", ["text/plain; charset=utf-8"])[0]
    return response.status, content_type, response.body or ""


def _headers(environ: "WSGIEnvironment") -> dict[str, Any]:
    named = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): str(value)
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    return {**named, "content-type": str(environ.get("CONTENT_TYPE", ""))}


def _is_signed(verifier: SignatureVerifier, raw: bytes, headers: Mapping[str, str]) -> bool:
    """The verifier itself raises on a time stamp that is no number and on bytes that are no text."""
    timestamp = headers.get("x-slack-request-timestamp", "")
    signature = headers.get("x-slack-signature", "")
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 16 and signature.isascii()):
        return False
    try:
        return verifier.is_valid(raw, timestamp, signature)
    except UnicodeDecodeError:
        return False
