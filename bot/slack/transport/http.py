"""The WSGI callable: Slack's requests and the health check, checked before anything in them is parsed."""

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from slack_bolt import App, BoltRequest
from slack_sdk.signature import SignatureVerifier

from bot.web.bodies import RefusedError, read_body
from bot.web.replies import NOT_FOUND, Reply, json_reply, send

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

logger = logging.getLogger(__name__)

EVENTS_PATH: Final = "/slack/events"
HEALTH_PATH: Final = "/healthz"
MAX_BODY: Final = 1_000_000
"""Bytes; Slack's own requests stay far below."""

Health = Callable[[], tuple[bool, Mapping[str, Any]]]
"""Whether all is well, and what to say in the JSON body."""

NO_DOORS: Final[Mapping[str, "WSGIApplication"]] = {}


def web_application(
    app: Callable[[], App | None],
    signing_secret: str,
    health: Health,
    doors: Mapping[str, "WSGIApplication"] = NO_DOORS,
) -> "WSGIApplication":
    """``POST /slack/events``, ``GET`` or ``HEAD /healthz``, and the doors by their paths; all else is 404.

    While ``app`` gives None, the bot is not there yet: Slack is told so and sends the request again.
    """
    verifier = SignatureVerifier(signing_secret)

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        route = (str(environ.get("REQUEST_METHOD", "")), str(environ.get("PATH_INFO", "")))
        door = doors.get(route[1])
        if door is not None:
            return door(environ, start_response)
        if route == ("POST", EVENTS_PATH):
            try:
                reply = _event(app(), verifier, environ)
            except RefusedError as error:
                reply = error.reply
        elif route in {("GET", HEALTH_PATH), ("HEAD", HEALTH_PATH)}:
            reply = health_reply(health)
        else:
            reply = NOT_FOUND
        return send(reply, environ, start_response)

    return application


def health_reply(health: Health) -> Reply:
    """200 or 503 with a small JSON body."""
    well, body = health()
    return json_reply(200 if well else 503, {"status": "ok" if well else "unavailable", **body})


def _event(app: App | None, verifier: SignatureVerifier, environ: "WSGIEnvironment") -> Reply:
    raw = read_body(environ, MAX_BODY)
    headers = _headers(environ)
    if not _is_signed(verifier, raw, headers):
        logger.warning("a request without a valid signature was refused; is SLACK_SIGNING_SECRET this app's?")
        return json_reply(401, {"error": "invalid signature"})
    if app is None:
        return json_reply(503, {"error": "not ready yet"})
    try:
        query = str(environ.get("QUERY_STRING", ""))
        request = BoltRequest(body=raw.decode(), query=query, headers=headers)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return json_reply(400, {"error": "not a request of Slack's"})
    response = app.dispatch(request)
    content_type = response.headers.get("content-type", ["text/plain; charset=utf-8"])[0]
    return Reply(response.status, response.body or "", content_type)


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
