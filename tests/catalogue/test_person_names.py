import pytest

from bot.catalogue.person_names import name_in


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        ("Anna.Smith@example.com", "anna smith"),
        ("anna_smith+work@example.com", "anna smith work"),
        ("bo@example.com", "bo"),
        ("a.b2@example.com", "a"),
        ("U0000001", ""),
        ("123@example.com", ""),
        ("", ""),
    ],
)
def test_an_address_tells_a_name(contact: str, name: str) -> None:
    assert name_in(contact) == name
