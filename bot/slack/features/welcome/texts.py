"""What a new member is told."""

from typing import Final

from bot.catalogue.model import Text
from bot.slack.texts import WORDING

TEXTS: Final[dict[str, Text]] = {
    "welcome": Text(
        "Welcome! I tell you who handles what here. The tour takes two minutes; "
        "later, just write me what you need.",
        "歡迎加入！這裡什麼事該找誰，都可以問我。導覽只要兩分鐘，之後有需要直接傳訊息給我。",
        "欢迎加入！这里什么事该找谁，都可以问我。导览只要两分钟，之后有需要直接给我发消息。",
    ),
    "button_tour": Text("Take the tour", "開始導覽", "开始导览"),
}
say: Final = WORDING.adding(TEXTS).say
