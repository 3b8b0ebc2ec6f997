import hashlib
import io
import logging
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import bot
from bot import opening
from bot.catalogue.errors import CatalogueError
from bot.catalogue.model import Catalogue
from bot.catalogue.yaml import loader
from bot.finder import finder
from bot.finder.finder import Finder
from bot.finder.model.encoder import Encoder
from tests.paths import KNOWLEDGE
from tests.toys.workshop import rewrite, write_catalogue

QUESTIONS = (
    "who mends a wobbly chair?",
    "who mends a woobly chair?",
    "椅子坏了找谁",
    "who paints",
    "thanks!",
    "",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user-cache"))
    return write_catalogue(tmp_path / "knowledge")


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The digests of the catalogues that were built rather than read from a cache."""
    built: list[str] = []
    build = finder.build

    def counted(catalogue: Catalogue, encoder: Encoder | None) -> Finder:
        built.append(catalogue.digest)
        return build(catalogue, encoder)

    monkeypatch.setattr(finder, "build", counted)
    return built


def caches(folder: Path) -> list[Path]:
    return sorted(file for file in (folder / opening.FOLDER).iterdir() if file.name != opening.VECTORS)


def test_the_second_start_reads_the_cache(folder: Path, builds: list[str]) -> None:
    first = opening.open_finder(folder)
    second = opening.open_finder(folder)
    assert builds == [loader.digest_of(folder)]
    assert second.catalogue == first.catalogue
    assert second.catalogue.digest == first.catalogue.digest
    for question in QUESTIONS:
        assert second.find(question, explain=True) == first.find(question, explain=True)


def test_shipped_catalogue_answers_alike_from_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "FOLDER", str(tmp_path))
    shipped = KNOWLEDGE
    built, kept = opening.open_finder(shipped), opening.open_finder(shipped)
    assert kept is not built
    assert kept.catalogue == built.catalogue
    assert list(kept.index.vocabulary.items()) == list(built.index.vocabulary.items())
    assert kept.weights is not None
    assert built.weights is not None
    assert np.array_equal(kept.weights, built.weights)
    for question in ("who handles retrns", "谁管库存盘点", "退或给谁"):
        assert kept.find(question, explain=True) == built.find(question, explain=True)


@pytest.mark.parametrize(
    ("file", "old"), [("departments/workshop.yaml", "broken"), ("phrases/workshop.yaml", "wobbly")]
)
def test_a_changed_file_is_read_again(folder: Path, builds: list[str], file: str, old: str) -> None:
    opening.open_finder(folder)
    rewrite(folder / file, old, "rickety")
    assert "rickety" in opening.open_finder(folder).corrector.frequency
    assert builds[1:] == [loader.digest_of(folder)]


def test_a_new_file_and_a_renamed_one_are_noticed(folder: Path, builds: list[str]) -> None:
    opening.open_finder(folder)
    (folder / "phrases/more.yaml").write_text("walls:\n  en: [graffiti]\n", encoding="utf-8")
    assert "graffiti" in opening.open_finder(folder).corrector.frequency
    (folder / "phrases/more.yaml").rename(folder / "phrases/.hidden.yaml")
    assert "graffiti" not in opening.open_finder(folder).corrector.frequency
    assert len(builds) == 2  # the last state is the first one again, and its cache is still good


def test_other_code_or_another_numpy_does_not_read_the_cache(
    folder: Path, builds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opening.open_finder(folder)
    opening.open_finder(folder)
    assert len(builds) == 1
    monkeypatch.setattr(opening, "_code_digest", lambda: "another")
    opening.open_finder(folder)
    assert len(builds) == 2


def test_the_code_digest_reads_every_module_a_stored_finder_is_made_by() -> None:
    package = Path(bot.__file__).parents[1]
    files = (file.relative_to(package).with_suffix("") for file in opening.code_files())
    read = {".".join(file.parts).removesuffix(".__init__") for file in files}
    passive = {"bot", "bot.answer"}  # what an answer looks like is not stored
    assert reached("bot.finder.cache") - passive <= read


def reached(module: str) -> set[str]:
    """The modules of this package that importing one of them loads."""
    show = f"import sys, {module}; print(*(name for name in sys.modules if name.split('.')[0] == 'bot'))"
    printed = subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, check=True).stdout
    return set(printed.split())


def test_the_code_digest_knows_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    now = opening._code_digest.__wrapped__()
    monkeypatch.setattr(np, "__version__", "99.0")
    assert opening._code_digest.__wrapped__() != now
    monkeypatch.undo()
    assert opening._code_digest.__wrapped__() == now


@pytest.mark.parametrize("kept", [0, 1, 100, 0.5, 0.99])
def test_a_cut_cache_is_rebuilt(folder: Path, builds: list[str], kept: float) -> None:
    opening.open_finder(folder)
    (cache,) = caches(folder)
    data = cache.read_bytes()
    cache.write_bytes(data[: int(kept if kept >= 1 else kept * len(data))])
    assert opening.open_finder(folder).find("wobbly chair").best is not None
    assert len(builds) == 2
    assert cache.read_bytes() == data


@pytest.mark.parametrize("place", [0, 40, 1000, -1, -10, -300])
def test_a_cache_with_a_flipped_byte_is_rebuilt(folder: Path, builds: list[str], place: int) -> None:
    opening.open_finder(folder)
    (cache,) = caches(folder)
    data = bytearray(cache.read_bytes())
    data[place] ^= 1
    cache.write_bytes(data)
    opening.open_finder(folder)
    assert len(builds) == 2


def unpacked(cache: Path) -> dict[str, Any]:
    with np.load(io.BytesIO(cache.read_bytes()[32:])) as arrays:
        return dict(arrays)


def repack(cache: Path, arrays: dict[str, Any]) -> None:
    """Write a cache whose checksum is right."""
    packed = io.BytesIO()
    np.savez(packed, **arrays)
    cache.write_bytes(hashlib.sha256(packed.getvalue()).digest() + packed.getvalue())


def test_a_repacked_cache_is_read(folder: Path, builds: list[str]) -> None:
    opening.open_finder(folder)
    (cache,) = caches(folder)
    repack(cache, unpacked(cache))
    opening.open_finder(folder)
    assert len(builds) == 1


class Trap:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (pytest.fail, ("a pickle was executed",))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("idf", np.array([Trap()], dtype=object)),
        ("postings", np.array([10**6], np.int32)),
        ("starts", np.array([0], np.int64)),
        ("idf", np.array([], np.float32)),
        ("idf", np.array([[1]], np.float32)),
        ("idf", np.array([1], np.float64)),
        ("fitted", np.zeros((1, 1), np.float32)),
        ("texts", np.frombuffer(b"[]", np.uint8)),
        ("texts", np.frombuffer(b"{", np.uint8)),
        ("texts", np.frombuffer(b'{"catalogue": {"format": 0}}', np.uint8)),
    ],
)
def test_parts_that_do_not_fit_are_rebuilt(folder: Path, builds: list[str], name: str, value: Any) -> None:
    opening.open_finder(folder)
    (cache,) = caches(folder)
    repack(cache, {**unpacked(cache), name: value})
    opening.open_finder(folder)
    assert len(builds) == 2


def test_where_the_folder_cannot_be_written_the_users_cache_is_used(folder: Path, builds: list[str]) -> None:
    (folder / opening.FOLDER).write_text("a file is in the way", encoding="utf-8")
    opening.open_finder(folder)
    opening.open_finder(folder)
    assert len(builds) == 1
    assert list((folder.parent / "user-cache/who-handles").rglob(f"*{opening.SUFFIX}"))


def test_where_nothing_can_be_written_there_is_no_cache_and_no_error(folder: Path, builds: list[str]) -> None:
    (folder / opening.FOLDER).write_text("a file is in the way", encoding="utf-8")
    (folder.parent / "user-cache").write_text("and here", encoding="utf-8")
    opening.open_finder(folder)
    opening.open_finder(folder)
    assert len(builds) == 2


def test_old_caches_are_removed_and_nothing_else_is_left(folder: Path) -> None:
    for _ in range(opening.KEPT + 2):
        rewrite(folder / "phrases/workshop.yaml", "wobbly", "very wobbly")
        opening.open_finder(folder)
    assert len(caches(folder)) == opening.KEPT
    assert all(file.suffix == opening.SUFFIX for file in caches(folder))
    newest = opening._key(loader.digest_of(folder))
    assert newest in {file.stem for file in caches(folder)}


def test_a_broken_catalogue_is_reported_despite_an_older_cache(folder: Path) -> None:
    opening.open_finder(folder)
    (folder / "phrases/workshop.yaml").write_text("nowhere:\n  en: [x]\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match="nowhere"):
        opening.open_finder(folder)


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="not there"):
        opening.open_desk(tmp_path / "nowhere")


class Waiting(logging.Handler):
    """Lets a test wait for a line of the log."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.arrived = threading.Condition()

    def emit(self, record: logging.LogRecord) -> None:
        with self.arrived:
            self.lines.append(record.getMessage())
            self.arrived.notify_all()

    def wait_for(self, text: str) -> bool:
        with self.arrived:
            return self.arrived.wait_for(lambda: any(text in line for line in self.lines), timeout=120)


def test_a_running_desk_takes_a_change_and_survives_a_broken_one(folder: Path) -> None:
    log = Waiting()
    opening.logger.addHandler(log)
    opening.logger.setLevel(logging.INFO)
    phrases = folder / "phrases/workshop.yaml"
    desk = opening.open_desk(folder)
    watcher = opening.watch(desk, folder, interval_s=0.01)
    try:
        phrases.write_text("nowhere:\n  en: [x]\n", encoding="utf-8")
        assert log.wait_for("nowhere")
        assert desk.answer("who mends a wobbly chair?").matches[0].role == "carpenter"
        phrases.write_text("walls:\n  en: [wobbly chair]\n", encoding="utf-8")
        assert log.wait_for("catalogue changed")
        assert desk.answer("who mends a wobbly chair?").matches[0].role == "painter"
    finally:
        watcher.stop()
        opening.logger.removeHandler(log)
        opening.logger.setLevel(logging.NOTSET)
    assert desk.catalogue.digest == loader.digest_of(folder)
