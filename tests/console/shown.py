"""What the console prints."""

import io

from bot.console.console import console
from tests.fakes import hand_made_desk


def shown(*lines: str) -> str:
    out = io.StringIO()
    assert console(hand_made_desk(), lines=lines, out=out) == 0
    return out.getvalue().partition("quit\n")[2]
