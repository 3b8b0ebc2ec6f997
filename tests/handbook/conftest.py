"""The handbook opened in a real browser; where there is none, these tests are skipped and say so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from bot.catalogue.model import Catalogue
from bot.handbook.page import handbook
from tests.handbook.reading import Opens, Reading
from tools.looks.browser import BrowserError, find_browser

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    try:
        program = find_browser()
    except BrowserError as error:
        pytest.skip(f"the handbook is not tried in a browser: {error}")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def opens(browser: Browser, tmp_path: Path) -> Iterator[Opens]:
    """Open a catalogue's handbook; in the end nothing may have been loaded or complained of."""
    opened: list[Reading] = []

    def open_it(
        catalogue: Catalogue,
        address: str = "",
        *,
        contacts: bool = True,
        language: str = "en",
        dark: bool = False,
        phone: bool = False,
    ) -> Reading:
        file = tmp_path / "handbook.html"
        file.write_bytes(handbook(catalogue, contacts=contacts).encode("utf-8", "replace"))
        size = {"width": 390, "height": 844} if phone else {"width": 1280, "height": 900}
        page: Page = browser.new_page(
            viewport=size,  # type: ignore[arg-type]
            color_scheme="dark" if dark else "light",
            locale=language,
        )
        opened.append(Reading(page, file.as_uri()))
        opened[-1].go(address)
        return opened[-1]

    yield open_it
    for reading in opened:
        assert reading.complaints == []
        assert [each for each in reading.loaded if each.partition("#")[0] != reading.file] == []
        reading.page.close()
