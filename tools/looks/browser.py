"""HTML to PNG by a headless Chromium, offline."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
TIMEOUT_SECONDS: Final = 60
_QUIET: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--hide-scrollbars",
    "--no-first-run",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_HEIGHT = re.compile(r'data-height="(\d+)"')


class BrowserError(Exception):
    """No browser was found, or it made no picture; the message says what to do."""


def find_browser() -> str:
    """Raises BrowserError if there is none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise BrowserError("no Chromium was found: install it, for example with apt-get install chromium")
    return found


def picture(page: str, file: Path, *, width: int) -> None:
    """Draw a page as wide as given and as high as it is. Raises BrowserError."""
    browser = find_browser()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(page + _MEASURE, encoding="utf-8")
        flags = (browser, *_QUIET, f"--user-data-dir={folder}/profile")
        measured = _run([*flags, f"--window-size={width},600", "--dump-dom", source.as_uri()])
        height = _HEIGHT.search(measured)
        if height is None:
            raise BrowserError("Chromium did not say how high the page is")
        drawn = Path(folder, "page.png")
        _run([*flags, f"--window-size={width},{height[1]}", f"--screenshot={drawn}", source.as_uri()])
        if not drawn.is_file():
            raise BrowserError("Chromium made no picture")
        shutil.copyfile(drawn, file)


_MEASURE: Final = (
    "<script>document.body.dataset.height = Math.ceil(document.body.getBoundingClientRect().height)</script>"
)


def _run(command: list[str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - our own page, opened by the browser found
            command, capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise BrowserError(f"Chromium failed: {type(error).__name__}") from error
    return done.stdout
