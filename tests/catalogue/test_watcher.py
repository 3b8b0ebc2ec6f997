import logging
import os
import threading
from pathlib import Path

import pytest

from bot.catalogue.errors import Problem
from bot.catalogue.model import Catalogue
from bot.catalogue.watcher import Watcher
from bot.catalogue.yaml.loader import load
from tests.toys.every_part import Change


class Heard:
    def __init__(self, folder: Path) -> None:
        self.catalogues: list[Catalogue] = []
        self.problems: list[tuple[Problem, ...]] = []
        self.watcher = Watcher(
            folder, self.catalogues.append, self.problems.append, digest=load(folder).digest
        )
        self.settle()

    def settle(self) -> None:
        self.watcher.poll()
        self.watcher.poll()


@pytest.fixture
def heard(folder: Path) -> Heard:
    return Heard(folder)


def test_a_folder_without_changes_is_not_loaded_again(heard: Heard, folder: Path) -> None:
    os.utime(folder / "catalogue.yaml")
    heard.settle()
    assert (heard.catalogues, heard.problems) == ([], [])


def test_a_change_is_picked_up_once(heard: Heard, change: Change) -> None:
    folder = change("phrases/marketing.yaml", "summer party", "winter party")
    heard.settle()
    heard.settle()
    assert [catalogue.topic("events").phrases["en"] for catalogue in heard.catalogues] == [("winter party",)]
    assert heard.catalogues[0] == load(folder)


def test_new_and_removed_files_are_changes(heard: Heard, folder: Path) -> None:
    (folder / "departments/it.yaml").write_text("id: it\nname: {en: IT}\n", encoding="utf-8")
    heard.settle()
    (folder / "departments/it.yaml").unlink()
    heard.settle()
    assert [len(catalogue.departments) for catalogue in heard.catalogues] == [2, 1]


def test_a_broken_change_is_reported_once_and_a_repaired_one_loaded(heard: Heard, change: Change) -> None:
    change("departments/marketing.yaml", "U012AB3CD", "Bob")
    heard.settle()
    heard.settle()
    assert [[problem.rule for problem in found] for found in heard.problems] == [["bad-person"]]
    assert heard.catalogues == []
    change("departments/marketing.yaml", "Bob", "U999AB3CD")
    heard.settle()
    assert heard.catalogues[0].role("marketer")[0].holder == "U999AB3CD"


def test_a_file_broken_and_restored_is_as_before(heard: Heard, change: Change) -> None:
    for _ in range(2):
        change("departments/marketing.yaml", "U012AB3CD", "Bob")
        heard.settle()
        change("departments/marketing.yaml", "Bob", "U012AB3CD")
        heard.settle()
    assert len(heard.problems) == 2
    assert heard.catalogues == []


def test_a_half_written_file_is_left_alone(heard: Heard, folder: Path) -> None:
    path = folder / "phrases/marketing.yaml"
    whole = path.read_text(encoding="utf-8")
    path.write_text("campaigns: [", encoding="utf-8")
    assert not heard.watcher.poll()
    path.write_text(whole.replace("summer", "winter"), encoding="utf-8")
    assert not heard.watcher.poll()
    assert heard.watcher.poll()
    assert heard.problems == []


def test_the_folder_gone_and_back(heard: Heard, folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    heard.settle()
    assert heard.problems[0][0].rule == "no-catalogue"
    folder.with_name("elsewhere").rename(folder)
    heard.settle()
    assert heard.catalogues == []


def test_it_watches_in_a_thread(folder: Path, change: Change) -> None:
    came = threading.Event()
    watcher = Watcher(folder, lambda _: came.set(), lambda _: None, digest=load(folder).digest)
    watcher.start(interval_s=0.01)
    watcher.start(interval_s=0.01)
    change("phrases/marketing.yaml", "summer party", "winter party")
    assert came.wait(timeout=120)
    watcher.stop()
    watcher.stop()
    assert "catalogue-watcher" not in [thread.name for thread in threading.enumerate()]


def test_a_build_that_raises_is_logged_and_the_next_change_loaded(
    folder: Path, change: Change, caplog: pytest.LogCaptureFixture
) -> None:
    raised, came = threading.Event(), threading.Event()
    catalogues: list[Catalogue] = []

    def build(catalogue: Catalogue) -> None:
        if not raised.is_set():
            raised.set()
            raise ZeroDivisionError("no phrase at all")
        catalogues.append(catalogue)
        came.set()

    watcher = Watcher(folder, build, lambda _: None, digest=load(folder).digest)
    watcher.start(interval_s=0.01)
    try:
        change("phrases/marketing.yaml", "summer party", "winter party")
        assert raised.wait(timeout=120)
        change("phrases/marketing.yaml", "winter party", "spring party")
        assert came.wait(timeout=120)
    finally:
        watcher.stop()
    assert [catalogue.topic("events").phrases["en"] for catalogue in catalogues] == [("spring party",)]
    (record,) = caplog.records
    assert (record.levelno, record.name) == (logging.ERROR, "bot.catalogue.watcher")
    assert record.exc_info
    assert record.exc_info[0] is ZeroDivisionError
