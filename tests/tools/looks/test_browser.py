"""A program that only copies a file stands in for Chromium."""

import stat
from pathlib import Path

import pytest

from tools.looks.browser import BrowserError, picture

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
    drawn.write_bytes(b"a picture")
    program = tmp_path / "bin" / "chromium"
    program.parent.mkdir()
    program.write_text(COPIES.format(screenshot=drawn))
    program.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(program.parent))
    return drawn


def test_picture_is_what_the_browser_draws(screenshot: Path, tmp_path: Path) -> None:
    file = tmp_path / "made.png"
    picture(PAGE, file, width=30)
    assert file.read_bytes() == screenshot.read_bytes()


def test_browser_that_draws_nothing_is_an_error(screenshot: Path, tmp_path: Path) -> None:
    screenshot.unlink()
    with pytest.raises(BrowserError):
        picture(PAGE, tmp_path / "made.png", width=30)
    assert not (tmp_path / "made.png").exists()
