import struct
import zlib

import numpy as np
import pytest

from tests.tools.looks.pictures import png
from tools.looks.png import COLOURS, SIGNATURE, _chunk, _pixels, smaller, text_of, with_text


def palette_pixels(data: bytes) -> np.ndarray:
    place = data.index(b"PLTE")
    (length,) = struct.unpack("!I", data[place - 4 : place])
    palette = data[place + 4 : place + 4 + length]
    start = data.index(b"IDAT")
    (size,) = struct.unpack("!I", data[start - 4 : start])
    width, height = struct.unpack("!2I", data[16:24])
    lines = np.frombuffer(zlib.decompress(data[start + 4 : start + 4 + size]), np.uint8)
    numbers = lines.reshape(height, width + 1)[:, 1:]
    colours = np.frombuffer(palette, np.uint8).reshape(-1, 3)
    assert len(colours) <= COLOURS
    return colours[numbers]


def test_few_colours_stay_as_they_are() -> None:
    rows = np.array([[[255, 255, 255], [1, 2, 3]], [[1, 2, 3], [200, 30, 40]]], np.uint8)
    data = smaller(png(rows))
    assert (palette_pixels(data) == rows).all()


def test_rare_colours_become_near_ones() -> None:
    grey = np.repeat(np.arange(256, dtype=np.uint8), 3).reshape(1, 256, 3)
    rows = np.vstack([grey, np.zeros((3, 256, 3), np.uint8), np.full((3, 256, 3), 255, np.uint8)])
    found = palette_pixels(smaller(png(rows)))
    assert (found[1:] == rows[1:]).all()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (0, [[10, 20], [30, 40]]),
        (1, [[10, 30], [30, 70]]),
        (2, [[10, 20], [40, 60]]),
        (3, [[10, 25], [35, 70]]),
        (4, [[10, 30], [40, 80]]),
    ],
)
def test_every_filter_of_png_is_undone(kind: int, expected: list[list[int]]) -> None:
    rows = np.repeat(np.array([[10, 20], [30, 40]], np.uint8)[:, :, None], 3, axis=2)
    assert _pixels(png(rows, kind))[:, :, 0].tolist() == expected


ONE_BIT = SIGNATURE + _chunk(b"IHDR", struct.pack("!2I5B", 1, 1, 1, 0, 0, 0, 0))


@pytest.mark.parametrize("data", [b"GIF89a", ONE_BIT])
def test_other_pictures_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a"):
        smaller(data)


def test_text_is_kept_beside_the_picture() -> None:
    bare = smaller(png(np.full((2, 3, 3), 7, np.uint8)))
    noted = with_text(with_text(bare, "one", "first"), "other", "second")
    assert [text_of(noted, keyword) for keyword in ("one", "other", "on", "")] == ["first", "second", "", ""]
    assert text_of(bare, "one") == ""
    assert (palette_pixels(noted) == 7).all()
    with pytest.raises(ValueError, match="not a PNG"):
        text_of(b"GIF89a", "one")
