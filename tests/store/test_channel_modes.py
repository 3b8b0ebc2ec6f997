from datetime import timedelta
from typing import cast

import pytest

from bot.store.errors import InvalidValueError
from bot.store.model import ChannelMode, Mode
from bot.store.store import Store, open_store
from tests.store.builders import GENERAL, MEI, NOW, TEAM


def test_a_channel_without_a_setting_listens(store: Store) -> None:
    assert store.mode_of(TEAM, GENERAL) == ChannelMode("listen", "", None)


def test_the_last_setting_counts_and_says_whose_it_is(store: Store) -> None:
    store.set_mode(TEAM, GENERAL, "off", MEI, NOW)
    later = NOW + timedelta(hours=1)
    store.set_mode(TEAM, GENERAL, "mention", "U0RIN", later)
    assert store.mode_of(TEAM, GENERAL) == ChannelMode("mention", "U0RIN", later)
    assert store.mode_of(TEAM, "C0OTHER").mode == "listen"
    assert store.mode_of("T0OTHER", GENERAL).mode == "listen"


def test_a_setting_outlives_a_restart(store: Store, url: str) -> None:
    store.set_mode(TEAM, GENERAL, "off", MEI, NOW)
    store.close()
    again = open_store(url)
    assert again.mode_of(TEAM, GENERAL) == ChannelMode("off", MEI, NOW)
    again.close()


def test_unknown_modes_and_malformed_ids_are_refused(store: Store) -> None:
    with pytest.raises(InvalidValueError, match="listen, mention, off"):
        store.set_mode(TEAM, GENERAL, cast(Mode, "loud"), MEI, NOW)
    with pytest.raises(InvalidValueError):
        store.set_mode(TEAM, "#general", "off", MEI, NOW)
    with pytest.raises(InvalidValueError):
        store.set_mode(TEAM, GENERAL, "off", "", NOW)
