import pytest

from bot.store.errors import InvalidValueError
from bot.store.store import Store
from tests.store.builders import GENERAL, MEI, NOW, TEAM


def test_only_the_first_caller_is_told_that_it_is_the_first_time(store: Store) -> None:
    assert store.is_first_time(TEAM, GENERAL, "1.1", "reaction", NOW)
    assert not store.is_first_time(TEAM, GENERAL, "1.1", "reaction", NOW)


def test_any_difference_makes_another_first_time(store: Store) -> None:
    assert store.is_first_time(TEAM, GENERAL, "1.1", "reaction", NOW)
    assert store.is_first_time(TEAM, GENERAL, "1.2", "reaction", NOW)
    assert store.is_first_time(TEAM, GENERAL, "1.1", "ask_them", NOW)
    assert store.is_first_time("T0OTHER", GENERAL, "1.1", "reaction", NOW)


def test_a_person_can_be_welcomed_without_a_message(store: Store) -> None:
    assert store.is_first_time(TEAM, MEI, "", "welcome", NOW)
    assert not store.is_first_time(TEAM, MEI, "", "welcome", NOW)


def test_a_malformed_purpose_is_refused(store: Store) -> None:
    with pytest.raises(InvalidValueError):
        store.is_first_time(TEAM, GENERAL, "1.1", "Not a purpose", NOW)


def test_a_first_time_that_is_forgotten_is_the_next_callers(store: Store) -> None:
    for purpose in ("share", "ask_them"):
        assert store.is_first_time(TEAM, GENERAL, "1.1", purpose, NOW)
    store.forget_first_time(TEAM, GENERAL, "1.1", "share")
    assert not store.is_first_time(TEAM, GENERAL, "1.1", "ask_them", NOW)
    assert store.is_first_time(TEAM, GENERAL, "1.1", "share", NOW)
    assert not store.is_first_time(TEAM, GENERAL, "1.1", "share", NOW)
