"""Vectors kept by text in a file: a changed duty costs only its own encoding."""

import contextlib
import hashlib
import io
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.finder.model.encoder import Encoder, Floats

MOST: Final = 15_000
"""Vectors in a file, of about two kilobytes each; where it would hold more, only those in use are kept."""
_KEY: Final = 16  # bytes of a text's digest

Vectors = dict[bytes, NDArray[np.float32]]


class CachingEncoder:
    """An encoder that looks texts up in the first of some files that is there, and adds what is new to it.

    A file that is missing, damaged or cannot be written only costs time.
    """

    def __init__(self, encoder: Encoder, files: Sequence[Path]) -> None:
        self.name: Final = encoder.name
        self.encoder: Final = encoder
        self._files: Final = tuple(files)
        self._known: Vectors | None = None

    def encode(self, texts: Sequence[str]) -> Floats:
        if not texts:
            return self.encoder.encode(texts)
        if self._known is None:
            self._known = next(filter(None, map(_read, self._files)), {})
        keys = [_key(self.name, text) for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        if new:
            vectors = self.encoder.encode(list(new.values()))
            self._known |= dict(zip(new, vectors, strict=True))
            if len(self._known) > MOST:
                self._known = {key: self._known[key] for key in dict.fromkeys(keys)}
            any(_write(file, self._known) for file in self._files)
        known = self._known
        return np.stack([known[key] for key in keys])


def _key(name: str, text: str) -> bytes:
    return hashlib.blake2b(f"{name}\0{text}".encode(), digest_size=_KEY).digest()


def _read(file: Path) -> Vectors:
    try:
        with np.load(io.BytesIO(file.read_bytes()), allow_pickle=False) as kept:
            keys, vectors = kept["keys"], kept["vectors"]
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        return {}
    whole = keys.dtype == np.uint8 and vectors.dtype == np.float32 and keys.ndim == vectors.ndim == 2
    if not whole or keys.shape != (len(vectors), _KEY) or not np.isfinite(vectors).all():
        return {}
    return {key.tobytes(): vector for key, vector in zip(keys, vectors, strict=True)}


def _write(file: Path, vectors: Vectors) -> bool:
    """In one step, so that no process ever sees half of it; False where it cannot be written."""
    keys = np.frombuffer(b"".join(vectors), dtype=np.uint8).reshape(-1, _KEY)
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as opened:
            np.savez(opened, keys=keys, vectors=np.stack(list(vectors.values())))
        temporary.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        return False
    return True
