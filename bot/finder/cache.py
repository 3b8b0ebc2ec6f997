"""A finder as one file and back: numbers as numpy arrays, the rest as JSON, under a checksum.

Nothing executable is read, and nothing at all of a file that is not whole.
"""

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.catalogue import snapshot
from bot.finder import finder
from bot.finder.finder import Finder
from bot.finder.model import encoder as encoders
from bot.finder.model import entries, fitting
from bot.finder.model.index import Floats, Index
from bot.finder.model.meaning import Meaning

_CHECKSUM_BYTES: Final = 32
_TEXTS: Final = "texts"
_FITTED: Final = "fitted"
_MEANING: Final = "meaning"
_OF_MEANING: Final = "meaning_of_"
_VECTORS: Final = tuple(f"{_OF_MEANING}{name}" for name in ("phrases", "background", "usual"))
_ARRAYS: Final = {"idf": np.float32, "starts": np.int64, "postings": np.int32, "weights": np.float32}


class DamagedError(ValueError):
    """The file is not what ``write`` made of a finder."""


def write(found: Finder, file: Path) -> None:
    """Raises OSError if the file cannot be written."""
    texts = {
        "catalogue": snapshot.to_json(found.catalogue),
        "vocabulary": list(found.index.vocabulary),
        "words": dict(found.corrector.frequency),
        "level": found.fit.level,
        "encoder": None if found.encoder is None else found.encoder.name,
    }
    arrays: dict[str, NDArray[Any]] = {name: getattr(found.index, name) for name in _ARRAYS}
    arrays[_TEXTS] = np.frombuffer(json.dumps(texts, ensure_ascii=False).encode(), dtype=np.uint8)
    arrays |= {name: array for name, array in _optional(found).items() if array is not None}
    packed = io.BytesIO()
    np.savez(packed, allow_pickle=False, **arrays)
    data = packed.getbuffer()
    with file.open("wb") as opened:
        opened.write(hashlib.sha256(data).digest())
        opened.write(data)


def read(file: Path) -> Finder:
    """Raises OSError if there is no such file, DamagedError if it is not whole."""
    stored = memoryview(file.read_bytes())
    checksum, data = stored[:_CHECKSUM_BYTES], stored[_CHECKSUM_BYTES:]
    if hashlib.sha256(data).digest() != checksum:
        raise DamagedError("its checksum is wrong")
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as kept:
            arrays = {name: kept[name] for name in kept.files}
        texts = json.loads(arrays.pop(_TEXTS).tobytes())
        catalogue = snapshot.from_json(texts["catalogue"])
        flat = entries.entries_of(catalogue)
        index = _index(texts["vocabulary"], arrays, len(flat.phrases), detailed=fitting.has_few_phrases(flat))
        words: dict[str, int] = texts["words"]
        fit = fitting.Weights(arrays.get(_FITTED), arrays.get(_MEANING), float(texts["level"]))
        encoder = None if texts["encoder"] is None else encoders.default()
        meaning = None if encoder is None else Meaning(*(arrays[name] for name in _VECTORS))
    except (zipfile.BadZipFile, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedError(f"not a stored finder: {error}") from error
    if (None if encoder is None else encoder.name) != texts["encoder"]:
        raise DamagedError("it was made with another encoder")
    _judge(index, fit.words, len(flat.owners))
    if meaning is not None:
        _judge_vectors(meaning, fit.meaning, flat)
    return finder.assemble(catalogue, flat, index, words, fit, meaning, encoder)


def _optional(found: Finder) -> dict[str, NDArray[Any] | None]:
    optional: dict[str, NDArray[Any] | None] = {_FITTED: found.fit.words, _MEANING: found.fit.meaning}
    if found.meaning is not None:
        optional |= {name: getattr(found.meaning, name.removeprefix(_OF_MEANING)) for name in _VECTORS}
    return optional


def _index(
    vocabulary: list[str], arrays: dict[str, NDArray[Any]], phrase_count: int, *, detailed: bool
) -> Index:
    for name, kind in _ARRAYS.items():
        if arrays[name].dtype != kind or arrays[name].ndim != 1:
            raise DamagedError(f"{name} is not a row of {kind.__name__}")
    numbers = dict(zip(vocabulary, range(len(vocabulary)), strict=True))
    return Index(
        numbers,
        phrase_count=phrase_count,
        detailed=detailed,
        **{name: arrays[name] for name in _ARRAYS},
    )


def _judge_vectors(meaning: Meaning, weights: Floats | None, flat: entries.Entries) -> None:
    size = meaning.phrases.shape[-1]
    arrays = (meaning.phrases, meaning.background)
    sound = (
        len(meaning.phrases) == len(flat.phrases)
        and all(each.dtype == np.float32 and each.ndim == 2 and each.shape[1] == size for each in arrays)
        and meaning.usual.dtype == np.float32
        and meaning.usual.shape == (len(flat.owners),)
        and weights is not None
        and weights.dtype == np.float32
        and weights.shape == (size, len(flat.owners))
    )
    if not sound:
        raise DamagedError("its vectors do not fit it")


def _judge(index: Index, fitted: Floats | None, owner_count: int) -> None:
    """Find here what a later look-up would stumble over."""
    count = len(index.vocabulary)
    sound = (
        len(index.idf) == count
        and len(index.starts) == count + 1
        and index.starts[0] == 0
        and index.starts[-1] == len(index.postings) == len(index.weights)
        and bool(np.all(np.diff(index.starts) >= 0))
        and (
            not len(index.postings) or 0 <= index.postings.min() <= index.postings.max() < index.phrase_count
        )
        and (fitted is None or (fitted.dtype == np.float32 and fitted.shape == (count, owner_count)))
    )
    if not sound:
        raise DamagedError("its parts do not fit each other")
