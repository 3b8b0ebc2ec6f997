"""``POST /mcp``: who may ask, before anything of the protocol is looked at."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Protocol

from bot.answer import Answer
from bot.catalogue.model import Catalogue
from bot.desk import Desk
from bot.mcp_server.results import LOCAL, Caller
from bot.mcp_server.sdk import HOW, is_installed
from bot.web.bearer import is_bearer_of
from bot.web.bodies import RequestRefusedError, headers_of, read_body
from bot.web.rate import Allowance, too_many
from bot.web.replies import HttpReply, json_reply, send

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from bot.mcp_server.exchange import Exchange

MCP_PATH: Final = "/mcp"
MAX_BODY: Final = 262_144
PER_SECOND: Final = 20.0
AT_ONCE: Final = 100
REVEALING: Final = frozenset({"tools/call", "resources/read"})
"""Methods whose answers come from the catalogue: a request of Slack's for one is answered once only. The
others answer everybody alike; two people's may well be the same bytes in the same second."""

_INVALID_REQUEST: Final = -32600

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SlackPerson:
    """Who asks through Slackbot, as a signed request says; empty where it does not."""

    user: str = ""
    team: str = ""
    enterprise: str = ""


class SlackSide(Protocol):
    """What the door needs to know of Slack."""

    def is_signed(self, raw: bytes, headers: Mapping[str, str]) -> bool: ...

    def is_first(self, signature: str) -> bool:
        """False for a signed request that was answered before."""
        ...

    def caller(self, person: SlackPerson) -> Caller: ...

    def blocks(self, answer: Answer, catalogue: Catalogue, caller: Caller) -> list[dict[str, Any]]: ...


class _Lazy:
    """The exchange, created at the first admitted request: the SDK takes a second to load."""

    def __init__(self, make: Callable[[], "Exchange"]) -> None:
        self._make = make
        self._made: Exchange | None = None
        self._lock = Lock()

    def get(self) -> "Exchange":
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made


@dataclass(frozen=True, slots=True)
class _Door:
    token: str
    slack: SlackSide | None
    allowed: Allowance
    exchange: _Lazy

    def reply(self, environ: "WSGIEnvironment") -> HttpReply:
        if environ.get("REQUEST_METHOD") != "POST":
            return json_reply(405, {"error": "the protocol is spoken with POST here"}, Allow="POST")
        headers = headers_of(environ)
        raw, caller = self._admit(environ, headers)
        if not is_installed():
            return _refusal(404, HOW)
        wait = self.allowed.wait()
        if wait:
            return too_many(wait)
        try:
            found = self.exchange.get().post(MCP_PATH, raw, headers, caller)
        except TimeoutError:
            return _refusal(504, "this took too long: ask again")
        named = dict(found.headers)
        content_type = next((value for name, value in named.items() if name.lower() == "content-type"), "")
        kept = tuple((name, value) for name, value in found.headers if name.lower() in _PASSED_ON)
        return HttpReply(
            found.status, found.body.decode("utf-8", "replace"), content_type or "text/plain", kept
        )

    def _admit(self, environ: "WSGIEnvironment", headers: Mapping[str, str]) -> tuple[bytes, Caller]:
        """What is asked and by whom. Raises RefusedError for whoever may not ask; their body stays unread."""
        if self.token and is_bearer_of(self.token, headers.get("authorization", "")):
            return read_body(environ, MAX_BODY), LOCAL
        signature = headers.get("x-slack-signature", "")
        if self.slack is None or not signature:
            raise RequestRefusedError(_unauthorized())
        raw = read_body(environ, MAX_BODY)
        if not self.slack.is_signed(raw, headers):
            logger.warning("a request to %s without a valid signature was refused", MCP_PATH)
            raise RequestRefusedError(_unauthorized())
        method, person = _asked(raw)
        if method not in REVEALING:
            return raw, Caller(in_slack=True)
        if not self.slack.is_first(signature):
            logger.warning("a request to %s was sent again and refused", MCP_PATH)
            raise RequestRefusedError(
                _refusal(401, "this signed request was answered already: sign a new one")
            )
        return raw, self.slack.caller(person)


_PASSED_ON: Final = frozenset({"allow", "mcp-session-id", "www-authenticate"})


def mcp_application(
    desk: Desk,
    *,
    token: str = "",
    hosts: tuple[str, ...] = (),
    slack: SlackSide | None = None,
    allowance: Allowance | None = None,
) -> "WSGIApplication":
    """Answers whoever bears the token, as a colleague, and whoever Slack signs for, as in Slack; else 401.

    ``hosts`` are the names the server is reached by from elsewhere.
    """
    make = partial(_exchange, desk, hosts, slack)
    door = _Door(token, slack, allowance or Allowance(PER_SECOND, AT_ONCE), _Lazy(make))

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        try:
            reply = door.reply(environ)
        except RequestRefusedError as error:
            reply = error.reply
        return send(reply, environ, start_response)

    return application


def _exchange(desk: Desk, hosts: tuple[str, ...], slack: SlackSide | None) -> "Exchange":
    from bot.mcp_server.exchange import Exchange, caller_of_request
    from bot.mcp_server.server import build_server, no_blocks

    server = build_server(desk, caller_of_request, no_blocks if slack is None else slack.blocks)
    return Exchange(server, hosts)


def _asked(raw: bytes) -> tuple[str, SlackPerson]:
    """The method and the person of a request; empty where they cannot be read."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return "", SlackPerson()
    method = _at(found, "method")
    slack = _at(found, "params", "_meta", "slack")
    ids = [_at(slack, key) for key in ("user_id", "team_id", "enterprise_id")]
    person = SlackPerson(*(each if isinstance(each, str) else "" for each in ids))
    return method if isinstance(method, str) else "", person


def _at(found: Any, *keys: str) -> Any:
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _unauthorized() -> HttpReply:
    return _refusal(
        401,
        "send the header Authorization: Bearer, with the token that ASK_TOKEN holds, or ask through Slack",
    )


def _refusal(status: int, message: str) -> HttpReply:
    """A refusal in the form the protocol's clients read."""
    error = {"jsonrpc": "2.0", "id": None, "error": {"code": _INVALID_REQUEST, "message": message}}
    return json_reply(status, error, **({"WWW_Authenticate": "Bearer"} if status == 401 else {}))
