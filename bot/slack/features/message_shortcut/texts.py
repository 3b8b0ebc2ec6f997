"""What is said about somebody's message and its likely owners."""

from typing import Final

from bot.catalogue.model import Text
from bot.slack.texts import WORDING

TEXTS: Final[dict[str, Text]] = {
    "help_message_menu": Text(
        "Any message's menu has *Who handles this?*",
        "每則訊息的選單裡都有 *Who handles this?*",
        "每条消息的菜单里都有 *Who handles this?*",
    ),
    "likely_about": Text("About: “{words}”", "關於：「{words}」", "关于：“{words}”"),
    "likely_search": Text(
        "Somebody else? Search for them:", "不是這些人？可以自己搜尋：", "不是这些人？可以自己搜索："
    ),
    "button_share_thread": Text("Share in the thread", "分享到討論串", "分享到消息列"),
    "shared_in_thread": Text("Done: it is in the thread now.", "已分享到討論串。", "已分享到消息列。"),
}
say: Final = WORDING.adding(TEXTS).say
