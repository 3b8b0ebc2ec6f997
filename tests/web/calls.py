"""Calling a WSGI application as a server does."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication


@dataclass(frozen=True)
class Replied:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def call(
    application: "WSGIApplication",
    path: str,
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
    method: str = "POST",
    **environ: Any,
) -> Replied:
    """``environ`` goes before what follows from the rest."""
    given = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in (headers or {}).items()}
    started: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(line: str, named: list[tuple[str, str]]) -> Any:
        started.append((line, named))

    chunks = application(
        {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": (headers or {}).get("Content-Type", ""),
            "wsgi.input": io.BytesIO(body),
            **given,
            **environ,
        },
        start_response,  # type: ignore[arg-type]
    )
    ((line, named),) = started
    return Replied(int(line.split()[0]), dict(named), b"".join(chunks))
