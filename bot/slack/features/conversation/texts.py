"""The line of the help about mentions and direct messages."""

from typing import Final

from bot.catalogue.model import Text
from bot.slack.texts import WORDING

TEXTS: Final[dict[str, Text]] = {
    "help_conversation": Text(
        "Mention me in a channel, or send me a direct message",
        "在頻道裡提及我，或直接傳訊息給我",
        "在频道里提及我，或者直接给我发消息",
    ),
}

say: Final = WORDING.adding(TEXTS).say
