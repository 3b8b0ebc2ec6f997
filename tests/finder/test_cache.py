"""A finder as a file and back."""

import hashlib
import io
import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.finder import cache
from bot.finder.finder import Finder
from bot.finder.model.fitting import Weights

ASKED = (
    "who handles returns",
    "谁管盘点",
    "retunrs",
    "退或",
    "tax returns",
    "what does the stock clerk do",
    "thanks",
    "",
)


@pytest.fixture(scope="module")
def file(shop: Finder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stored") / "shop.npz"
    cache.write(shop, path)
    return path


def test_a_stored_finder_answers_alike(shop: Finder, file: Path) -> None:
    read = cache.read(file)
    assert read.catalogue == shop.catalogue
    for question in ASKED:
        assert read.find(question, explain=True) == shop.find(question, explain=True)
        assert read.find("and the stock?", topic=question) == shop.find("and the stock?", topic=question)


def test_the_stored_shipped_catalogue_answers_alike(shipped: Finder, tmp_path: Path) -> None:
    path = tmp_path / "shipped"
    cache.write(shipped, path)
    read = cache.read(path)
    for question in (*ASKED, "誰負責退換貨", "who hanldes ivnoices"):
        assert read.find(question, explain=True) == shipped.find(question, explain=True)


def test_a_finder_without_fitted_weights_can_be_stored(shop: Finder, tmp_path: Path) -> None:
    bare = replace(shop, fit=Weights(), meaning=None, encoder=None)
    cache.write(bare, tmp_path / "bare")
    read = cache.read(tmp_path / "bare")
    assert read.weights is None
    assert read.find(ASKED[0]) == bare.find(ASKED[0])


def test_the_same_finder_is_the_same_file(shop: Finder, file: Path, tmp_path: Path) -> None:
    cache.write(cache.read(file), tmp_path / "again")
    again = cache.read(tmp_path / "again")
    assert list(again.index.vocabulary) == list(shop.index.vocabulary)
    assert dict(again.corrector.frequency) == dict(shop.corrector.frequency)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        cache.read(tmp_path / "none")


def test_a_missing_folder_is_an_error(shop: Finder, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none"):
        cache.write(shop, tmp_path / "none" / "file")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_changed_byte_is_noticed(file: Path, tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(file.read_bytes())
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    (tmp_path / "changed").write_bytes(whole)
    with pytest.raises(cache.DamagedError):
        cache.read(tmp_path / "changed")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_half_a_file_is_noticed(file: Path, tmp_path: Path, data: st.DataObject) -> None:
    whole = file.read_bytes()
    (tmp_path / "half").write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(cache.DamagedError):
        cache.read(tmp_path / "half")


def sealed(data: bytes) -> bytes:
    """With a sound checksum, so that what is inside is looked at."""
    return hashlib.sha256(data).digest() + data


class Hostile:
    """Runs when unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return pytest.fail, ("something was executed",)


def saved(texts: bytes) -> bytes:
    """Arrays as ``write`` packs them, with nothing but texts."""
    packed = io.BytesIO()
    np.savez(packed, allow_pickle=False, texts=np.frombuffer(texts, dtype=np.uint8))
    return packed.getvalue()


def saved_object() -> bytes:
    packed = io.BytesIO()
    np.savez(packed, allow_pickle=True, texts=np.array([Hostile()], dtype=object))
    return packed.getvalue()


@pytest.mark.parametrize(
    "inside",
    [
        b"",
        b"not a finder",
        pickle.dumps(Hostile()),
        saved(b"[]"),
        saved(b"{"),
        saved(b'{"catalogue": 3}'),
        saved_object(),
    ],
    ids=["nothing", "text", "pickle", "a list", "broken", "no catalogue", "an object"],
)
def test_a_file_that_write_never_made_is_refused(tmp_path: Path, inside: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(sealed(inside))
    with pytest.raises(cache.DamagedError):
        cache.read(path)


def test_parts_that_do_not_fit_each_other_are_refused(shop: Finder, tmp_path: Path) -> None:
    index = shop.index
    assert shop.weights is not None
    unfit = {
        "postings": replace(index, postings=index.postings + np.int32(index.phrase_count)),
        "negative": replace(index, postings=index.postings - np.int32(1)),
        "short": replace(index, weights=index.weights[:-1]),
        "starts": replace(index, starts=index.starts[::-1].copy()),
        "idf": replace(index, idf=index.idf[1:]),
        "kind": replace(index, idf=index.idf.astype(np.float64)),
    }
    for name, changed in unfit.items():
        cache.write(replace(shop, index=changed), tmp_path / name)
        with pytest.raises(cache.DamagedError):
            cache.read(tmp_path / name)
    cache.write(replace(shop, fit=replace(shop.fit, words=shop.weights[:, 1:])), tmp_path / "fitted")
    with pytest.raises(cache.DamagedError):
        cache.read(tmp_path / "fitted")
