"""Reading what an assistant passes to a tool; each error names the remedy."""

from collections.abc import Mapping
from typing import Any, Final

from bot.language.codes import LANGUAGES, Language
from bot.mcp_server.results import AskedWronglyError

MAX_QUESTION: Final = 20_000
"""Characters; the first 2,000 are read."""
MAX_NAME: Final = 300

Arguments = Mapping[str, Any]


def question_in(arguments: Arguments) -> str:
    """Raises AskedWronglyError."""
    return _text(arguments, "question", "the person's need in their own words", MAX_QUESTION)


def name_in(arguments: Arguments) -> str:
    """Raises AskedWronglyError."""
    return _text(arguments, "name", "a role, a department or a person", MAX_NAME)


def choice_in(arguments: Arguments) -> str:
    """The id of an option; empty if none was chosen. Raises AskedWronglyError."""
    if arguments.get("choice") in (None, ""):
        return ""
    return _text(arguments, "choice", "the id of one of the options offered", MAX_NAME)


def language_in(arguments: Arguments) -> Language | None:
    """None where the assistant leaves the language to us. Raises AskedWronglyError."""
    given = arguments.get("language")
    if given in (None, ""):
        return None
    for language in LANGUAGES:
        if given == language:
            return language
    raise AskedWronglyError(f"language must be one of {', '.join(LANGUAGES)}, or left out")


def _text(arguments: Arguments, name: str, what: str, most: int) -> str:
    given = arguments.get(name)
    if not isinstance(given, str) or not given.strip():
        raise AskedWronglyError(f'give "{name}": {what}, as a text that is not empty')
    if len(given) > most:
        raise AskedWronglyError(f"{name} is longer than {most:,} characters: shorten it")
    # JSON can name half a surrogate pair; UTF-8 cannot encode it in the reply.
    return given.encode("utf-8", "replace").decode()
