from datetime import timedelta

import pytest

from bot.store.drafts import LONGEST
from bot.store.errors import InvalidValueError
from bot.store.schema import drafts
from bot.store.store import Store
from tests.store.conftest import NOW
from tests.store.hand import MEI, rows

HOUR = timedelta(hours=1)


def test_a_draft_comes_back_as_it_was(store: Store) -> None:
    payload = {"q": "誰負責\0退貨 \ud83d 🙋", "offered": [1, None, {"deep": True}]}
    draft = store.put_draft(payload, MEI, HOUR, NOW)
    assert store.get_draft(draft, NOW) == payload
    assert store.get_draft(draft, NOW) == payload


def test_a_draft_is_taken_once(store: Store) -> None:
    draft = store.put_draft({"q": "returns"}, MEI, HOUR, NOW)
    assert store.take_draft(draft, NOW) == {"q": "returns"}
    assert store.take_draft(draft, NOW) is None
    assert store.get_draft(draft, NOW) is None


def test_an_expired_draft_is_gone_and_removed_by_the_next_one(store: Store) -> None:
    old = store.put_draft({"q": "old"}, MEI, HOUR, NOW)
    assert store.get_draft(old, NOW + HOUR) is None
    assert store.take_draft(old, NOW + HOUR) is None
    new = store.put_draft({"q": "new"}, MEI, HOUR, NOW + HOUR)
    assert [row["id"] for row in rows(store.engine, drafts)] == [new]


def test_ids_are_long_and_differ(store: Store) -> None:
    ids = {store.put_draft({}, MEI, HOUR, NOW) for _ in range(20)}
    assert len(ids) == 20
    assert min(map(len, ids)) >= 20
    assert store.get_draft("nobody-knows", NOW) is None


def test_drafts_are_short_lived_and_small(store: Store) -> None:
    for ttl in (timedelta(0), LONGEST + timedelta(seconds=1)):
        with pytest.raises(InvalidValueError):
            store.put_draft({}, MEI, ttl, NOW)
    with pytest.raises(InvalidValueError):
        store.put_draft({"q": "x" * 100_001}, MEI, HOUR, NOW)
