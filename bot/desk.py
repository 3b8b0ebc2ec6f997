"""The one service every surface calls: a question in, an answer out."""

import time
from dataclasses import replace
from typing import Protocol

from bot.answer import Answer
from bot.catalogue.model import Catalogue


class Finds(Protocol):
    """What the desk needs of a finder."""

    @property
    def catalogue(self) -> Catalogue: ...

    def find(self, question: str, *, topic: str = "", explain: bool = False) -> Answer: ...


class Desk:
    """Answers questions from the current catalogue; ``replace`` swaps in a new one atomically."""

    def __init__(self, finder: Finds) -> None:
        self._finder = finder

    @property
    def catalogue(self) -> Catalogue:
        return self._finder.catalogue

    def replace(self, finder: Finds) -> None:
        """Answer from another finder from now on; questions under way finish with the old one."""
        self._finder = finder

    def answer(self, question: str, *, topic: str = "", explain: bool = False) -> Answer:
        """Answer one message as Slack sent it.

        ``topic`` is the earlier message of the conversation that a follow-up leans on; empty if none.
        """
        started = time.perf_counter()
        answer = self._finder.find(question, topic=topic, explain=explain)
        elapsed_ms = (time.perf_counter() - started) * 1000
        return replace(answer, elapsed_ms=elapsed_ms)
