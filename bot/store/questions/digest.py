"""Recognising a repeated question without keeping its words: a keyed hash that cannot be reversed."""

import hashlib
import hmac
import re
import secrets as randomness
import unicodedata
from typing import Final

from sqlalchemy import Connection, select

from bot.store.schema import secrets

KEY_NAME: Final = "question_digest"
KEY_BYTES: Final = 32

_MENTION = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>")
_APART = re.compile(r"[\W_]+")


def new_key() -> bytes:
    return randomness.token_bytes(KEY_BYTES)


def digest_of(connection: Connection, text: str) -> bytes | None:
    """The hash of a question's words, with the database's own key; None if there are no words.

    Case, width, punctuation and mentions make no difference.
    """
    words = _APART.sub(" ", unicodedata.normalize("NFKC", _MENTION.sub(" ", text)).casefold()).strip()
    if not words:
        return None
    key: bytes = connection.execute(select(secrets.c.value).where(secrets.c.name == KEY_NAME)).scalar_one()
    return hmac.new(key, words.encode(), hashlib.sha256).digest()
