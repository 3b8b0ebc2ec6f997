from bot.console.screen import readable
from tests.console.shown import shown


def test_mark_up_is_made_readable() -> None:
    assert (
        readable("<https://x.example|Mei> &lt;a&gt; <#C1> <mailto:a@b|a@b> @\u2060here <@U0WHOBOT0>")
        == "Mei <a> #C1 a@b @here @who"
    )


def test_what_was_taken_away_and_what_changed_is_said() -> None:
    assert "(#general, in the thread of #1, changed):\n" in shown("@who returns", "edit payroll")
    assert shown("@who returns", "delete").endswith("  (the answer was taken away)\n")


def test_numbers_are_those_of_what_was_shown_last() -> None:
    text = shown("/who goods", "7", "home", "2")
    assert "  there is no button 7; the last ones were 1 to 4\n" in text
    assert "    What it does: Look after customers\n" in text
