"""Opening a catalogue: from its cache if the files are the ones it was made from, else from the files.

The cache is named after everything it depends on, so it is never read for other files, other code or other
libraries. It holds numbers and JSON; nothing in it is executed.
"""

import contextlib
import hashlib
import logging
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import opencc
import Stemmer

from bot import __version__, last_good_catalogue
from bot.catalogue.errors import CatalogueError, Problem
from bot.catalogue.model import Catalogue
from bot.catalogue.yaml import files
from bot.desk import Desk
from bot.finder import cache as finder_cache
from bot.finder import finder
from bot.finder.finder import Finder
from bot.finder.model import encoder as encoders
from bot.finder.model.vectors import CachingEncoder

if TYPE_CHECKING:
    from bot.catalogue.watcher import Watcher

FOLDER: Final = ".cache"
SUFFIX: Final = ".npz"
VECTORS: Final = "vectors.kept"
"""Beside the caches, for all of them: what the sentence encoder made of each wording."""
KEPT: Final = 4
"""Cache files kept in a folder: versions that run side by side must not delete each other's."""

LOGGED: Final = 20
"""Problems of a broken change that are written to the log."""

INTERVAL_S: Final = 2.0
"""Seconds between two looks at the files of a running bot."""

logger = logging.getLogger(__name__)

_PACKAGE: Final = Path(__file__).resolve().parent

MAKES_A_FINDER: Final = ("catalogue", "finder", "language")
"""Packages whose code and tables decide what a finder holds."""


def open_desk(knowledge_dir: Path) -> Desk:
    """The desk for a catalogue. Raises CatalogueError with every problem of its files."""
    return Desk(open_finder(knowledge_dir))


def open_finder(knowledge_dir: Path) -> Finder:
    """The finder for a catalogue, from the cache if there is one for exactly these files.

    Raises CatalogueError with every problem of the files. A cache that is missing, damaged or cannot be
    written is no error.
    """
    places = _places(knowledge_dir)
    sources, problems = files.read_all(knowledge_dir)
    cached = None if problems else _cached(files.digest(sources), places)
    if cached is not None:
        return cached
    # The YAML library is only loaded for a catalogue that has to be read anew.
    from bot.catalogue.yaml.loader import load

    return _build(load(knowledge_dir), places)


def open_served_desk(knowledge_dir: Path) -> tuple[Desk, tuple[Problem, ...]]:
    """The desk of a bot that serves, and the problems of the files it could not be made from.

    While the files are broken, the last good catalogue answers. Raises CatalogueError if none was kept.
    """
    places = _places(knowledge_dir)
    try:
        desk = open_desk(knowledge_dir)
    except CatalogueError as error:
        kept = last_good_catalogue.recall(places)
        if kept is None:
            raise
        _log_problems(error.problems)
        return Desk(_cached(kept.digest, places) or _build(kept, places)), error.problems
    last_good_catalogue.keep(desk.catalogue, places)
    return desk, ()


def watch(
    desk: Desk,
    knowledge_dir: Path,
    *,
    interval_s: float = INTERVAL_S,
    problems: tuple[Problem, ...] = (),
) -> "Watcher":
    """Let the desk answer from the files as they change, until the watcher is stopped.

    The new finder is built in the watcher's thread while the old one answers. A broken change is logged,
    and the last good catalogue keeps answering. ``problems`` are those the files are known to have.
    """
    from bot.catalogue.watcher import Watcher

    places = _places(knowledge_dir)

    def on_change(catalogue: Catalogue) -> None:
        desk.replace(_build(catalogue, places))
        last_good_catalogue.keep(catalogue, places)
        logger.info("catalogue changed: now at %s", catalogue.digest[:12])

    watcher = Watcher(
        knowledge_dir, on_change, _log_problems, digest=desk.catalogue.digest, problems=problems
    )
    watcher.start(interval_s)
    return watcher


def _log_problems(problems: tuple[Problem, ...]) -> None:
    logger.error("the changed catalogue cannot be used; the last good one keeps answering")
    for problem in problems[:LOGGED]:
        logger.error("%s", problem)
    if len(problems) > LOGGED:
        logger.error("… and %d more: run `check`", len(problems) - LOGGED)


def _cached(digest: str, places: tuple[Path, ...]) -> Finder | None:
    """The finder stored for the catalogue with this digest by this very code, if there is one."""
    name = f"{_key(digest)}{SUFFIX}"
    return next((found for place in places if (found := _read(place / name)) is not None), None)


def _build(catalogue: Catalogue, places: tuple[Path, ...]) -> Finder:
    encoder = encoders.default()
    kept = None if encoder is None else CachingEncoder(encoder, [place / VECTORS for place in places])
    built = finder.build(catalogue, kept)
    # The digest of what was loaded, which may be newer than what was looked for.
    name = f"{_key(catalogue.digest)}{SUFFIX}"
    for place in places:
        if _write(built, place, name):
            break
    return built


def _read(file: Path) -> Finder | None:
    try:
        return finder_cache.read(file)
    except (OSError, finder_cache.DamagedError):
        return None


def _write(built: Finder, folder: Path, name: str) -> bool:
    """Put the cache in place in one step, so that no process ever sees half of it."""
    temporary = folder / f".{name}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        finder_cache.write(built, temporary)
        temporary.replace(folder / name)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        return False
    _tidy(folder)
    return True


def _tidy(folder: Path) -> None:
    with contextlib.suppress(OSError):
        newest_first = sorted(folder.glob(f"*{SUFFIX}"), key=lambda file: -file.stat().st_mtime_ns)
        for file in newest_first[KEPT:]:
            file.unlink(missing_ok=True)


def _places(knowledge_dir: Path) -> tuple[Path, ...]:
    """Where the cache may be: beside the files, else in the user's cache folder."""
    resolved = knowledge_dir.resolve()
    folder = hashlib.sha256(os.fsencode(resolved)).hexdigest()[:16]
    places = [] if resolved.is_relative_to(_PACKAGE) else [resolved / FOLDER]
    with contextlib.suppress(RuntimeError):  # no home
        home = os.environ.get("XDG_CACHE_HOME", "")
        places.append((Path(home) if home else Path.home() / ".cache") / "who-handles" / folder)
    return tuple(places)


def _key(catalogue_digest: str) -> str:
    return hashlib.sha256(f"{catalogue_digest} {_code_digest()}".encode()).hexdigest()


@cache
def _code_digest() -> str:
    """The code and libraries that a finder is made by; read once, when they were imported."""
    encoder = encoders.default()
    named = "" if encoder is None else encoder.name
    versions = (__version__, named, np.__version__, opencc.__version__, Stemmer.version())
    digest = hashlib.sha256(" ".join(versions).encode())
    for file in code_files():
        data = file.read_bytes()
        digest.update(f"{file.relative_to(_PACKAGE).as_posix()} {len(data)} ".encode())
        digest.update(data)
    return digest.hexdigest()


def code_files() -> list[Path]:
    """Every file a finder is made by, in a fixed order; whole packages, so a moved module still counts."""
    own = Path(__file__).resolve()
    places = [_PACKAGE / name for name in MAKES_A_FINDER]
    inner = {file for place in places for file in (place, *place.rglob("*"))}
    return [own, *sorted(file for file in inner if file.suffix in {".py", ".txt"})]
