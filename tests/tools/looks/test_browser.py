"""A picture knows the page it was drawn from; a program that only copies a file stands in for Chromium."""

import stat
from pathlib import Path

import numpy as np
import pytest

from tests.tools.looks.pictures import png
from tools.looks.browser import BrowserError, is_drawn_from, picture
from tools.looks.png import smaller

PAGE = "<!DOCTYPE html><html><body>Who handles 退貨?</body></html>"
COPIES = """\
#!/bin/sh
echo '<body data-height="20">'
for each in "$@"; do
    case $each in --screenshot=*) /bin/cp {screenshot} "${{each#--screenshot=}}" ;; esac
done
"""


@pytest.fixture
def screenshot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """What the stand-in for Chromium draws, whatever the page."""
    drawn = tmp_path / "screenshot.png"
    drawn.write_bytes(png(np.full((20, 30, 3), 7, np.uint8)))
    program = tmp_path / "bin" / "chromium"
    program.parent.mkdir()
    program.write_text(COPIES.format(screenshot=drawn))
    program.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(program.parent))
    return drawn


def test_picture_is_of_that_page_and_width_only(screenshot: Path, tmp_path: Path) -> None:
    file = tmp_path / "made.png"
    picture(PAGE, file, width=30)
    assert is_drawn_from(file, PAGE, width=30)
    assert not is_drawn_from(file, PAGE + " ", width=30)
    assert not is_drawn_from(file, PAGE, width=31)


def test_picture_that_says_nothing_is_of_no_page(screenshot: Path, tmp_path: Path) -> None:
    file = tmp_path / "old.png"
    file.write_bytes(smaller(screenshot.read_bytes()))
    assert not is_drawn_from(file, PAGE, width=30)


def test_browser_that_draws_nothing_is_an_error(screenshot: Path, tmp_path: Path) -> None:
    screenshot.unlink()
    with pytest.raises(BrowserError):
        picture(PAGE, tmp_path / "made.png", width=30)
    assert not (tmp_path / "made.png").exists()
