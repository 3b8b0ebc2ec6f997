"""Requests over HTTP, each answered by itself: the SDK's asynchronous transport for a server with threads.

An event loop runs in a thread of its own. A request is handed to it whole and answered whole, as JSON, so
nothing has to be kept open or shared between the workers of a server.
"""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import TimeoutError as LateError
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any, Final

from mcp.server import Server, ServerRequestContext
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings

from bot.mcp_server.results import Caller

PATIENCE_SECONDS: Final = 50.0
"""Slackbot gives a tool sixty."""
LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")

_CALLER: Final = "bot.caller"
"""Where the scope of a request holds who asks."""


@dataclass(frozen=True, slots=True)
class ExchangeReply:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def caller_of_request(ctx: ServerRequestContext[Any, Any]) -> Caller:
    """Raises LookupError rather than attributing a request to the wrong person."""
    if ctx.request is None:
        raise LookupError("a request that came over no HTTP")
    caller: Caller = ctx.request.scope[_CALLER]
    return caller


class Exchange:
    """Thread-safe, once it is made. ``hosts`` are the names others than this machine call the server by."""

    def __init__(self, server: Server[Any], hosts: Sequence[str] = ()) -> None:
        self._manager = StreamableHTTPSessionManager(
            server, json_response=True, stateless=True, security_settings=_allowing(hosts)
        )
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        started = Event()
        self._thread = Thread(target=lambda: asyncio.run(self._serve(started)), name="mcp", daemon=True)
        self._thread.start()
        started.wait()

    def post(self, path: str, body: bytes, headers: Mapping[str, str], caller: Caller) -> ExchangeReply:
        """Answer a request of this caller. Raises TimeoutError if that takes too long."""
        if self._loop is None:
            raise RuntimeError("the exchange is closed")
        # Names of hosts have no case, and the SDK compares them letter by letter.
        known = {**headers, "host": headers.get("host", "").lower()}
        given = [
            (name.encode("latin-1"), value.encode("latin-1", "replace")) for name, value in known.items()
        ]
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": given,
            "client": None,
            "server": None,
            _CALLER: caller,
        }
        future = asyncio.run_coroutine_threadsafe(self._answered(scope, body), self._loop)
        try:
            return future.result(PATIENCE_SECONDS)
        except LateError:
            future.cancel()
            raise

    def close(self) -> None:
        if self._loop is not None and self._stop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()
            self._loop = None

    async def _serve(self, started: Event) -> None:
        async with self._manager.run():
            self._stop = asyncio.Event()
            self._loop = asyncio.get_running_loop()
            started.set()
            await self._stop.wait()

    async def _answered(self, scope: dict[str, Any], body: bytes) -> ExchangeReply:
        waiting = [{"type": "http.request", "body": body, "more_body": False}]
        status, headers, chunks = 500, [], []

        async def receive() -> Any:
            if waiting:
                return waiting.pop()
            return await asyncio.Event().wait()  # whoever asks stays until the answer is there

        async def send(message: Any) -> None:
            nonlocal status, headers
            if message["type"] == "http.response.start":
                status, headers = message["status"], list(message.get("headers", []))
            else:
                chunks.append(message.get("body", b""))

        await self._manager.handle_request(scope, receive, send)
        named = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers)
        return ExchangeReply(status, named, b"".join(chunks))


def _allowing(hosts: Sequence[str]) -> TransportSecuritySettings:
    """With or without a port; pages of other places are refused, so that none can ask through a browser."""
    names = [*LOOPBACK, *hosts]
    return TransportSecuritySettings(
        allowed_hosts=[each for name in names for each in (name, f"{name}:*")],
        allowed_origins=[
            f"{scheme}://{name}{port}"
            for name in names
            for scheme in ("http", "https")
            for port in ("", ":*")
        ],
    )
