"""How a surface writes: what makes texts safe and marks them up."""

from typing import Protocol


class Style(Protocol):
    """How a surface writes a text, an emphasised text, and somebody or some place to reach."""

    def text(self, text: str) -> str: ...
    def strong(self, text: str) -> str: ...
    def contact(self, contact: str) -> str: ...
    def is_there(self, contact: str) -> bool:
        """False of somebody who is known to be gone: they are not named."""
        ...


class PlainStyle:
    """For a terminal: nothing marked up, contacts as the catalogue has them."""

    def text(self, text: str) -> str:
        return text

    def strong(self, text: str) -> str:
        return text

    def contact(self, contact: str) -> str:
        return contact

    def is_there(self, contact: str) -> bool:  # noqa: ARG002 - nobody is looked up
        return True
