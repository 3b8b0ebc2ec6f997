"""What the features declare stands in the pages word for word, so that a page follows its declaration."""

from collections.abc import Callable

import pytest

from bot.slack.features.registry import doors_table, kept_table, scopes_table
from tests.docs.pages import text_of


@pytest.mark.parametrize(
    ("table", "page"),
    [
        (scopes_table, "docs/reference/scopes.md"),
        (doors_table, "docs/reference/ways-to-ask.md"),
        (kept_table, "docs/operators/privacy.md"),
    ],
)
def test_what_the_features_declare_is_documented(table: Callable[[], str], page: str) -> None:
    """Put what the failure shows into the page."""
    assert table() in text_of(page)
