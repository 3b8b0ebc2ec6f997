"""Every text the bot says, in its three languages, in one place.

A message is a key with one text a language and the same placeholders in each. Values are put in as
they are: whoever renders for a surface makes them safe for it first.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.catalogue.model import Text
from bot.language import Language


def say(key: str, language: Language, **values: str | int) -> str:
    """The message in this language. Raises KeyError for an unknown key or a missing value."""
    return MESSAGES[key].get(language).format_map(values)


def listed(items: Sequence[str], language: Language, *, either: bool = False) -> str:
    """Items in a row, in the language's own way; ``either`` puts an "or" before the last."""
    comma = ", " if language == "en" else "、"
    if not either or len(items) < 2:
        return comma.join(items)
    return say("either", language, rest=comma.join(items[:-1]), last=items[-1])


def dated(day: date, language: Language) -> str:
    """A date in the language's own way."""
    if language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


# strftime would follow the machine's locale
_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)


MESSAGES: Final[dict[str, Text]] = {
    # An owner
    "owner": Text("{role} ({department})", "{role}（{department}）", "{role}（{department}）"),
    "department": Text("{department} (department)", "{department}（部門）", "{department}（部门）"),
    "held_by": Text("Reach: {holder}", "聯絡：{holder}", "联系：{holder}"),
    "held_by_deputy": Text(
        "Reach: {holder}; stand-in: {deputy}",
        "聯絡：{holder}；代理人：{deputy}",
        "联系：{holder}；代理人：{deputy}",
    ),
    "deputy_only": Text("Reach the stand-in: {deputy}", "聯絡代理人：{deputy}", "联系代理人：{deputy}"),
    "channel": Text("Channel: {channel}", "頻道：{channel}", "频道：{channel}"),
    "no_holder": Text(
        "Nobody is named for this role yet. Ask in the department: {department}.",
        "這個職位還沒有登記負責人，請直接詢問{department}。",
        "这个岗位还没有登记负责人，请直接问{department}。",
    ),
    "no_channel": Text(
        "No channel is named for this department yet.",
        "這個部門還沒有登記頻道。",
        "这个部门还没有登记频道。",
    ),
    "duty": Text("Duty: {duty}", "職責：{duty}", "职责：{duty}"),
    "handled_by": Text("Role: {role}", "負責職位：{role}", "负责岗位：{role}"),
    "mission": Text("What it does: {mission}", "部門任務：{mission}", "部门任务：{mission}"),
    "duties": Text("Duties:", "職責：", "职责："),
    "roles": Text("Roles:", "職位：", "岗位："),
    "members": Text("{department}: who is in it", "{department}的成員", "{department}的成员"),
    "member": Text("{role}: {holder}", "{role}：{holder}", "{role}：{holder}"),
    "member_unnamed": Text("{role}: nobody named yet", "{role}：尚未登記負責人", "{role}：暂未登记负责人"),
    "reason": Text("Matched: “{phrase}”", "依據：「{phrase}」", "依据：“{phrase}”"),
    "picked": Text("Picked from several possible owners", "從幾個可能的選項中選出", "从几个可能的选项中选出"),
    "picked_by": Text(
        "Picked from several possible owners by {person}",
        "由 {person} 從幾個可能的選項中選出",
        "由 {person} 从几个可能的选项中选出",
    ),
    "shared_by": Text("Shared by {person}", "由 {person} 分享", "由 {person} 分享"),
    "wrong": Text(
        "Not right? Ask again in other words, or ask the department.",
        "不對嗎？換個說法再問一次，或直接詢問該部門。",
        "不对吗？换个说法再问一次，或者直接问该部门。",
    ),
    "contacts_withheld": Text(
        "How to reach them is only shown inside the company.",
        "聯絡方式只顯示給公司內部的人。",
        "联系方式只对公司内部的人显示。",
    ),
    "readers_unknown": Text(
        "How to reach them is left out: I cannot tell who reads along here.",
        "沒有列出聯絡方式：我無法得知這裡還有誰會看到。",
        "没有列出联系方式：我无法得知这里还有谁会看到。",
    ),
    "reviewed": Text("Last reviewed: {day}", "最近確認：{day}", "最近确认：{day}"),
    "either": Text("{rest} or {last}", "{rest}或{last}", "{rest}或{last}"),
    # Not one owner
    "choose": Text(
        "I'm not sure which of these it is. Which one fits?",
        "我不確定是哪一個，您要找的是？",
        "我不确定是哪一个，你要找的是？",
    ),
    "choose_wrong": Text(
        "None of them? Ask again in other words.", "都不是？換個說法再問一次。", "都不是？换个说法再问一次。"
    ),
    "option": Text(
        "{role} ({department}): {duty}", "{role}（{department}）：{duty}", "{role}（{department}）：{duty}"
    ),
    "elsewhere": Text(
        "Nobody in this catalogue handles that: {topic}.",
        "這份職責目錄裡沒有人負責這件事：{topic}。",
        "这份职责目录里没有人负责这件事：{topic}。",
    ),
    "usually": Text("Usually with: {usually}", "通常負責的單位：{usually}", "通常负责的部门：{usually}"),
    "contact": Text("Where to go: {contact}", "請洽：{contact}", "请联系：{contact}"),
    "no_contact": Text(
        "No contact is noted for it. Your manager may know whom to ask.",
        "目錄裡沒有記下聯絡方式，可以先問問您的主管。",
        "目录里没有记下联系方式，可以先问问你的主管。",
    ),
    "elsewhere_wrong": Text(
        "Meant something else? Ask again in other words.",
        "不是這個意思？換個說法再問一次。",
        "不是这个意思？换个说法再问一次。",
    ),
    "unknown": Text(
        "I don't know who handles this: nothing in the catalogue fits.",
        "我不知道這件事由誰負責：目錄裡沒有符合的職責。",
        "我不知道这件事由谁负责：目录里没有相符的职责。",
    ),
    "nobody_else": Text(
        "Nobody else in the catalogue is likely.",
        "目錄裡沒有其他可能的人選。",
        "目录里没有其他可能的人选。",
    ),
    "unknown_ask": Text(
        "Ask again in other words, or ask a department: {departments}.",
        "換個說法再問一次，或詢問其中一個部門：{departments}。",
        "换个说法再问一次，或者问问其中一个部门：{departments}。",
    ),
    "unknown_keepers": Text(
        "If somebody should handle this, tell the keepers of the catalogue so that they can add it.",
        "如果這件事應該有人負責，請告訴目錄的維護者，讓他們補上。",
        "如果这件事应该有人负责，请告诉目录的维护者，让他们补上。",
    ),
    "not_a_question": Text(
        "I tell you who handles what. Ask me, for example: who handles {need}?",
        "我可以告訴您哪件事由誰負責。您可以這樣問：{need}由誰負責？",
        "我可以告诉你哪件事由谁负责。你可以这样问：{need}归谁管？",
    ),
    # Help and lists
    "help": Text(
        "Ask who handles something, in your own words. I answer with the role, the department "
        "and how to reach them.",
        "用您自己的話問某件事由誰負責，我會回答職位、部門和聯絡方式。",
        "用你自己的话问某件事由谁负责，我会回答岗位、部门和联系方式。",
    ),
    "help_ways": Text(
        "`/who TEXT` answers you alone; the answer can be shared from there\n"
        "`/who` alone finds roles, duties and departments as you type\n"
        "`/who department NAME`, `/who role NAME`, `/who departments` show them\n"
        "`/who settings` tells whether I answer in this channel, and changes it\n"
        "Mention me in a channel, or write me a direct message\n"
        "Any message's menu has *Who handles this?*, and my Home tab has a tour for newcomers",
        "`/who 問題`：只有您看得到答案，之後可以再分享\n"
        "`/who`：邊輸入邊搜尋職位、職責和部門\n"
        "`/who 部門 名稱`、`/who 職位 名稱`、`/who 部門`：查看部門和職位\n"
        "`/who 設定`：查看並更改我在這個頻道裡是否回答\n"
        "在頻道裡提及我，或直接傳訊息給我\n"
        "每則訊息的選單裡都有 *Who handles this?*；我的首頁有新人導覽",
        "`/who 问题`：只有你看得到答案，之后可以再分享\n"
        "`/who`：边输入边搜索岗位、职责和部门\n"
        "`/who 部门 名称`、`/who 岗位 名称`、`/who 部门`：查看部门和岗位\n"
        "`/who 设置`：查看并更改我在这个频道里是否回答\n"
        "在频道里提及我，或者直接给我发消息\n"
        "每条消息的菜单里都有 *Who handles this?*；我的主页有新人导览",
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
    "departments": Text("Departments:", "部門：", "部门："),
    "department_roles": Text("{department}: {roles}", "{department}：{roles}", "{department}：{roles}"),
    "no_department_called": Text(
        "No department is called “{name}”.", "沒有叫「{name}」的部門。", "没有叫“{name}”的部门。"
    ),
    "no_role_called": Text(
        "No role is called “{name}”.", "沒有叫「{name}」的職位。", "没有叫“{name}”的岗位。"
    ),
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
    # Search and what it finds
    "search_title": Text("Who handles it?", "這件事找誰？", "这件事找谁？"),
    "search_hint": Text("Type a role, a duty, a need…", "輸入職位、職責或需求…", "输入岗位、职责或需求…"),
    "search_examples": Text("For example: {examples}", "例如：{examples}", "例如：{examples}"),
    "group_departments": Text("Departments", "部門", "部门"),
    "group_roles": Text("Roles", "職位", "岗位"),
    "group_duties": Text("Duties", "職責", "职责"),
    "duty_of_role": Text("{duty} · {role}", "{duty} · {role}", "{duty} · {role}"),
    "share_where": Text("Share this in", "分享到", "分享到"),
    "button_share_it": Text("Share", "分享", "分享"),
    "ask_label": Text("Notify whoever fills the role", "通知負責人", "通知负责人"),
    "ask_there": Text("Ask them to have a look there", "請對方到那裡看一下", "请对方到那里看一下"),
    "button_role": Text("About this role", "查看這個職位", "查看这个岗位"),
    "cannot_open": Text(
        "Sorry, the window could not be opened. Please try again, or ask me here.",
        "抱歉，視窗打不開。請再試一次，或直接在這裡問我。",
        "抱歉，窗口打不开。请再试一次，或者直接在这里问我。",
    ),
    # Somebody's message and its likely owners
    "likely_about": Text("About: “{words}”", "關於：「{words}」", "关于：“{words}”"),
    "likely_nobody": Text(
        "Nobody in the catalogue clearly fits this message.",
        "目錄裡沒有人明顯符合這則訊息。",
        "目录里没有人明显符合这条消息。",
    ),
    "likely_no_words": Text(
        "There are no words in this message to go by.",
        "這則訊息裡沒有可供判斷的文字。",
        "这条消息里没有可供判断的文字。",
    ),
    "likely_search": Text(
        "Somebody else? Search for them:", "不是這些人？可以自己搜尋：", "不是这些人？可以自己搜索："
    ),
    "button_share_thread": Text("Share in the thread", "分享到討論串", "分享到消息列"),
    "shared_in_thread": Text("Done: it stands in the thread now.", "已分享到討論串。", "已分享到消息列。"),
    # App Home and the tour
    "home_title": Text("Who handles what", "誰負責什麼", "谁负责什么"),
    "home_hint": Text(
        "Search, or look around: each department with its roles.",
        "可以搜尋，或瀏覽各部門和職位。",
        "可以搜索，或者浏览各部门和岗位。",
    ),
    "home_empty": Text("The catalogue holds no department yet.", "目錄裡還沒有部門。", "目录里还没有部门。"),
    "button_open": Text("Open", "查看", "查看"),
    "button_back": Text("Back", "返回", "返回"),
    "button_needs": Text("Whom this role will need", "這個職位需要找誰", "这个岗位需要找谁"),
    "in_department": Text("Department: {department}", "部門：{department}", "部门：{department}"),
    "measure": Text("Measured by: {measure}", "衡量標準：{measure}", "衡量标准：{measure}"),
    "works_with": Text("Works with: {departments}", "合作部門：{departments}", "合作部门：{departments}"),
    "tour_button": Text("New here?", "新來的嗎？", "新来的吗？"),
    "tour_title": Text("New here? A short tour", "新人導覽", "新人导览"),
    "tour_my_role": Text(
        "*Which role is yours?* I show you whom you will need.",
        "*您的職位是？* 我告訴您工作上需要找誰。",
        "*你的岗位是？* 我告诉你工作上需要找谁。",
    ),
    "tour_role_hint": Text("Type your role…", "輸入您的職位…", "输入你的岗位…"),
    "tour_departments": Text("*What each department does*", "*各部門做什麼*", "*各部门做什么*"),
    "needs_title": Text("{role}: whom you will need", "{role}：您需要找誰", "{role}：你需要找谁"),
    "tour_roles": Text("Roles: {roles}", "職位：{roles}", "岗位：{roles}"),
    "needs_for": Text("{whom}, for:", "{whom}，相關職責：", "{whom}，相关职责："),
    "needs_there": Text("Roles there: {roles}", "該部門的職位：{roles}", "该部门的岗位：{roles}"),
    "needs_duties": Text(
        "*Your duties need these departments*",
        "*您的職責需要和這些部門合作*",
        "*你的职责需要和这些部门合作*",
    ),
    "needs_come": Text(
        "*These roles work with your department*",
        "*這些職位會與您的部門合作*",
        "*这些岗位会与你的部门合作*",
    ),
    "needs_own": Text(
        "Your own department: {department}", "您自己的部門：{department}", "你自己的部门：{department}"
    ),
    "needs_nobody": Text(
        "The catalogue does not say with which departments this role works.",
        "目錄裡沒有記下這個職位和哪些部門合作。",
        "目录里没有记下这个岗位和哪些部门合作。",
    ),
    "needs_search": Text(
        "*Somebody else?* Search for a role, a duty or a department:",
        "*想找別人？* 搜尋職位、職責或部門：",
        "*想找别人？* 搜索岗位、职责或部门：",
    ),
    "needs_source": Text(
        "Taken from the duties in the catalogue. Where no name or channel is shown, none is noted yet.",
        "內容取自目錄裡的職責。沒有列出姓名或頻道的，目錄裡還沒有登記。",
        "内容取自目录里的职责。没有列出姓名或频道的，目录里还没有登记。",
    ),
    "welcome": Text(
        "Welcome! I tell you who handles what here. The tour takes two minutes; "
        "later, just write me what you need.",
        "歡迎加入！這裡什麼事該找誰，都可以問我。導覽只要兩分鐘，之後有需要直接傳訊息給我。",
        "欢迎加入！这里什么事该找谁，都可以问我。导览只要两分钟，之后有需要直接给我发消息。",
    ),
    "button_tour": Text("Take the tour", "開始導覽", "开始导览"),
    # Direct messages
    "prompts_title": Text("Ask, for example:", "您可以這樣問：", "你可以这样问："),
    "prompt_owner": Text("Who handles this: {need}?", "{need}由誰負責？", "{need}归谁管？"),
    "prompt_role": Text("What does the {role} do?", "{role}負責什麼？", "{role}负责什么？"),
    "prompt_department": Text("Who is in {department}?", "{department}有哪些人？", "{department}有哪些人？"),
    "prompt_help": Text("What can I ask?", "可以問什麼？", "可以问什么？"),
    "status": Text("is looking it up…", "正在查詢…", "正在查询…"),
}
