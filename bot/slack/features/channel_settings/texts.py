"""What is said about how the bot behaves in a channel."""

from typing import Final

from bot.catalogue.model import Text
from bot.slack.texts import WORDING

TEXTS: Final[dict[str, Text]] = {
    "help_settings": Text(
        "`/who settings` shows whether I answer in this channel, and lets you change it",
        "`/who 設定`：查看並更改我在這個頻道裡是否回答",
        "`/who 设置`：查看并更改我在这个频道里是否回答",
    ),
    "settings_present": Text("In this channel: {mode}", "在這個頻道：{mode}", "在这个频道：{mode}"),
    "settings_set_by": Text("Set by {person} on {day}", "由 {person} 於{day}設定", "由 {person} 于{day}设置"),
    "settings_changed": Text(
        "{person} changed how I behave in this channel: {mode}",
        "{person} 更改了我在這個頻道的設定：{mode}",
        "{person} 更改了我在这个频道的设置：{mode}",
    ),
    "settings_only_in_channels": Text(
        "Settings are for channels: use `/who settings` in the channel you mean.",
        "設定只適用於頻道：請在該頻道裡輸入 `/who 設定`。",
        "设置只适用于频道：请在该频道里输入 `/who 设置`。",
    ),
    "settings_not_in": Text(
        "I am not in this channel, so I cannot answer here. To invite me, type `/invite` and my name. "
        "`/who TEXT` still answers only you.",
        "我不在這個頻道，所以不會在這裡回答。要邀請我，請輸入 `/invite` 加上我的名字。"
        "`/who 問題` 仍會回答，只有您看得到。",
        "我不在这个频道，所以不会在这里回答。要邀请我，请输入 `/invite` 加上我的名字。"
        "`/who 问题` 仍会回答，只有你看得到。",
    ),
    "settings_unknown_person": Text(
        "Slack could not tell me who you are, so I changed nothing. Please try again in a moment.",
        "Slack 暫時無法告訴我您是誰，所以沒有更改。請稍後再試一次。",
        "Slack 暂时无法告诉我你是谁，所以没有更改。请稍后再试一次。",
    ),
    "settings_for_members": Text(
        "Only full members of this workspace can change that, and I cannot see that you are one. "
        "Ask a colleague who is.",
        "只有這個工作區的正式成員可以更改，而我無法確認您是正式成員。請找一位正式成員更改。",
        "只有这个工作区的正式成员可以更改，而我无法确认你是正式成员。请找一位正式成员更改。",
    ),
    "mode_listen": Text(
        "I answer mentions, and questions that plainly ask who handles something.",
        "我會回答提及我的訊息，也會回答明確詢問由誰負責的問題。",
        "我会回答提到我的消息，也会回答明确询问由谁负责的问题。",
    ),
    "mode_mention": Text(
        "I answer only when I am mentioned.", "只有提及我時我才回答。", "只有提到我时我才回答。"
    ),
    "mode_off": Text(
        "I stay silent. `/who TEXT` still answers only you.",
        "我不發言。`/who 問題` 仍會回答，只有您看得到。",
        "我不发言。`/who 问题` 仍会回答，只有你看得到。",
    ),
    "button_listen": Text("Listen", "主動回答", "主动回答"),
    "button_mention": Text("Only when mentioned", "只在提及時", "只在提到时"),
    "button_off": Text("Off", "關閉", "关闭"),
}
say: Final = WORDING.adding(TEXTS).say
