"""``POST /ask``: a question in, the answer as JSON out, for programs that hold ASK_TOKEN."""

import json
import logging
from typing import TYPE_CHECKING, Any, Final

from bot.description import described
from bot.desk import Desk
from bot.web.bearer import bears_token, unauthorized
from bot.web.bodies import RequestRefusedError, read_body
from bot.web.rate import Allowance, too_many
from bot.web.replies import NOT_FOUND, HttpReply, json_reply, send

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

ASK_PATH: Final = "/ask"
MAX_BODY: Final = 65_536
"""Bytes; of a question the first 2,000 characters are read."""
PER_SECOND: Final = 20.0
AT_ONCE: Final = 100
"""Questions that a worker answers at once before the rate applies."""

logger = logging.getLogger(__name__)


def ask_application(desk: Desk, token: str, allowance: Allowance | None = None) -> "WSGIApplication":
    """Answers whoever sends the token, contacts included; without a token set, answers 404 to everybody."""
    allowed = allowance or Allowance(PER_SECOND, AT_ONCE)

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        try:
            reply = _reply(environ, desk, token, allowed)
        except RequestRefusedError as error:
            reply = error.reply
        return send(reply, environ, start_response)

    return application


def _reply(environ: "WSGIEnvironment", desk: Desk, token: str, allowed: Allowance) -> HttpReply:
    if not token:
        return NOT_FOUND
    if environ.get("REQUEST_METHOD") != "POST":
        return json_reply(405, {"error": 'ask with POST and {"q": "…"}'}, Allow="POST")
    if not bears_token(token, environ):
        logger.warning("a question to %s without the token of ASK_TOKEN was refused", ASK_PATH)
        return unauthorized("send the header Authorization: Bearer, with the token that ASK_TOKEN holds")
    wait = allowed.wait()
    if wait:
        return too_many(wait)
    answer, catalogue = desk.consult(_question(read_body(environ, MAX_BODY)))
    return json_reply(200, described(answer, catalogue, answer.language))


def _question(raw: bytes) -> str:
    try:
        found: Any = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _malformed("the body is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise _malformed("the body is not JSON") from error
    question = found.get("q") if isinstance(found, dict) else None
    if not isinstance(question, str):
        raise _malformed('the body is not a JSON object with a text as "q"')
    return question


def _malformed(what: str) -> RequestRefusedError:
    return RequestRefusedError(json_reply(400, {"error": f'{what}: send {{"q": "who handles returns"}}'}))
