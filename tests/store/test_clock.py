"""A clock that is set back stops no claim, and a lease is as long as its worker lives."""

from datetime import timedelta

import pytest

from bot.store.held_leases import HeldLeases
from bot.store.leases import SET_BACK
from bot.store.store import Store
from tests.store.builders import NOW, key, question

BACK = [timedelta(seconds=5), timedelta(minutes=5), timedelta(days=30)]


@pytest.mark.parametrize("back", BACK)
def test_a_new_question_is_claimed_though_the_clock_was_set_back(store: Store, back: timedelta) -> None:
    store.record(question(), NOW)
    assert store.claim(key(), "a", NOW - back) is not None


@pytest.mark.parametrize("back", BACK[1:])
def test_a_question_left_behind_is_taken_up_though_the_clock_was_set_back(
    store: Store, back: timedelta
) -> None:
    store.record(question(), NOW)
    claimed = store.claim(key(), "b", NOW)
    assert claimed is not None
    store.fail(claimed, "ratelimited", NOW, pause=timedelta(seconds=2))
    store.rewind(NOW - back)
    assert store.claim_next("a", NOW - back) is not None


def test_a_dead_workers_lease_ends_though_the_clock_was_set_back(store: Store) -> None:
    store.record(question(), NOW)
    assert store.claim(key(), "dead", NOW) is not None
    back = NOW - SET_BACK
    assert store.claim(key(), "a", back) is None, "it may be another machine's clock"
    assert store.claim(key(), "a", back - timedelta(seconds=1)) is not None


def test_a_living_workers_lease_is_its_own_though_the_clock_was_set_back(store: Store) -> None:
    store.record(question(), NOW)
    claimed = store.claim(key(), "alive", NOW)
    assert claimed is not None
    back = NOW - timedelta(hours=1)
    assert store.renew(claimed, back) == back + store.patience.lease
    assert store.claim_next("a", back) is None
    assert store.claim(key(), "a", back + store.patience.lease) is not None
    assert store.renew(claimed, back) is None, "it was lost"


def test_a_pause_before_a_retry_is_kept(store: Store) -> None:
    store.record(question(), NOW)
    claimed = store.claim(key(), "a", NOW)
    assert claimed is not None
    store.fail(claimed, "ratelimited", NOW, pause=timedelta(hours=1))
    assert store.claim(key(), "b", NOW + timedelta(minutes=59)) is None
    assert store.claim(key(), "b", NOW + timedelta(hours=1)) is not None


def test_held_leases_are_renewed_and_no_others(store: Store) -> None:
    store.record(question(), NOW)
    claimed = store.claim(key(), "a", NOW)
    assert claimed is not None
    held, half = HeldLeases(), store.patience.lease / 2
    with held.holding(claimed):
        held.renew(store, NOW + half)
        assert held.until(claimed) == NOW + half + store.patience.lease
        assert store.claim(key(), "b", NOW + store.patience.lease) is None
    assert len(held) == 0
    held.renew(store, NOW + 2 * half)
    assert store.claim(key(), "b", NOW + half + store.patience.lease) is not None
