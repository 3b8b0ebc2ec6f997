import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import bot
from tests.console.shown import shown


def test_plain_question_in_the_channel() -> None:
    assert shown("who handles returns?").startswith(
        "  who (#general, in the thread of #1):\n    Customer service specialist (Customer service)\n"
    )


def test_silence_is_shown_as_such() -> None:
    assert shown("lovely weather") == "  (the bot stays silent)\n"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("@who returns", "#general, in the thread of #1"),
        ("/who returns", "#general, only you see this"),
        ("dm 退換貨", "direct message"),
    ],
)
def test_every_way_to_ask_is_shown(line: str, place: str) -> None:
    assert shown(line).startswith(f"  who ({place}):\n")


def test_choose_then_share_by_number() -> None:
    text = shown("/who goods", "2", "1")
    assert "    [1] Customer service specialist\n    [2] Warehouse keeper\n" in text
    assert "  who (#general, only you see this, changed):\n    Warehouse keeper (Logistics)\n" in text
    assert "    Contact: kay@example.com\n" in text
    assert "  (the private answer was taken away)\n  who (#general):\n" in text
    assert text.endswith("    [1] Right\n    [2] Not right\n")


def test_what_cannot_be_pressed_or_commanded() -> None:
    text = shown("/who goods", "9", "@who returns", "delete", "1", "/remind me")
    assert "there is no button 9; the last ones were 1 to 4" in text
    assert "that message is gone" in text
    assert "/remind is not a command here" in text


def test_not_right_says_what_would_be() -> None:
    text = shown("@who returns", "2", "find count the", "1", "1")
    assert "  who (window):\n    [ Not right? ]\n" in text
    assert "    Who would be right?: Count the stock · Warehouse keeper\n" in text
    assert "Thank you, noted for the people who maintain the catalogue." in text


def test_quit_and_help() -> None:
    assert shown("quit", "who handles returns?") == ""
    assert "open direct messages" in shown("help")


def test_piped_input_ends_with_zero() -> None:
    code = textwrap.dedent(
        """
        from bot.console.console import console
        from tests.fakes import hand_made_desk
        raise SystemExit(console(hand_made_desk()))
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input="@who 谁负责退换货\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=Path(bot.__file__).parent.parent,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "客服专员（客服部）" in done.stdout
    assert done.stderr == ""


def test_search_window_from_the_command_to_sharing() -> None:
    text = shown("/who", "find warehouse", "1", "2")
    assert "  who (window):\n    [ Who handles it? ]\n" in text
    assert "    [1] Warehouse keeper (Logistics)\n" in text
    assert "    [1] About this role\n    [2] Share in #general\n" in text
    assert "  who (#general):\n    Warehouse keeper (Logistics)\n" in text
    assert text.endswith("  (the window is closed)\n")


def test_home_and_the_tour_by_number() -> None:
    text = shown("home", "1", "find stock", "1")
    assert "  who (App Home):\n    Who handles what\n" in text
    assert "    New here? A short tour\n" in text
    assert "    Warehouse keeper: who you will need\n" in text


def test_shortcut_and_emoji_on_the_last_message() -> None:
    text = shown("react", "something about returns news", "who here?", "1", "close", "close", "react")
    assert "nobody has written anything yet" in text
    assert "    About: “something about returns news”\n" in text
    assert (
        "  who (#general, in the thread of #1):\n    Customer service specialist (Customer service)\n" in text
    )
    assert "  no window is open\n" in text


def test_find_says_what_it_needs() -> None:
    assert shown("find returns") == "  no window is open to search in: /who opens one, home another\n"
    text = shown("/who", "find warehouse", "1", "1", "find returns", "close", "/who", "find zzz")
    assert "  this window has no search: /who opens one that has\n" in text
    assert text.endswith("  (nothing found)\n")


def test_an_answer_follows_its_question() -> None:
    text = shown("@who returns", "edit: payroll", "delete")
    assert "  who (#general, in the thread of #1):\n    Customer service specialist" in text
    assert "  who (#general, in the thread of #1, changed):\n    That's outside this catalogue" in text
    assert text.endswith("  (the answer was taken away)\n")


def test_channel_can_be_switched_off_and_everybody_sees_it() -> None:
    text = shown("/who settings off", "@who returns", "who handles returns?")
    assert text.startswith("  who (#general):\n    pat changed how I behave in this channel: I stay silent.")
    assert "only you see this):\n    I am switched off in this channel." in text
    assert text.endswith("  (the bot stays silent)\n")
