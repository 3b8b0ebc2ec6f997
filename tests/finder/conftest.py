from pathlib import Path

import pytest

from bot.catalogue.yaml.loader import load
from bot.finder.finder import Finder, build
from tests.finder.shop import SHOP


@pytest.fixture(scope="session")
def shipped() -> Finder:
    """The finder of the catalogue that ships."""
    return build(load(Path(__file__).parents[2] / "knowledge"))


@pytest.fixture(scope="session")
def shop() -> Finder:
    return build(SHOP)
