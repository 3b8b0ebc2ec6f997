"""The server's side of Socket Mode: envelopes over a WebSocket, as far as RFC 6455 is needed for it."""

import base64
import hashlib
import json
import socket
import struct
from collections.abc import Mapping
from queue import Queue
from threading import Event, Lock
from typing import Any, Final

_MAGIC: Final = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_TEXT: Final = 0x1
_CLOSE: Final = 0x8
_PING: Final = 0x9
_PONG: Final = 0xA


def accept_key(key: str) -> str:
    """The handshake's answer to a client's key (RFC 6455, section 4.2.2)."""
    return base64.b64encode(hashlib.sha1((key + _MAGIC).encode(), usedforsecurity=False).digest()).decode()


class SocketLink:
    """One connected client. ``replies`` receives what it acknowledges, as parsed JSON."""

    def __init__(self, connection: socket.socket) -> None:
        self.replies: Queue[dict[str, Any]] = Queue()
        self.closed = Event()
        self._connection = connection
        self._lock = Lock()

    def send(self, envelope: Mapping[str, Any]) -> None:
        """Deliver an envelope: ``envelope_id``, ``type`` and ``payload``."""
        self._frame(_TEXT, json.dumps(envelope).encode())

    def close(self) -> None:
        if not self.closed.is_set():
            self.closed.set()
            try:
                self._frame(_CLOSE, struct.pack("!H", 1000))
                self._connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # the client was gone first

    def run(self) -> None:
        """Read frames until the link ends."""
        try:
            self.send({"type": "hello", "num_connections": 1})
            while not self.closed.is_set():
                opcode, data = self._read_frame()
                if opcode == _PING:
                    self._frame(_PONG, data)
                elif opcode == _TEXT:
                    self.replies.put(json.loads(data))
                elif opcode == _CLOSE:
                    break
        except (OSError, EOFError):
            return
        finally:
            self.closed.set()

    def _frame(self, opcode: int, data: bytes) -> None:
        size = len(data)
        if size < 126:
            head = struct.pack("!BB", 0x80 | opcode, size)
        elif size < 65536:
            head = struct.pack("!BBH", 0x80 | opcode, 126, size)
        else:
            head = struct.pack("!BBQ", 0x80 | opcode, 127, size)
        with self._lock:
            self._connection.sendall(head + data)

    def _read_frame(self) -> tuple[int, bytes]:
        first, second = self._read(2)
        size = second & 0x7F
        if size == 126:
            (size,) = struct.unpack("!H", self._read(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", self._read(8))
        mask = self._read(4) if second & 0x80 else bytes(4)
        data = self._read(size)
        return first & 0x0F, bytes(byte ^ mask[index % 4] for index, byte in enumerate(data))

    def _read(self, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            piece = self._connection.recv(size - len(data))
            if not piece:
                raise EOFError
            data += piece
        return bytes(data)
