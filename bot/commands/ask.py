"""``ask``: a question from the command line, or one per line from a file of JSON objects."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, TextIO

from bot.answer import Answer, in_language
from bot.description import described
from bot.desk import Desk
from bot.language.codes import Language
from bot.rendering import plain_text

STDIN: Final = "-"
MAX_LINE_BYTES: Final = 1_000_000


class QuestionError(ValueError):
    """A line that holds no question; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Answers as text for one desk.

    ``language`` overrides that of the questions; ``after`` is the earlier question a follow-up leans on.
    """

    desk: Desk
    language: Language | None = None
    explain: bool = False
    after: str = ""

    def text(self, question: str) -> str:
        """The answer as a person reads it, and how it was found if that was asked for."""
        answer = self._answer(question)
        text = plain_text(answer, self.desk.catalogue)
        return "\n".join([text, "", *explanation(answer)]) if self.explain else text

    def json(self, question: str) -> str:
        """The answer as one line of JSON."""
        answer = self._answer(question)
        found = described(answer, self.desk.catalogue, answer.language)
        if self.explain:
            found["steps"] = [{"title": step.title, "lines": list(step.lines)} for step in answer.steps]
        return json.dumps(found, ensure_ascii=False)

    def lines(self, stream: BinaryIO) -> Iterator[tuple[str, bool]]:
        """A line of JSON for each line of JSON in the stream, in order; False beside one that is an error."""
        for number, raw in _numbered(stream):
            try:
                yield self.json(_question(raw)), True
            except QuestionError as error:
                yield json.dumps({"error": str(error), "line": number}, ensure_ascii=False), False

    def _answer(self, question: str) -> Answer:
        answer = self.desk.answer(question, topic=self.after, explain=self.explain)
        return in_language(answer, self.language) if self.language else answer


def explanation(answer: Answer) -> list[str]:
    lines: list[str] = []
    steps = (step for part in answer.parts for step in part.steps)
    for number, step in enumerate(steps, 1):
        lines.append(f"{number}. {step.title}")
        lines.extend(f"   {line}" for line in step.lines)
    return lines


def question_from(words: Sequence[str], stdin: TextIO) -> str:
    """The question in the arguments, else from standard input."""
    if words and list(words) != [STDIN]:
        return decode_argument(" ".join(words))
    return stdin.buffer.read(MAX_LINE_BYTES).decode("utf-8", "replace").removeprefix("\ufeff")


def decode_argument(argument: str) -> str:
    """An argument as it was typed: in a locale without UTF-8, Python has kept its bytes as surrogates."""
    return os.fsencode(argument).decode("utf-8", "replace")


def answer_lines(asking: Asking, source: str) -> int:
    """Print an answer for each line of a file, or of standard input for ``-``, as soon as it is there.

    1 if any line held no question, else 0. Raises OSError if the file cannot be read.
    """
    if source == STDIN:
        return _print_all(asking, sys.stdin.buffer)
    with Path(source).open("rb") as stream:
        return _print_all(asking, stream)


def _print_all(asking: Asking, stream: BinaryIO) -> int:
    failed = False
    for line, sound in asking.lines(stream):
        print(line, flush=True)
        failed = failed or not sound
    return int(failed)


def _numbered(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank, with their numbers; one that is too long is cut just past the limit."""
    number = 0
    while raw := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        rest = raw
        while not rest.endswith(b"\n") and rest:
            rest = stream.readline(MAX_LINE_BYTES)
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if raw.strip():
            yield number, raw


def _question(raw: bytes) -> str:
    if len(raw) > MAX_LINE_BYTES:
        raise QuestionError(f"the line is longer than {MAX_LINE_BYTES:,} bytes")
    try:
        found: Any = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise QuestionError("the line is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise QuestionError("the line is not JSON") from error
    question = found.get("q") if isinstance(found, dict) else None
    if not isinstance(question, str):
        raise QuestionError('the line is not a JSON object with a text as "q"')
    return question
