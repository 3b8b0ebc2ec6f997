from collections.abc import Iterator

import pytest

from bot.standin.server import stand_in
from tests.slack.talk import Talk, talk_with


@pytest.fixture(params=["socket", "http"])
def talk(request: pytest.FixtureRequest) -> Iterator[Talk]:
    """Every conversation is held over Socket Mode and over signed HTTP requests."""
    with stand_in() as standin:
        yield talk_with(standin, request.param)
