from collections.abc import Iterator

import pytest

from bot.standin.server import stand_in
from tests.slack.talk import Talk, talk_with


@pytest.fixture
def talk(request: pytest.FixtureRequest) -> Iterator[Talk]:
    """Over Socket Mode; ``both_ways`` holds a conversation over signed HTTP requests, too."""
    with stand_in() as standin:
        yield talk_with(standin, getattr(request, "param", "socket"))
