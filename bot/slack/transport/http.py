"""Slack's requests over HTTP, verified before anything in them is parsed."""

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from slack_bolt import App, BoltRequest
from slack_sdk.signature import SignatureVerifier

from bot.web.bodies import RequestRefusedError, headers_of, read_body
from bot.web.health import Health
from bot.web.replies import NOT_FOUND, HttpReply, json_reply, send
from bot.web.routes import routed

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

logger = logging.getLogger(__name__)

EVENTS_PATH: Final = "/slack/events"
MAX_BODY: Final = 1_000_000
"""Bytes; Slack's own requests stay far below."""

NOT_SLACKS: Final = json_reply(400, {"error": "not a request of Slack's"})

NO_DOORS: Final[Mapping[str, "WSGIApplication"]] = {}


def web_application(
    app: Callable[[], App | None],
    signing_secret: str,
    health: Health,
    doors: Mapping[str, "WSGIApplication"] = NO_DOORS,
) -> "WSGIApplication":
    """``POST /slack/events``, ``GET`` or ``HEAD /healthz``, and the doors by their paths; all else is 404."""
    return routed({EVENTS_PATH: events_application(app, signing_secret), **doors}, health)


def events_application(app: Callable[[], App | None], signing_secret: str) -> "WSGIApplication":
    """Events, commands and interactions.

    While ``app`` gives None, the bot is not there yet: Slack is told so and sends the request again.
    """
    verifier = SignatureVerifier(signing_secret)

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        try:
            is_post = environ.get("REQUEST_METHOD") == "POST"
            reply = _event(app(), verifier, environ) if is_post else NOT_FOUND
        except RequestRefusedError as error:
            reply = error.reply
        return send(reply, environ, start_response)

    return application


def _event(app: App | None, verifier: SignatureVerifier, environ: "WSGIEnvironment") -> HttpReply:
    raw = read_body(environ, MAX_BODY)
    headers = headers_of(environ)
    if not is_signed(verifier, raw, headers):
        logger.warning("a request without a valid signature was refused; is SLACK_SIGNING_SECRET this app's?")
        return json_reply(401, {"error": "invalid signature"})
    if app is None:
        return json_reply(503, {"error": "not ready yet"})
    try:
        query = str(environ.get("QUERY_STRING", ""))
        request = BoltRequest(body=raw.decode(), query=query, headers={**headers})
    except (ValueError, TypeError, AttributeError, RecursionError):
        return NOT_SLACKS
    if not isinstance(request.body, dict):
        return NOT_SLACKS
    response = app.dispatch(request)
    content_type = response.headers.get("content-type", ["text/plain; charset=utf-8"])[0]
    return HttpReply(response.status, response.body or "", content_type)


def is_signed(verifier: SignatureVerifier, raw: bytes, headers: Mapping[str, str]) -> bool:
    """True if Slack signed this within the last five minutes.

    The verifier itself raises on a time stamp that is no number and on bytes that are no text.
    """
    timestamp = headers.get("x-slack-request-timestamp", "")
    signature = headers.get("x-slack-signature", "")
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 16 and signature.isascii()):
        return False
    try:
        return verifier.is_valid(raw, timestamp, signature)
    except UnicodeDecodeError:
        return False
