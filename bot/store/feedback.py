"""What people think of an answer: one verdict per person and answer, its words only if allowed."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, select

from bot.store import validation
from bot.store.engine import reading, writing
from bot.store.model import Feedback, GivenFeedback, Place
from bot.store.questions.lookup import answered_at
from bot.store.schema import feedback, inbox
from bot.store.statements import upsert


def record_feedback(
    engine: Engine,
    given: Feedback,
    now: datetime,
    named: tuple[str, str] = ("", ""),
    *,
    replacing: bool = True,
) -> bool:
    """Keep a verdict; a later one of the same person on the same answer takes its place.

    Without ``replacing``, a verdict that the person gave before changes nothing, and the result is False.

    ``named`` is the role and duty that the answer named as judged: where owners were offered, the one that
    was picked. Without it, what was first answered to the question counts.
    """
    place = Place(given.channel, given.answer_ts)
    question = select(inbox.c.role, inbox.c.duty).where(answered_at(given.workspace, place)).limit(1)
    words = given.question_text
    with writing(engine) as connection:
        if not replacing and _stands(connection, given):
            return False
        if not any(named):
            found = connection.execute(question).one_or_none()
            named = (found.role, found.duty) if found else named
        values = {
            "workspace": given.workspace,
            "channel": given.channel,
            "answer_ts": given.answer_ts,
            "user": given.user,
            "verdict": given.verdict,
            "role": given.role,
            "duty": given.duty,
            "department": given.department,
            "named_role": named[0],
            "named_duty": named[1],
            "note": validation.storable(given.note),
            "question_text": None if words is None else validation.storable(words),
            "given_at": now,
        }
        upsert(connection, feedback, values)
    return True


def _stands(connection: Connection, given: Feedback) -> bool:
    """True if the person's last verdict on the answer is the same."""
    key = {name: getattr(given, name) for name in ("workspace", "channel", "answer_ts", "user")}
    found = connection.execute(select(feedback.c.verdict).filter_by(**key)).scalar_one_or_none()
    return found == given.verdict


def feedback_since(engine: Engine, since: datetime | None = None) -> tuple[GivenFeedback, ...]:
    """All feedback, or that given from a moment on; oldest first."""
    chosen = select(feedback).order_by(feedback.c.given_at, feedback.c.answer_ts, feedback.c.user)
    if since is not None:
        chosen = chosen.where(feedback.c.given_at >= since)
    with reading(engine) as connection:
        rows = connection.execute(chosen).all()
    return tuple(_given_feedback(row) for row in rows)


def _given_feedback(row: Row[Any]) -> GivenFeedback:
    verdict = Feedback(
        workspace=row.workspace,
        channel=row.channel,
        answer_ts=row.answer_ts,
        user=row.user,
        verdict=row.verdict,
        role=row.role,
        duty=row.duty,
        department=row.department,
        note=row.note,
        question_text=row.question_text,
    )
    return GivenFeedback(verdict, row.named_role, row.named_duty, row.given_at)
