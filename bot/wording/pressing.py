"""What is pressed and what comes of it: buttons, the owner asked to come, feedback, settings, failures."""

from typing import Final

from bot.catalogue.model import Text

PRESSING: Final[dict[str, Text]] = {
    # Buttons
    "button_share": Text("Share in channel", "分享到頻道", "分享到频道"),
    "button_departments": Text("Show departments", "查看部門", "查看部门"),
    "button_ask": Text("Ask them", "請對方來看", "请对方来看"),
    "button_whole": Text("Show all of it", "查看全部", "查看全部"),
    "button_previous": Text("Previous page", "上一頁", "上一页"),
    "button_next": Text("Next page", "下一頁", "下一页"),
    "button_send": Text("Send", "送出", "提交"),
    "button_close": Text("Close", "關閉", "关闭"),
    "page": Text("Page {page} of {pages}", "第 {page} 頁，共 {pages} 頁", "第 {page} 页，共 {pages} 页"),
    "whole_title": Text("The whole answer", "完整答案", "完整答案"),
    "departments_cut": Text(
        "`/who department NAME` shows one department in full.",
        "`/who department 名稱` 可以查看一個部門的完整內容。",
        "`/who department 名称` 可以查看一个部门的完整内容。",
    ),
    # Asking the owner to come
    "asks_you": Text(
        "{holder}: {person} asks you to have a look here ({role}).",
        "{holder}：{person} 想請您來看一下（{role}）。",
        "{holder}：{person} 想请你来看一下（{role}）。",
    ),
    "asked_them": Text(
        "Done: {holder} was notified in this thread.",
        "已在這個討論串通知 {holder}。",
        "已在这个消息列里通知 {holder}。",
    ),
    "asked_already": Text(
        "{holder} was asked already, in this thread.",
        "已經在這個討論串請過 {holder} 了。",
        "已经在这个消息列里请过 {holder} 了。",
    ),
    "asked_today": Text(
        "{holder} was asked about this in that channel already today, so I shared it without notifying them.",
        "今天已經在那個頻道為這件事請過 {holder} 了，所以這次只分享，沒有再通知。",
        "今天已经在那个频道为这件事请过 {holder} 了，所以这次只分享，没有再通知。",
    ),
    "cannot_ask": Text(
        "I could not post in that thread. Please write to {holder} yourself.",
        "我沒辦法在那個討論串發訊息，請直接聯絡 {holder}。",
        "我没法在那个消息列里发消息，请直接联系 {holder}。",
    ),
    # Was it right?
    "feedback_right": Text("Right", "正確", "正确"),
    "feedback_wrong": Text("Not right", "不對", "不对"),
    "feedback_label_right": Text("This answer is right", "這個答案正確", "这个答案正确"),
    "feedback_label_wrong": Text("This answer is not right", "這個答案不對", "这个答案不对"),
    "thanks_right": Text("Thank you, noted.", "謝謝，已記下。", "谢谢，已记下。"),
    "thanks_wrong": Text(
        "Thank you, noted for the keepers of the catalogue. For an answer now, ask again in other words.",
        "謝謝，已記下並提供給目錄的維護者。想馬上得到答案，可以換個說法再問一次。",
        "谢谢，已记下并提供给目录的维护者。想马上得到答案，可以换个说法再问一次。",
    ),
    "feedback_title": Text("Not right?", "不對嗎？", "不对吗？"),
    "feedback_owner": Text("Who would be right?", "應該由誰負責？", "应该由谁负责？"),
    "feedback_owner_hint": Text(
        "Type a role, duty or department", "輸入職位、職責或部門", "输入岗位、职责或部门"
    ),
    "feedback_note": Text("Anything to add?", "還有什麼要補充？", "还有什么要补充？"),
    "feedback_keep": Text("Your question", "您的問題", "你的问题"),
    "feedback_allow": Text(
        "Keep my question's words with this",
        "同意一併保存我的問題文字",
        "同意一并保存我的问题文字",
    ),
    "feedback_note_hint": Text("For the keepers of the catalogue", "寫給目錄的維護者", "写给目录的维护者"),
    "feedback_kept": Text(
        "What you send is kept for the keepers of the catalogue, for a year at most.",
        "您送出的內容會保存給目錄的維護者，最多一年。",
        "你提交的内容会保存给目录的维护者，最多一年。",
    ),
    "feedback_not_kept": Text(
        "Sorry, this could not be kept just now. Please try again in a moment.",
        "抱歉，現在沒辦法記下。請稍後再試一次。",
        "抱歉，现在没法记下。请稍后再试一次。",
    ),
    "nobody_picked": Text(
        "The catalogue no longer holds that. Pick another, or leave this empty.",
        "目錄裡已經沒有這一項，請另選一個，或留空。",
        "目录里已经没有这一项，请另选一个，或者留空。",
    ),
    # How the bot behaves in a channel
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
        "I am not in this channel, so I answer nothing here. To invite me, type `/invite` and my name. "
        "`/who TEXT` answers you alone all the same.",
        "我不在這個頻道，所以不會在這裡回答。要邀請我，請輸入 `/invite` 加上我的名字。"
        "`/who 問題` 仍會回答，只有您看得到。",
        "我不在这个频道，所以不会在这里回答。要邀请我，请输入 `/invite` 加上我的名字。"
        "`/who 问题` 仍会回答，只有你看得到。",
    ),
    "settings_for_members": Text(
        "Only full members of this workspace can change that, and I cannot see that you are one.",
        "只有這個工作區的正式成員可以更改，而我無法確認您是其中之一。",
        "只有这个工作区的正式成员可以更改，而我无法确认你是其中之一。",
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
        "I stay silent. `/who TEXT` still answers you alone.",
        "我不發言。`/who 問題` 仍會回答，只有您看得到。",
        "我不发言。`/who 问题` 仍会回答，只有你看得到。",
    ),
    "button_listen": Text("Listen", "主動回答", "主动回答"),
    "button_mention": Text("Only when mentioned", "只在提及時", "只在提到时"),
    "button_off": Text("Off", "關閉", "关闭"),
    "switched_off": Text(
        "I am switched off in this channel. `/who TEXT` answers you alone; `/who settings` turns me on.",
        "我在這個頻道已關閉。`/who 問題` 的回答只有您看得到；`/who 設定` 可以重新開啟。",
        "我在这个频道已关闭。`/who 问题` 的回答只有你看得到；`/who 设置` 可以重新打开。",
    ),
    "answered_above": Text(
        "I answered this above, in this thread.",
        "這個問題我在這個討論串裡回答過了，請看上面。",
        "这个问题我在这个消息列里回答过了，请看上面。",
    ),
    # When something is in the way
    "stale": Text(
        "The catalogue has changed since this was shown. Please ask again.",
        "目錄在這之後更新過了，請再問一次。",
        "目录在这之后更新过了，请再问一次。",
    ),
    "failed": Text(
        "Sorry, something went wrong and I could not answer. Please ask again in a moment.",
        "抱歉，出了點問題，這次沒能回答。請稍後再問一次。",
        "抱歉，出了点问题，这次没能回答。请稍后再问一次。",
    ),
    "cannot_post": Text(
        "I have an answer but could not post it there. Invite me to the channel, or use `/who`.",
        "我有答案，但沒辦法在那裡發訊息。請邀請我加入頻道，或改用 `/who`。",
        "我有答案，但没法在那里发消息。请邀请我加入频道，或者改用 `/who`。",
    ),
    "not_allowed": Text(
        "I have an answer but am not allowed to post it there. Use `/who`, and tell whoever looks after me.",
        "我有答案，但沒有在那裡發訊息的權限。請改用 `/who`，並告訴管理我的同事。",
        "我有答案，但没有在那里发消息的权限。请改用 `/who`，并告诉管理我的同事。",
    ),
    "unreadable": Text(
        "I cannot read that message. Invite me to the channel, or put its words after `/who`.",
        "我讀不到那則訊息。請邀請我加入頻道，或把內容貼在 `/who` 後面。",
        "我读不到那条消息。请邀请我加入频道，或者把内容贴在 `/who` 后面。",
    ),
    "cannot_share": Text(
        "I could not share it there. Please copy the answer, or ask again with `/who`.",
        "沒能分享到那裡。請複製答案，或用 `/who` 再問一次。",
        "没能分享到那里。请复制答案，或者用 `/who` 再问一次。",
    ),
    "already_shared": Text(
        "This answer was shared already.", "這個答案已經分享過了。", "这个答案已经分享过了。"
    ),
}
