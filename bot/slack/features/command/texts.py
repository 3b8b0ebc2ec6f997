"""The line of the help about `/who`."""

from typing import Final

from bot.catalogue.model import Text
from bot.slack.texts import WORDING

TEXTS: Final[dict[str, Text]] = {
    "help_command": Text(
        "`/who TEXT` answers only you; the answer can be shared from there",
        "`/who 問題`：只有您看得到答案，之後可以再分享",
        "`/who 问题`：只有你看得到答案，之后可以再分享",
    ),
}

say: Final = WORDING.adding(TEXTS).say
