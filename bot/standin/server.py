"""The stand-in's HTTP server: Web API, response URLs and Socket Mode on a loopback port."""

import json
import socket
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from bot.standin.methods import perform, respond
from bot.standin.socket_mode import SocketLink, accept_key
from bot.standin.workspace import Call, ResponsePlace, Workspace

_API: Final = "/api/"
_RESPONSE: Final = "/response/"
_SOCKET: Final = "/link/"
_JSON_FIELDS: Final = frozenset({"blocks", "view", "metadata", "attachments", "prompts", "outputs"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What one call meets: an error code, a wait in seconds, or a reply lost after the call took effect.

    A call that is held waits first until the event is set. ``body`` is answered in place of any reply.
    """

    error: str = ""
    retry_after: int | None = None
    lost_reply: bool = False
    held: Event | None = None
    body: bytes | None = None


@dataclass
class StandIn:
    """A running stand-in; ``api_url`` is what SLACK_API_URL would hold."""

    workspace: Workspace
    address: str
    faults: dict[str, deque[Fault]] = field(default_factory=dict)
    links: list[SocketLink] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    @property
    def api_url(self) -> str:
        return f"http://{self.address}{_API}"

    def response_url(self, place: ResponsePlace) -> str:
        return f"http://{self.address}{_RESPONSE}{self.workspace.response_place(place)}"

    def fail(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of this method (``response_url`` for those) meet a fault."""
        with self.lock:
            self.faults.setdefault(method, deque()).extend([fault] * times)

    def next_fault(self, method: str) -> Fault | None:
        with self.lock:
            waiting = self.faults.get(method)
            return waiting.popleft() if waiting else None


@contextmanager
def stand_in(workspace: Workspace | None = None) -> Iterator[StandIn]:
    """Run a stand-in on a free loopback port until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.daemon_threads = True
    running = StandIn(workspace or Workspace(), f"127.0.0.1:{server.server_address[1]}")
    server.RequestHandlerClass = type("Handler", (_Handler,), {"stand_in": running})
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, name="stand-in", daemon=True)
    thread.start()
    try:
        yield running
    finally:
        for link in running.links:
            link.close()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    stand_in: StandIn

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = urlsplit(self.path).path
        if path.startswith(_RESPONSE):
            self._respond(path.removeprefix(_RESPONSE), json.loads(body))
        elif path.startswith(_API):
            self._call(path.removeprefix(_API), self._arguments(body))
        else:
            self._send(404, {"ok": False, "error": "not_found"})

    def do_GET(self) -> None:
        path = urlsplit(self.path)
        if path.path.startswith(_SOCKET) and self.headers.get("Upgrade", "").lower() == "websocket":
            self._upgrade()
        elif path.path.startswith(_API):
            self._call(path.path.removeprefix(_API), dict(parse_qsl(path.query)))
        else:
            self._send(404, {"ok": False, "error": "not_found"})

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: the workspace keeps the log of calls."""

    def _arguments(self, body: bytes) -> dict[str, Any]:
        # slack-sdk announces JSON for calls without arguments too, and sends nothing
        if body.startswith(b"{"):
            found = json.loads(body)
            return dict(found)
        fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
        return {name: json.loads(value) if name in _JSON_FIELDS else value for name, value in fields.items()}

    def _call(self, method: str, arguments: Mapping[str, Any]) -> None:
        workspace = self.stand_in.workspace
        header = self.headers.get("Authorization", "")
        token = header.removeprefix("Bearer ") or str(arguments.get("token") or "")
        with workspace.lock:
            workspace.calls.append(Call(method, arguments))
        fault = self.stand_in.next_fault(method)
        if fault and fault.held is not None:
            fault.held.wait()
        if fault and fault.retry_after is not None:
            self._send(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(fault.retry_after)})
            return
        if fault and fault.error:
            self._send(200, {"ok": False, "error": fault.error})
            return
        if fault and fault.body is not None:
            self._send_bytes(200, fault.body, "application/json; charset=utf-8", {})
            return
        if method == "apps.connections.open" and token:
            reply: dict[str, Any] = {"ok": True, "url": f"ws://{self.stand_in.address}{_SOCKET}?ticket=1"}
        else:
            reply = perform(workspace, method, arguments, token)
        if fault and fault.lost_reply:
            self._hang_up()
            return
        self._send(200, reply)

    def _respond(self, identity: str, body: Mapping[str, Any]) -> None:
        workspace = self.stand_in.workspace
        with workspace.lock:
            workspace.calls.append(Call("response_url", body))
        fault = self.stand_in.next_fault("response_url")
        place = workspace.places.get(identity)
        if place is None or (fault and fault.error):
            self._send_text(404, fault.error if fault else "expired_url")
            return
        result = respond(workspace, place, body)
        if fault and fault.lost_reply:
            self._hang_up()
            return
        self._send_text(200 if result == "ok" else 400, result)

    def _upgrade(self) -> None:
        self.send_response(101, "Switching Protocols")
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", accept_key(self.headers["Sec-WebSocket-Key"]))
        self.end_headers()
        self.close_connection = True
        link = SocketLink(self.connection)
        self.stand_in.links.append(link)
        link.run()

    def _hang_up(self) -> None:
        """Close without a reply, as a broken network does."""
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def _send(self, status: int, reply: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> None:
        self._send_bytes(status, json.dumps(reply).encode(), "application/json; charset=utf-8", headers or {})

    def _send_text(self, status: int, text: str) -> None:
        self._send_bytes(status, text.encode(), "text/plain; charset=utf-8", {})

    def _send_bytes(self, status: int, body: bytes, kind: str, headers: Mapping[str, str]) -> None:
        # Whoever called may have died meanwhile.
        with suppress(BrokenPipeError, ConnectionResetError):
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
