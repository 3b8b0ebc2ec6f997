"""The port to the sentence encoder, and the vectors kept by text."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.finder.finder import Finder, build
from bot.finder.model import encoder as encoders
from bot.finder.model.encoder import Floats, need_to_encode, phrase_to_encode
from bot.finder.model.vectors import CachingEncoder
from tests.toys.shop import SHOP


class Letters:
    """A vector of how often each letter stands in a text: near where texts share words."""

    name = "letters"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        self.asked.extend(texts)
        counts = np.array([[1 + text.count(chr(97 + place)) for place in range(26)] for text in texts])
        found: Floats = (counts / np.linalg.norm(counts, axis=-1, keepdims=True)).astype(np.float32)
        return found


@pytest.mark.parametrize(
    ("text", "need"),
    [("who handles returns?", "returns"), ("谁负责退货", "退货"), ("who?", ""), ("...", "")],
)
def test_the_need_is_encoded_without_its_carrier(text: str, need: str) -> None:
    assert need_to_encode(text) == need


def test_a_wording_of_nothing_but_a_carrier_is_encoded_whole() -> None:
    assert phrase_to_encode("Who handles what?") != ""


def test_another_encoder_can_take_its_place() -> None:
    letters = Letters()
    built = build(SHOP, letters)
    assert set(map(phrase_to_encode, built.entries.phrases)) <= set(letters.asked)
    assert built.meaning is not None
    assert built.meaning.phrases.shape == (len(built.entries.phrases), 26)
    answer = built.find("who handles returns?")
    assert answer.best is not None
    assert answer.best.role == "returns-specialist"
    assert letters.asked[-1] == "returns"


def test_without_an_encoder_words_answer_and_the_log_says_so_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(encoders, "default", lambda: None)
    encoders.say_it_is_missing.cache_clear()
    built = [build(SHOP), build(SHOP)]
    assert [finder.meaning for finder in built] == [None, None]
    assert caplog.text.count("is not installed") == 1
    best = built[0].find("who handles returns?").best
    assert best is not None
    assert best.role == "returns-specialist"


def test_a_large_catalogue_does_without(shipped: Finder) -> None:
    assert shipped.meaning is None
    assert shipped.encoder is None


def test_the_same_text_is_encoded_once(tmp_path: Path) -> None:
    letters, file = Letters(), tmp_path / "deep" / "vectors"
    first = CachingEncoder(letters, [file]).encode(["a", "b", "a"])
    again = CachingEncoder(letters, [file]).encode(["b", "a", "c"])
    assert letters.asked == ["a", "b", "c"]
    assert np.array_equal(first[[1, 0]], again[:2])


def test_another_encoder_s_vectors_are_not_taken(tmp_path: Path) -> None:
    letters, others = Letters(), Letters()
    others.name = "others"
    CachingEncoder(letters, [tmp_path / "vectors"]).encode(["a"])
    CachingEncoder(others, [tmp_path / "vectors"]).encode(["a"])
    assert others.asked == ["a"]


@pytest.mark.parametrize("inside", [b"", b"not vectors", b"PK\x03\x04 half a zip"])
def test_a_damaged_file_only_costs_time(tmp_path: Path, inside: bytes) -> None:
    file = tmp_path / "vectors"
    file.write_bytes(inside)
    letters = Letters()
    CachingEncoder(letters, [file]).encode(["a"])
    CachingEncoder(letters, [file]).encode(["a"])
    assert letters.asked == ["a"]


def test_where_nothing_can_be_written_the_next_place_is_taken(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("a file")
    places = [tmp_path / "in the way" / "vectors", tmp_path / "home" / "vectors"]
    letters = Letters()
    CachingEncoder(letters, places).encode(["a"])
    CachingEncoder(letters, places).encode(["a"])
    assert letters.asked == ["a"]


def test_a_file_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.finder.model.vectors.MOST", 3)
    letters, file = Letters(), tmp_path / "vectors"
    CachingEncoder(letters, [file]).encode(["a", "b"])
    CachingEncoder(letters, [file]).encode(["c", "d"])
    CachingEncoder(letters, [file]).encode(["c", "d"])
    assert letters.asked == ["a", "b", "c", "d"]
    CachingEncoder(letters, [file]).encode(["a"])
    assert letters.asked[-1] == "a"
