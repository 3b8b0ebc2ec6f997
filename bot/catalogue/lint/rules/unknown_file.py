"""Every file in the folder is one that the bot reads.

A department in a file with another ending, or in another folder, is silently missing.

Passes:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}

Fails:

    # departments/shop.yaml
    id: shop
    name: {en: Shop}
    # departments/it.yml
    id: it
    name: {en: IT}
"""

from collections.abc import Iterator
from typing import Final

from bot.catalogue.lint.subject import Finding, Subject
from bot.catalogue.questions import QUESTIONS
from bot.catalogue.report import Position
from bot.catalogue.yaml import files
from bot.catalogue.yaml.fields import nearest_word

ID: Final = "unknown-file"
FLOOR: Final = "floor.yaml"
_EXPECTED: Final = (files.FRAME, files.ELSEWHERE, QUESTIONS, FLOOR, files.DEPARTMENTS, files.PHRASES)


def check(subject: Subject) -> Iterator[Finding]:
    for path in sorted(subject.directory.iterdir()):
        if path.name.startswith("."):
            continue
        if path.name not in _EXPECTED:
            yield _unread(path.name)
        elif path.name in {files.DEPARTMENTS, files.PHRASES} and path.is_dir():
            inside = sorted(each.name for each in path.iterdir() if not each.name.startswith("."))
            yield from (_unread(f"{path.name}/{name}") for name in inside if not name.endswith(".yaml"))


def _unread(name: str) -> Finding:
    return Finding(Position(name), "this file is not read", name, _remedy(name))


def _remedy(name: str) -> str:
    if name.endswith(".yml"):
        return f"rename it to {name.removesuffix('.yml')}.yaml"
    return nearest_word(name, _EXPECTED) if "/" not in name else "move it out of the folder"
