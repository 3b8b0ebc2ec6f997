from pathlib import Path

import pytest

from bot.catalogue.errors import CatalogueError
from bot.commands.handbook import write_handbook
from bot.environment import SettingsError
from tests.toys.workshop import write_catalogue


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_catalogue(tmp_path / "knowledge")


def test_the_page_is_written_and_what_is_in_it_said(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    told = write_handbook(folder, file, public=False, base="")
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert told.startswith(f"{file}: departments: ")


def test_a_page_that_is_there_is_replaced(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("yesterday's")
    file.chmod(0o600)
    write_handbook(folder, file, public=True, base="https://who.example.com/handbook")
    assert "yesterday" not in file.read_text(encoding="utf-8")
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize(
    "base",
    [
        "who.example.com",
        "ftp://who.example.com/",
        "https://a@who.example.com/",
        "https://who.example.com/#role/x",
        "https://who.example.com/?a=b",
        'https://who.example.com/"><script>',
        "javascript:alert(1)",
        "https://",
        "https://who.example.com:99999/",
    ],
)
def test_what_is_no_address_is_refused_before_anything_is_written(
    folder: Path, tmp_path: Path, base: str
) -> None:
    with pytest.raises(SettingsError, match=r"^--base is malformed"):
        write_handbook(folder, tmp_path / "page.html", public=False, base=base)
    assert not (tmp_path / "page.html").exists()


def test_a_broken_catalogue_leaves_the_page_alone(folder: Path, tmp_path: Path) -> None:
    next((folder / "departments").iterdir()).write_text("no: [catalogue")
    with pytest.raises(CatalogueError):
        write_handbook(folder, tmp_path / "page.html", public=False, base="")
    assert not (tmp_path / "page.html").exists()


def test_a_place_that_cannot_be_written_is_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone") as found:
        write_handbook(folder, tmp_path / "gone" / "page.html", public=False, base="")
    assert found.value.filename == str(tmp_path / "gone" / "page.html")
