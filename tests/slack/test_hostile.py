"""Whatever people write, the bot answers or stays silent, and nothing it says pings or links."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalogue.model import Catalogue, Text
from bot.standin.server import stand_in
from tests.fakes import ByHeart
from tests.hostile import HOSTILE
from tests.slack.talk import Talk, talk_with
from tests.toys.helpdesk import LOGISTICS, RETURNS, SERVICE, SPECIALIST

LIVE = re.compile(r"<!|<@|@(?:here|channel|everyone)|<https?://(?!stand-in\.slack\.com/)|<#")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.lists(st.tuples(st.sampled_from(["says", "mentions", "writes", "commands"]), HOSTILE), max_size=4))
def test_hostile_words_come_out_inert(spoken: list[tuple[str, str]]) -> None:
    with stand_in() as standin:
        talk = talk_with(standin)
        for way, text in spoken:
            getattr(talk.person, way)(text + " returns")
        assert_inert(talk)


@pytest.mark.parametrize(
    "name", ["<!channel>", "@here <@U0PERSON0>", "<https://evil.example|bank> https://evil.example"]
)
@pytest.mark.parametrize("way", ["says", "mentions", "writes", "commands"])
def test_hostile_catalogue_comes_out_inert(talk: Talk, name: str, way: str) -> None:
    hostile = Text(name, name, name)
    role = replace(SPECIALIST, name=hostile, duties=(replace(RETURNS, text=hostile),))
    department = replace(SERVICE, name=hostile, roles=(role,), channel="#x|<!here>")
    talk.desk.replace(ByHeart(Catalogue((department, LOGISTICS))))
    getattr(talk.person, way)("who handles returns?")
    assert len(talk.from_bot()) == 1
    assert_inert(talk)


def assert_inert(talk: Talk) -> None:
    for post in talk.from_bot():
        for text in [post.text, *(str(block) for block in post.blocks if "actions" not in block["type"])]:
            assert not LIVE.search(text)
            assert "https://evil" not in text
