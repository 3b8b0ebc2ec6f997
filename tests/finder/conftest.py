import pytest

from bot.catalogue.yaml.loader import load
from bot.finder.finder import Finder, build
from tests.paths import KNOWLEDGE
from tests.toys.shop import SHOP


@pytest.fixture(scope="session")
def shipped() -> Finder:
    """The finder of the catalogue that ships."""
    return build(load(KNOWLEDGE))


@pytest.fixture(scope="session")
def shop() -> Finder:
    return build(SHOP)
