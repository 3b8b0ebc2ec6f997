"""Which message events are a person's own words: not edits, deletions, joins, nor what bots say."""

from collections.abc import Mapping
from typing import Any, Final

_SPOKEN: Final = frozenset({None, "file_share", "thread_broadcast"})


def by_person(event: Mapping[str, Any]) -> bool:
    """True for what a person newly said."""
    return (
        event.get("subtype") in _SPOKEN
        and bool(event.get("user"))
        and not event.get("bot_id")
        and not event.get("bot_profile")
        and "edited" not in event
        and not event.get("hidden")
        and event.get("user") != "USLACKBOT"
    )
