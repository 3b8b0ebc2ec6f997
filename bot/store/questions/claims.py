"""The inbox: every incoming question is a row before it is acknowledged, and stays one until it is settled.

What ``arrivals`` wrote down a worker takes with ``claim`` and settles with ``finish`` or ``fail``. What a
dead worker leaves behind, ``claim_next`` gives to another. Of a message with an emoji on it only the place is
known at first: ``note_words`` adds the rest.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Engine, Row, update

from bot.store import leases, validation
from bot.store.engine import writing
from bot.store.leases import LeasedRows
from bot.store.model import PATIENT, ClaimedQuestion, Ending, Finished, Key, Lease, Patience, Place, Question
from bot.store.questions.digest import digest_of
from bot.store.questions.lookup import at
from bot.store.schema import inbox

EXHAUSTED: Final = "every attempt ended without an answer"

QUESTIONS: Final = LeasedRows(inbox, {"text": None, "deleted": False}, EXHAUSTED)


def claim(
    engine: Engine, key: Key, worker: str, now: datetime, patience: Patience = PATIENT
) -> ClaimedQuestion | None:
    """Claim one question that waits (unless it pauses) or whose worker's lease ran out.

    None if it cannot be claimed.
    """
    with writing(engine) as connection:
        return _claimed(leases.claim(connection, QUESTIONS.where(at(key)), worker, now, patience))


def claim_next(
    engine: Engine, worker: str, now: datetime, patience: Patience = PATIENT
) -> ClaimedQuestion | None:
    """Take the oldest question that was left behind; None if there is none.

    Those that were tried too often already are given up on the way.
    """
    with writing(engine) as connection:
        return _claimed(leases.claim_next(connection, QUESTIONS, worker, now, patience))


def renew(
    engine: Engine, claimed: ClaimedQuestion, now: datetime, patience: Patience = PATIENT
) -> datetime | None:
    """Extend the lease of a claimed question. Returns its new end; None if another took or settled it."""
    with writing(engine) as connection:
        return leases.renew(connection, _one(claimed), claimed.lease, now, patience)


def rewind(engine: Engine, now: datetime, patience: Patience = PATIENT) -> None:
    """Move due times that lie in the future back to now, after the clock was set back."""
    with writing(engine) as connection:
        leases.rewind(connection, QUESTIONS, now, patience)


def note_words(engine: Engine, claimed: ClaimedQuestion, text: str, thread_ts: str) -> ClaimedQuestion | None:
    """Note the words and the thread of a claimed question that was unread.

    The claim with them; None if another worker holds or settled it. An edit or deletion that came meanwhile
    keeps what it wrote: whoever finishes the claim is told of it.
    """
    key = claimed.question.key
    with writing(engine) as connection:
        row = leases.held(connection, _one(claimed), claimed.lease)
        if row is None:
            return None
        text = validation.storable(text)
        read = replace(claimed.question, text=text, thread_ts=thread_ts, unread=False)
        values: dict[str, Any] = {"unread": False, "thread": read.thread}
        if not row.deleted and (row.text is None or row.revision == claimed.lease.revision):
            values |= {"text": text, "digest": digest_of(connection, text)}
        connection.execute(update(inbox).where(at(key)).values(values))
        return replace(claimed, question=read)


def finish(engine: Engine, claimed: ClaimedQuestion, ending: Ending, now: datetime) -> Finished:
    """Settle a claimed question and delete its words.

    ``again`` if it was edited, deleted or addressed to the bot meanwhile: the answer's place is kept, and it
    waits to be claimed anew.
    """
    ended: dict[str, Any] = {
        "state": ending.state,
        "outcome": ending.outcome,
        "department": ending.department,
        "role": ending.role,
        "duty": ending.duty,
        "language": ending.language,
        "reason": validation.storable(ending.reason),
    }
    if ending.state != "gave_up":
        ended |= _place(ending.answer)
    with writing(engine) as connection:
        return leases.finish(connection, _one(claimed), claimed.lease, ended, now)


def fail(
    engine: Engine,
    claimed: ClaimedQuestion,
    reason: str,
    now: datetime,
    *,
    pause: timedelta = timedelta(0),
    patience: Patience = PATIENT,
) -> Finished:
    """Hand a claimed question back after a failure; workers can claim it again after the pause.

    ``again`` if it waits to be tried once more, ``done`` if it was given up with this reason.
    """
    with writing(engine) as connection:
        return leases.fail(
            connection, _one(claimed), claimed.lease, reason, now, pause=pause, patience=patience
        )


def _one(claimed: ClaimedQuestion) -> LeasedRows:
    return QUESTIONS.where(at(claimed.question.key))


def _claimed(taken: tuple[Row[Any], Lease] | None) -> ClaimedQuestion | None:
    if taken is None:
        return None
    row, lease = taken
    key = Key(row.workspace, row.channel, row.ts)
    thread_ts = "" if row.thread == row.ts else row.thread
    return ClaimedQuestion(
        question=Question(key, row.user, row.kind, row.text or "", thread_ts, row.event_ts, row.unread),
        lease=lease,
        answer=Place(row.answer_channel, row.answer_ts) if row.answer_ts else None,
        deleted=row.deleted,
    )


def _place(answer: Place | None) -> dict[str, Any]:
    return {
        "answer_channel": answer.channel if answer else None,
        "answer_ts": answer.ts if answer else None,
    }
