from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.slack.seen import DirectorySeen, MemorySeen, Seen


@pytest.fixture(params=["memory", "directory"])
def seen(request: pytest.FixtureRequest, tmp_path: Path) -> Seen:
    return MemorySeen() if request.param == "memory" else DirectorySeen(tmp_path / "seen")


def test_first_is_true_once_a_key(seen: Seen) -> None:
    assert seen.first(("T", "C", "1"))
    assert not seen.first(("T", "C", "1"))
    assert seen.first(("T", "C", "2"))
    assert seen.first(("T2", "C", "1"))


def test_many_threads_have_one_first(seen: Seen) -> None:
    with ThreadPoolExecutor(16) as pool:
        firsts = list(pool.map(lambda _: seen.first(("T", "C", "1")), range(200)))
    assert firsts.count(True) == 1


def test_memory_is_bounded() -> None:
    seen = MemorySeen(capacity=2)
    for ts in "123":
        seen.first(("T", "C", ts))
    assert seen.first(("T", "C", "1"))
    assert not seen.first(("T", "C", "3"))


def test_directory_is_shared_and_holds_no_ids(tmp_path: Path) -> None:
    assert DirectorySeen(tmp_path / "seen").first(("TEAM", "CHANNEL", "1"))
    assert not DirectorySeen(tmp_path / "seen").first(("TEAM", "CHANNEL", "1"))
    assert not any("TEAM" in path.name for path in (tmp_path / "seen").iterdir())


def test_directory_is_tidied(tmp_path: Path) -> None:
    hours_later = 2 * 3600.0
    seen = DirectorySeen(tmp_path / "seen", clock=lambda: tmp_path.stat().st_mtime + hours_later)
    for number in range(200):
        seen.first(("T", "C", str(number)))
    assert list((tmp_path / "seen").iterdir()) == []


def test_directory_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "seen").symlink_to(tmp_path / "other")
    with pytest.raises(PermissionError):
        DirectorySeen(tmp_path / "seen")
