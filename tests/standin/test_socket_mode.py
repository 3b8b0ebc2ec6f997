import json
import os
import socket
import struct
from collections.abc import Iterator
from threading import Thread

import pytest

from bot.standin.socket_mode import SocketLink, accept_key


@pytest.fixture
def ends() -> Iterator[tuple[SocketLink, socket.socket]]:
    ours, theirs = socket.socketpair()
    theirs.settimeout(60)
    link = SocketLink(ours)
    thread = Thread(target=link.run)
    thread.start()
    yield link, theirs
    theirs.close()
    thread.join(60)
    ours.close()
    assert not thread.is_alive()
    assert link.closed.is_set()


def masked(opcode: int, data: bytes) -> bytes:
    """A client's frame, which RFC 6455 wants masked."""
    mask = os.urandom(4)
    size = len(data)
    if size < 126:
        head = struct.pack("!BB", 0x80 | opcode, 0x80 | size)
    elif size < 65536:
        head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, size)
    else:
        head = struct.pack("!BBQ", 0x80 | opcode, 0x80 | 127, size)
    return head + mask + bytes(byte ^ mask[index % 4] for index, byte in enumerate(data))


def _frame(stream: object) -> tuple[int, bytes]:
    first, size = stream.read(2)
    if size == 126:
        (size,) = struct.unpack("!H", stream.read(2))
    elif size == 127:
        (size,) = struct.unpack("!Q", stream.read(8))
    return first & 0x0F, stream.read(size)


def test_handshake_key_is_the_one_of_the_standard() -> None:
    # RFC 6455, section 1.3
    assert accept_key("dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="


@pytest.mark.parametrize("size", [1, 125, 126, 65_535, 65_536])
def test_envelopes_and_replies_of_every_length(ends: tuple[SocketLink, socket.socket], size: int) -> None:
    link, client = ends
    with client.makefile("rb") as stream:
        assert json.loads(_frame(stream)[1])["type"] == "hello"
        link.send({"text": "x" * size})
        assert json.loads(_frame(stream)[1]) == {"text": "x" * size}
    client.sendall(masked(0x1, json.dumps({"text": "y" * size}).encode()))
    assert link.replies.get(timeout=60) == {"text": "y" * size}


def test_ping_is_answered_and_close_ends(ends: tuple[SocketLink, socket.socket]) -> None:
    link, client = ends
    with client.makefile("rb") as stream:
        _frame(stream)
        client.sendall(masked(0x9, b"now"))
        assert _frame(stream) == (0xA, b"now")
    client.sendall(masked(0x8, b""))
    assert link.closed.wait(60)
