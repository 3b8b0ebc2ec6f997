"""Word lists the finder ships; README.md says where each is from."""

from pathlib import Path


def text(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def lines(name: str) -> list[str]:
    """The lines of a list; blank ones and ``#`` comments are left out."""
    return [line for line in text(name).splitlines() if line and not line.startswith("#")]


def word_list(name: str) -> list[str]:
    return [word for line in lines(name) for word in line.split()]
