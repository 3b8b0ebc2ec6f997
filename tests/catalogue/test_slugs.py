import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.slugs import comparable_name, free_slug, slug
from bot.catalogue.yaml.fields import is_id


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Card Arrival", "card-arrival"),
        ("card_arrival", "card-arrival"),
        ("客服專員", "客服專員"),
        ("R&D / QA", "r-d-qa"),
        ("Customers' orders", "customers-orders"),
        ("ＵＸ設計師", "ux設計師"),
        ("!!!", ""),
    ],
)
def test_slug(name: str, made: str) -> None:
    assert slug(name) == made


@given(st.text(max_size=200))
def test_every_slug_is_an_id_or_nothing(name: str) -> None:
    made = slug(name)
    assert not made or is_id(made)


def test_free_counts_up() -> None:
    taken = {"a", "a-2"}
    assert free_slug("a", taken) == "a-3"
    assert free_slug("a", taken) == "a-4"


def test_spellings_of_one_name() -> None:
    assert comparable_name("Card_Arrival") == comparable_name("card  arrival")
