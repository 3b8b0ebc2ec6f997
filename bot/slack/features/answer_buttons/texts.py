"""What the buttons of an answer say, and what comes of them."""

from typing import Final

from bot.catalogue.model import Text
from bot.slack.texts import WORDING

TEXTS: Final[dict[str, Text]] = {
    "button_share": Text("Share in channel", "分享到頻道", "分享到频道"),
    "button_full_answer": Text("Show the full answer", "查看全部", "查看全部"),
    "full_answer_title": Text("The full answer", "完整答案", "完整答案"),
    "picked": Text("Picked from several possible owners", "從幾個可能的選項中選出", "从几个可能的选项中选出"),
    "picked_by": Text(
        "Picked from several possible owners by {person}",
        "由 {person} 從幾個可能的選項中選出",
        "由 {person} 从几个可能的选项中选出",
    ),
}
say: Final = WORDING.adding(TEXTS).say
