import io
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import bot
from bot.standin.console import console, readable
from tests.slack.hand import hand_made_desk


def shown(*lines: str) -> str:
    out = io.StringIO()
    assert console(hand_made_desk(), lines=lines, out=out) == 0
    return out.getvalue().partition("quit\n")[2]


def test_plain_question_in_the_channel() -> None:
    assert shown("who handles returns?").startswith(
        "  who (#general, in the thread):\n    Customer service specialist (Customer service)\n"
    )


def test_silence_is_shown_as_such() -> None:
    assert shown("lovely weather") == "  (the bot stays silent)\n"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("@who returns", "#general, in the thread"),
        ("/who returns", "#general, only you see this"),
        ("dm 退換貨", "direct message"),
    ],
)
def test_every_door_is_there(line: str, place: str) -> None:
    assert shown(line).startswith(f"  who ({place}):\n")


def test_choose_then_share_by_number() -> None:
    text = shown("/who goods", "2", "1")
    assert (
        "    [1] Customer service specialist: Handle returns\n    [2] Warehouse keeper: Count the stock\n"
        in text
    )
    assert "  who (#general, only you see this, changed):\n    Warehouse keeper (Logistics)\n" in text
    assert "    Reach: kay@example.com\n" in text
    assert "  (the private answer was taken away)\n  who (#general):\n" in text
    assert text.endswith("    Not right? Ask again in other words, or ask the department.\n")


def test_what_cannot_be_pressed_or_commanded() -> None:
    text = shown("/who goods", "9", "2", "1", "1", "/remind me")
    assert "there is no button 9; the last ones were 1 to 3" in text
    assert "that message is gone" in text
    assert "/remind is not a command here" in text


def test_quit_and_help() -> None:
    assert shown("quit", "who handles returns?") == ""
    assert "a direct message" in shown("help")


def test_mark_up_is_made_readable() -> None:
    assert (
        readable("<https://x.example|Mei> &lt;a&gt; <#C1> <mailto:a@b|a@b> @\u2060here")
        == "Mei <a> #C1 a@b @here"
    )


def test_piped_input_ends_with_zero() -> None:
    code = textwrap.dedent(
        """
        from bot.standin.console import console
        from tests.slack.hand import hand_made_desk
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
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "客服专员（客服部）" in done.stdout
    assert done.stderr == ""
