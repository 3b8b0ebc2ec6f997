"""What the features declare stands in the pages word for word, so that a page follows its declaration."""

import pytest

from tests.docs.pages import text_of
from tools.feature_tables import TABLES, with_table

TABLE = "| a | b |\n|---|---|\n| 1 | 2 |"


@pytest.mark.parametrize("page", TABLES)
def test_what_the_features_declare_is_documented(page: str) -> None:
    assert TABLES[page]() in text_of(page), "run `python -m tools.feature_tables`"


@pytest.mark.parametrize("rest", ["", "\nMore.\n\n| x |\n"])
def test_a_table_takes_the_place_of_the_old_one(rest: str) -> None:
    page = f"# Top\n\n{TABLE.replace('1', 'old')}\n| another | row |\n{rest}"
    assert with_table(page, TABLE) == f"# Top\n\n{TABLE}\n{rest}"


def test_a_page_without_the_table_is_named_by_what_it_lacks() -> None:
    with pytest.raises(ValueError, match=r"\| a \| b \|"):
        with_table("# Top\n", TABLE)
