import pytest

from bot.catalogue.errors import Problem


@pytest.mark.parametrize(
    ("message", "value", "text"),
    [
        ("not a date", "a", "not a date: “a”"),
        ("no role is called “a”", "a", "no role is called “a”"),
        ("no role is called “ab”", "a", "no role is called “ab”: “a”"),
        ("the id is missing", "", "the id is missing"),
    ],
)
def test_the_value_is_shown_unless_the_message_quotes_it(message: str, value: str, text: str) -> None:
    problem = Problem("r", "error", "f.yaml", 2, 3, message, value, "mend it")
    assert str(problem) == f"f.yaml:2:3: error {text} (r) — mend it"
