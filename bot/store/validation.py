"""Checks on values, so that nothing malformed reaches the database."""

import re
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Final

from bot.store.errors import InvalidValueError

TEXT_CHARACTERS: Final = 40_000
"""Slack cuts longer messages itself."""

_ID = re.compile(r"[A-Z0-9]{2,40}")
_TS = re.compile(r"[0-9]{1,16}\.[0-9]{1,9}")
_SLUG = re.compile(r"[a-z0-9_-]{1,100}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def slack_id(value: str, *, empty: bool = False) -> str:
    """A workspace, channel or user id such as ``C024BE91L``. Raises InvalidValueError for anything else."""
    return _matching(_ID, value, "a Slack id", empty=empty)


def time_stamp(value: str, *, empty: bool = False) -> str:
    """A message's time stamp such as ``1700000000.000100``. Raises InvalidValueError for anything else."""
    return _matching(_TS, value, "a Slack time stamp", empty=empty)


def slug(value: str, *, empty: bool = False) -> str:
    """An id of the catalogue or a purpose. Raises InvalidValueError for anything else."""
    return _matching(_SLUG, value, "an id", empty=empty)


def one_of(value: str, choices: Collection[str]) -> str:
    """Raises InvalidValueError unless the value is one of the choices."""
    if value not in choices:
        raise InvalidValueError(f"{value[:40]!r} is none of {', '.join(sorted(choices))}")
    return value


def utc(moment: datetime) -> datetime:
    """The same moment in UTC. Raises InvalidValueError for one without a time zone."""
    if moment.tzinfo is None:
        raise InvalidValueError("a time without a time zone")
    return moment.astimezone(UTC)


def storable(text: str) -> str:
    """The text as both databases take it: no NUL, no lone surrogates, no more than Slack sends."""
    return _SURROGATE.sub("\ufffd", text.replace("\0", " "))[:TEXT_CHARACTERS]


def _matching(pattern: re.Pattern[str], value: str, what: str, *, empty: bool) -> str:
    if not (pattern.fullmatch(value) or (empty and not value)):
        raise InvalidValueError(f"not {what}: {value[:40]!r}")
    return value
