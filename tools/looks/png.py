"""A smaller PNG: a few colours do for text on plain surfaces."""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
COLOURS: Final = 64
_HEAD: Final = len(SIGNATURE) + 25
"""Where the first chunk ends, which is always IHDR."""

Bytes = NDArray[np.uint8]


def smaller(png: bytes) -> bytes:
    """The same picture with a palette; rarer colours become the nearest of the frequent ones.

    Takes 8-bit RGB or RGBA without interlacing, as Chromium writes it. Raises ValueError for any other.
    """
    pixels = _pixels(png)
    height, width, _ = pixels.shape
    packed = pixels.reshape(-1, 3).astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    colours, numbers, counts = np.unique(packed, return_inverse=True, return_counts=True)
    palette = _palette(_unpacked(colours), counts)
    # for every colour there is, the nearest in the palette
    far = ((_unpacked(colours)[:, None, :].astype(np.int32) - palette[None, :, :]) ** 2).sum(axis=2)
    drawn = far.argmin(axis=1).astype(np.uint8)[numbers.reshape(-1)].reshape(height, width)
    lines = np.hstack([np.zeros((height, 1), np.uint8), drawn])
    head = struct.pack("!2I5B", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", palette.tobytes()), (b"IDAT", zlib.compress(lines.tobytes(), 9)))
    return SIGNATURE + b"".join(_chunk(kind, data) for kind, data in (*chunks, (b"IEND", b"")))


def with_text(png: bytes, keyword: str, text: str) -> bytes:
    """The same picture with a tEXt chunk; keyword and text in Latin-1, the keyword at most 79 characters."""
    chunk = _chunk(b"tEXt", keyword.encode("latin-1") + b"\0" + text.encode("latin-1"))
    return png[:_HEAD] + chunk + png[_HEAD:]


def text_of(png: bytes, keyword: str) -> str:
    """What the picture's tEXt chunk of that keyword says; empty without one. Raises ValueError if no PNG."""
    for kind, data in _chunks(png):
        found, _, text = data.partition(b"\0")
        if kind == b"tEXt" and found == keyword.encode("latin-1"):
            return text.decode("latin-1")
    return ""


def _palette(colours: Bytes, counts: NDArray[np.int64]) -> Bytes:
    """The most frequent colour of each kind, kinds being a sixteenth of each channel wide.

    Without the kinds the many greys at the edges of letters would leave no place for a link's blue.
    """
    kinds = (colours.astype(np.uint32) >> 4) @ np.array([256, 16, 1], np.uint32)
    by_count = np.argsort(-counts, kind="stable")
    _, first = np.unique(kinds[by_count], return_index=True)
    best = by_count[np.sort(first)][:COLOURS]
    found: Bytes = colours[best]
    return found


def _unpacked(colours: NDArray[np.uint32]) -> Bytes:
    return np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1).astype(np.uint8)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and the data of every chunk. Raises ValueError if it is no PNG."""
    if not png.startswith(SIGNATURE):
        raise ValueError("not a PNG")
    place = len(SIGNATURE)
    while place < len(png):
        (size,) = struct.unpack_from("!I", png, place)
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + size]
        place += size + 12


def _pixels(png: bytes) -> Bytes:
    """Rows, columns, RGB."""
    data, head = b"", b""
    for kind, chunk in _chunks(png):
        head = chunk if kind == b"IHDR" else head
        data += chunk if kind == b"IDAT" else b""
    width, height, depth, colour, _, _, interlaced = struct.unpack("!2I5B", head)
    if depth != 8 or colour not in {2, 6} or interlaced:
        raise ValueError("not an 8-bit RGB picture")
    step = 3 if colour == 2 else 4
    raw = np.frombuffer(zlib.decompress(data), np.uint8).reshape(height, width * step + 1)
    rows = np.zeros((height, width * step), np.uint8)
    above = np.zeros(width * step, np.uint8)
    for number in range(height):
        above = _unfiltered(int(raw[number, 0]), raw[number, 1:], above, step)
        rows[number] = above
    return rows.reshape(height, width, step)[:, :, :3]


def _unfiltered(kind: int, line: Bytes, above: Bytes, step: int) -> Bytes:
    """A line as it was before PNG's filter, which writes differences to its neighbours."""
    if kind == 0:
        return line.copy()
    if kind == 1:
        return np.cumsum(line.reshape(-1, step), axis=0, dtype=np.uint8).reshape(-1)
    if kind == 2:
        return line + above
    found = bytearray(line.tobytes())
    upper = above.tobytes()
    for place in range(len(found)):
        left = found[place - step] if place >= step else 0
        corner = upper[place - step] if place >= step else 0
        guess = (left + upper[place]) // 2 if kind == 3 else _paeth(left, upper[place], corner)
        found[place] = (found[place] + guess) & 255
    return np.frombuffer(bytes(found), np.uint8)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    distances = (abs(guess - left), abs(guess - up), abs(guess - corner))
    return (left, up, corner)[distances.index(min(distances))]
