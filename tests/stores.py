"""Fresh stores for tests of other things: copies of one that was migrated once."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from bot.store.engine import open_engine
from bot.store.model import PATIENT, Patience
from bot.store.store import Store
from bot.store.upgrade import upgrade

_opened: list[tuple[Store, Path]] = []


@cache
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "store.sqlite3"
        upgrade(f"sqlite:///{file}")
        return file.read_bytes()


def new_store(patience: Patience = PATIENT) -> Store:
    """An empty store in a file of its own, closed and removed when the test is over."""
    folder = Path(tempfile.mkdtemp(prefix="who-handles-test-"))
    file = folder / "store.sqlite3"
    file.write_bytes(_migrated())
    store = Store(open_engine(f"sqlite:///{file}"), patience)
    _opened.append((store, folder))
    return store


def close_all() -> None:
    while _opened:
        store, folder = _opened.pop()
        store.close()
        shutil.rmtree(folder)
