"""Programs that bear the token of a setting."""

import hmac
from typing import TYPE_CHECKING

from bot.web.replies import HttpReply, json_reply

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment


def bears_token(token: str, environ: "WSGIEnvironment") -> bool:
    """True if the request bears this token, which must not be empty; compared in constant time."""
    return bool(token) and is_bearer_of(token, str(environ.get("HTTP_AUTHORIZATION", "")))


def is_bearer_of(token: str, authorization: str) -> bool:
    """True if the Authorization header carries this token."""
    scheme, _, given = authorization.partition(" ")
    # WSGI hands headers over as Latin-1; a strange character must not end the comparison early.
    same = hmac.compare_digest(given.strip().encode("utf-8", "replace"), token.encode())
    return same and scheme.lower() == "bearer"


def unauthorized(error: str) -> HttpReply:
    return json_reply(401, {"error": error}, WWW_Authenticate="Bearer")
