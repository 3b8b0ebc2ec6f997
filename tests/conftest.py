from collections.abc import Iterator

import pytest

from tests import stores


@pytest.fixture(autouse=True)
def stores_are_closed() -> Iterator[None]:
    yield
    stores.close_all()
