"""Questions and how they end, and the rows that are kept of them."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, Table, select

from bot.store.engine import reading
from bot.store.model import Ending, Key, Place, Question, QuestionKind

NOW = datetime(2026, 3, 4, 5, 6, 7, 890123, tzinfo=UTC)
"""The tests' own clock: nothing in the store reads another."""
TEAM = "T0STANDIN"
GENERAL = "C0GENERAL"
MEI = "U0MEI"
ANSWERED = Ending(
    "answered",
    Place(GENERAL, "1700000009.000100"),
    outcome="answered",
    department="customer-service",
    role="customer-service-specialist",
    duty="returns-and-exchanges",
    language="en",
)
SILENT = Ending("silent", outcome="not_a_question")


def key(number: int = 1) -> Key:
    return Key(TEAM, GENERAL, f"17000000{number:02}.000100")


def question(
    number: int = 1,
    text: str = "who handles returns?",
    kind: QuestionKind = "mention",
    thread: str = "",
    user: str = MEI,
) -> Question:
    return Question(key(number), user, kind, text, thread)


def answered(ts: str) -> Ending:
    return Ending("answered", Place(GENERAL, ts), outcome="answered")


def rows(engine: Engine, table: Table) -> list[dict[str, Any]]:
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(select(table)).mappings()]
