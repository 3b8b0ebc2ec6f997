"""What several commands accept."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.environment import knowledge_dir
from bot.language.codes import Language

Knowledge = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        metavar="DIR",
        help="Folder of the catalogue. Default: KNOWLEDGE_DIR, else ./knowledge, else the one shipped.",
    ),
]


class LanguageName(StrEnum):
    EN = "en"
    ZH_HANT = "zh-Hant"
    ZH_HANS = "zh-Hans"


def folder(knowledge: Path | None) -> Path:
    """The folder of the catalogue: the option, else the setting, else the one shipped."""
    return knowledge or knowledge_dir(os.environ)


def chosen_language(name: LanguageName | None) -> Language | None:
    return None if name is None else name.value
