"""Somebody who reads the handbook in a browser."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

_TYPE_AND_LOOK = """(typed) => {
  const box = document.getElementById("search");
  box.value = typed;
  box.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll(".hits a")].map((each) => each.getAttribute("href").slice(1));
}"""


class Reading:
    def __init__(self, page: Page, file: str) -> None:
        self.page = page
        self.file = file
        self.complaints: list[str] = []
        self.loaded: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.on("request", lambda request: self.loaded.append(request.url))

    def go(self, address: str) -> None:
        self.page.goto(f"{self.file}{address}")
        self.page.wait_for_selector("#view h1")

    @property
    def heading(self) -> str:
        return self.page.inner_text("#view h1")

    @property
    def text(self) -> str:
        return self.page.inner_text("body")

    @property
    def focused(self) -> str:
        """The id of the element that has the focus, else its text."""
        return str(self.page.evaluate("document.activeElement.id || document.activeElement.textContent"))

    def found(self, typed: str) -> list[str]:
        """Addresses of what the search shows for a text, the best first."""
        return [str(each) for each in self.page.evaluate(_TYPE_AND_LOOK, typed)]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def run(self, script: str) -> Any:
        return self.page.evaluate(script)


Opens = Callable[..., Reading]
"""Opens a catalogue's handbook at an address, as somebody with a language, a look and a size of screen."""
