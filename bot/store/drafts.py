"""Small short-lived state that does not fit into a button's value or a modal's private metadata."""

import json
import secrets as randomness
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Engine, delete, select

from bot.store import validation
from bot.store.engine import reading, writing
from bot.store.errors import InvalidValueError
from bot.store.schema import drafts

LONGEST: Final = timedelta(hours=24)
MAX_CHARACTERS: Final = 100_000


def put_draft(engine: Engine, payload: Mapping[str, Any], user: str, ttl: timedelta, now: datetime) -> str:
    """Keep a JSON object for at most a day; returns the id to find it by, which nobody can guess.

    ``user`` is the person it belongs to. What has expired is removed at the same time.
    """
    if not timedelta(0) < ttl <= LONGEST:
        raise InvalidValueError("a draft is kept for up to a day")
    # As ASCII: some characters that JSON may hold, a database's text may not.
    text = json.dumps(payload, ensure_ascii=True, separators=(",", ":"))
    if len(text) > MAX_CHARACTERS:
        raise InvalidValueError("the draft is too large")
    draft_id = randomness.token_urlsafe(16)
    draft = {
        "id": draft_id,
        "user": validation.slack_id(user),
        "payload": text,
        "expires_at": now + ttl,
    }
    with writing(engine) as connection:
        connection.execute(delete(drafts).where(drafts.c.expires_at <= now))
        connection.execute(drafts.insert().values(draft))
    return draft_id


def get_draft(engine: Engine, draft_id: str, now: datetime) -> dict[str, Any] | None:
    """The object, or None if it expired or never was."""
    chosen = select(drafts.c.payload).where(drafts.c.id == draft_id, drafts.c.expires_at > now)
    with reading(engine) as connection:
        text = connection.execute(chosen).scalar_one_or_none()
    return None if text is None else dict(json.loads(text))


def take_draft(engine: Engine, draft_id: str, now: datetime) -> dict[str, Any] | None:
    """As ``get_draft``, and removes it: of several callers one gets it."""
    mine = delete(drafts).where(drafts.c.id == draft_id, drafts.c.expires_at > now)
    with writing(engine) as connection:
        text = connection.execute(mine.returning(drafts.c.payload)).scalar_one_or_none()
    return None if text is None else dict(json.loads(text))
