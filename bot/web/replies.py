"""Replies over HTTP, and the one place that sends them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

JSON: Final = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class HttpReply:
    status: int
    text: str
    content_type: str = JSON
    headers: tuple[tuple[str, str], ...] = ()
    """Besides the type and the length of the content."""

    @property
    def body(self) -> bytes:
        # JSON can name half a surrogate pair, UTF-8 cannot encode it: it goes back escaped, as it came.
        return self.text.encode("utf-8", "backslashreplace")


def json_reply(status: int, body: Mapping[str, Any], **headers: str) -> HttpReply:
    """``headers`` by their names, with underscores for hyphens."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return HttpReply(status, json.dumps(body, ensure_ascii=False), headers=named)


NOT_FOUND: Final = json_reply(404, {"error": "not found"})


def send(reply: HttpReply, environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
    """The body for the WSGI server; HEAD has none."""
    body = reply.body
    headers = [("Content-Type", reply.content_type), ("Content-Length", str(len(body))), *reply.headers]
    start_response(f"{reply.status} {HTTPStatus(reply.status).phrase}", headers)
    return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]
