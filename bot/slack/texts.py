"""What the bot says in Slack whichever feature says it; what one feature alone says is in its folder."""

from typing import Final

from bot.catalogue.model import Text
from bot.wording import WORDING as EVERYWHERE

TEXTS: Final[dict[str, Text]] = {
    # Help
    "help": Text(
        "Ask who handles something, in your own words. I answer with the role, the department "
        "and how to reach them.",
        "用您自己的話問某件事由誰負責，我會回答職位、部門和聯絡方式。",
        "用你自己的话问某件事由谁负责，我会回答岗位、部门和联系方式。",
    ),
    "help_shortcut": Text(
        "The shortcut *Find who handles it* opens the same search anywhere: type `/` in any message box",
        "捷徑 *Find who handles it*：在任何訊息欄輸入 `/`，就能開啟同樣的搜尋",
        "快捷方式 *Find who handles it*：在任何消息框里输入 `/`，就能打开同样的搜索",
    ),
    "help_reaction": Text(
        "Add :{emoji}: to a message in a channel I am in, and I answer in its thread",
        "在我所在的頻道裡，替訊息加上 :{emoji}: ，我就在它的討論串裡回答",
        "在我所在的频道里，给消息加上 :{emoji}: ，我就在它的消息列里回答",
    ),
    "help_example": Text("Example: {example}", "例如：{example}", "例如：{example}"),
    "example": Text("/who handles {need}", "/who {need}由誰負責", "/who {need}归谁管"),
    "news_note": Text(
        "You asked this earlier, and I did not know. Now I do.",
        "您之前問過這件事，當時我不知道，現在知道了。",
        "你之前问过这件事，当时我不知道，现在知道了。",
    ),
    # Buttons and windows that several features have
    "button_departments": Text("Show departments", "查看部門", "查看部门"),
    "button_ask": Text("Ask them", "請對方來看", "请对方来看"),
    "button_role": Text("About this role", "查看這個職位", "查看这个岗位"),
    "button_previous": Text("Previous page", "上一頁", "上一页"),
    "button_next": Text("Next page", "下一頁", "下一页"),
    "button_close": Text("Close", "關閉", "关闭"),
    "page": Text("Page {page} of {pages}", "第 {page} 頁，共 {pages} 頁", "第 {page} 页，共 {pages} 页"),
    "search_title": Text("Who handles it?", "這件事找誰？", "这件事找谁？"),
    "search_hint": Text("Type a role, a duty, a need…", "輸入職位、職責或需求…", "输入岗位、职责或需求…"),
    "group_departments": Text("Departments", "部門", "部门"),
    "group_roles": Text("Roles", "職位", "岗位"),
    "group_duties": Text("Duties", "職責", "职责"),
    "duty_of_role": Text("{duty} · {role}", "{duty} · {role}", "{duty} · {role}"),
    # Calling whoever fills a role
    "asks_you": Text(
        "{holder}: {person} would like you to have a look here ({role}).",
        "{holder}：{person} 想請您來看一下（{role}）。",
        "{holder}：{person} 想请你来看一下（{role}）。",
    ),
    "asked_them": Text(
        "Done: I notified {holder} in this thread.",
        "已在這個討論串通知 {holder}。",
        "已在这个消息列里通知 {holder}。",
    ),
    "asked_already": Text(
        "{holder} was already asked in this thread.",
        "已經在這個討論串請過 {holder} 了。",
        "已经在这个消息列里请过 {holder} 了。",
    ),
    "cannot_ask": Text(
        "I could not post in that thread. Please write to {holder} yourself.",
        "我沒辦法在那個討論串發訊息，請直接聯絡 {holder}。",
        "我没法在那个消息列里发消息，请直接联系 {holder}。",
    ),
    # What became of a question or an answer
    "status": Text("is looking it up…", "正在查詢…", "正在查询…"),
    "answered_above": Text(
        "I already answered this above, in this thread.",
        "這個問題我在這個討論串裡回答過了，請看上面。",
        "这个问题我在这个消息列里回答过了，请看上面。",
    ),
    "shared_by": Text("Shared by {person}", "由 {person} 分享", "由 {person} 分享"),
    "already_shared": Text(
        "This answer was already shared.", "這個答案已經分享過了。", "这个答案已经分享过了。"
    ),
    "likely_nobody": Text(
        "Nobody in the catalogue clearly fits this message.",
        "目錄裡找不到明顯負責這件事的人。",
        "目录里找不到明显负责这件事的人。",
    ),
    "likely_no_words": Text(
        "This message has no words for me to go by. Put the question after `/who`.",
        "這則訊息裡沒有可供判斷的文字，請把問題寫在 `/who` 後面。",
        "这条消息里没有可供判断的文字，请把问题写在 `/who` 后面。",
    ),
    "switched_off": Text(
        "I am switched off in this channel. `/who TEXT` answers only you; `/who settings` switches me on.",
        "我在這個頻道的回答功能已關閉。`/who 問題` 的回答只有您看得到；`/who 設定` 可以重新開啟。",
        "我在这个频道的回答功能已关闭。`/who 问题` 的回答只有你看得到；`/who 设置` 可以重新打开。",
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
        "I have an answer but may not post it there. Use `/who`, and tell whoever manages this app.",
        "我有答案，但沒有在那裡發訊息的權限。請改用 `/who`，並告訴管理這個應用程式的同事。",
        "我有答案，但没有在那里发消息的权限。请改用 `/who`，并告诉管理这个应用的同事。",
    ),
    "archived": Text(
        "I have an answer, but this channel is archived, so I cannot post it there. Ask me with `/who`.",
        "我有答案，但這個頻道已封存，沒辦法在那裡發訊息。請用 `/who` 問我。",
        "我有答案，但这个频道已归档，没法在那里发消息。请用 `/who` 问我。",
    ),
    "locked": Text(
        "I have an answer, but this thread is locked. Ask me outside of it, or with `/who`.",
        "我有答案，但這個討論串已鎖定。請在討論串外問我，或改用 `/who`。",
        "我有答案，但这个消息列已锁定。请在外面问我，或者改用 `/who`。",
    ),
    "signed_out": Text(
        "I have an answer, but Slack has signed me out of this workspace. Tell whoever looks after me.",
        "我有答案，但 Slack 已撤銷我在這個工作區的授權。請告訴管理我的同事。",
        "我有答案，但 Slack 已撤销我在这个工作区的授权。请告诉管理我的同事。",
    ),
    "too_much": Text(
        "I have an answer, but Slack does not accept it in this form. Tell whoever looks after me.",
        "我有答案，但 Slack 不接受它的格式或長度。請告訴管理我的同事。",
        "我有答案，但 Slack 不接受它的格式或长度。请告诉管理我的同事。",
    ),
    "old_button": Text(
        "This is from before my last update and no longer works. Please ask again.",
        "這是我更新之前的舊訊息，已經沒有作用了。請再問一次。",
        "这是我更新之前的旧消息，已经没有作用了。请再问一次。",
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
    "cannot_open": Text(
        "Sorry, I could not open the window. Please try again, or ask me here.",
        "抱歉，視窗打不開。請再試一次，或直接在這裡問我。",
        "抱歉，窗口打不开。请再试一次，或者直接在这里问我。",
    ),
    "handbook_page": Text("Its page in the handbook", "在手冊裡查看", "在手册里查看"),
}
WORDING: Final = EVERYWHERE.adding(TEXTS)
say: Final = WORDING.say
