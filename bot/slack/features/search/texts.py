"""What the window that finds as you type says."""

from typing import Final

from bot.catalogue.model import Text
from bot.slack.texts import WORDING

TEXTS: Final[dict[str, Text]] = {
    "help_finding": Text(
        "`/who` alone finds roles, duties and departments as you type",
        "`/who`：邊輸入邊搜尋職位、職責和部門",
        "`/who`：边输入边搜索岗位、职责和部门",
    ),
    "search_examples": Text("For example: {examples}", "例如：{examples}", "例如：{examples}"),
    "share_where": Text("Share this in", "分享到", "分享到"),
    "button_share_it": Text("Share", "分享", "分享"),
    "ask_label": Text("Notify whoever fills the role", "通知負責人", "通知负责人"),
    "ask_there": Text("Ask them to have a look there", "請對方到那裡看一下", "请对方到那里看一下"),
    "asked_today": Text(
        "{holder} was already asked about this in that channel today, so I shared it without notifying them.",
        "今天已經在那個頻道為這件事請過 {holder} 了，所以這次只分享，沒有再通知。",
        "今天已经在那个频道为这件事请过 {holder} 了，所以这次只分享，没有再通知。",
    ),
}
say: Final = WORDING.adding(TEXTS).say
