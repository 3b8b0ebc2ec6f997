"""Every text the bot says, in its three languages, in one place.

A message is a key with one text a language and the same placeholders in each. Values are put in as
they are: whoever renders for a surface makes them safe for it first.
"""

from typing import Final

from bot.catalogue.model import Text
from bot.language import Language


def say(key: str, language: Language, **values: str | int) -> str:
    """The message in this language. Raises KeyError for an unknown key or a missing value."""
    return MESSAGES[key].get(language).format_map(values)


def listed(items: list[str], language: Language) -> str:
    """Items in a row, in the language's own way."""
    return (", " if language == "en" else "、").join(items)


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
    "reason": Text("Matched: “{phrase}”", "比對到：「{phrase}」", "匹配到：“{phrase}”"),
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
    "option_short": Text("{role}: {duty}", "{role}：{duty}", "{role}：{duty}"),
    "elsewhere": Text(
        "Nobody in this catalogue handles that: {topic}.",
        "這份職責目錄裡沒有人負責這件事：{topic}。",
        "这份职责目录里没有人负责这件事：{topic}。",
    ),
    "usually": Text("Usually with: {usually}", "通常由這裡負責：{usually}", "通常由这里负责：{usually}"),
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
        "I tell you who handles what. Ask me, for example: who handles returns?",
        "我可以告訴您哪件事由誰負責。您可以這樣問：退換貨由誰負責？",
        "我可以告诉你哪件事由谁负责。你可以这样问：退换货归谁管？",
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
        "`/who departments` lists the departments\n"
        "Mention me in a channel, or write me a direct message",
        "`/who 問題`：只有您看得到答案，之後可以再分享\n"
        "`/who departments`：列出所有部門\n"
        "在頻道裡提及我，或直接傳訊息給我",
        "`/who 问题`：只有你看得到答案，之后可以再分享\n"
        "`/who departments`：列出所有部门\n"
        "在频道里提及我，或者直接给我发消息",
    ),
    "help_example": Text("Example: {example}", "例如：{example}", "例如：{example}"),
    "example": Text("/who handles returns", "/who 退換貨由誰負責", "/who 退换货归谁管"),
    "departments": Text("Departments:", "部門：", "部门："),
    "department_roles": Text("{department}: {roles}", "{department}：{roles}", "{department}：{roles}"),
    # Buttons
    "button_share": Text("Share in channel", "分享到頻道", "分享到频道"),
    "button_departments": Text("Show departments", "查看部門", "查看部门"),
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
    "cannot_share": Text(
        "I could not share it there. Please copy the answer, or ask again with `/who`.",
        "沒能分享到那裡。請複製答案，或用 `/who` 再問一次。",
        "没能分享到那里。请复制答案，或者用 `/who` 再问一次。",
    ),
    "already_shared": Text(
        "This answer was shared already.", "這個答案已經分享過了。", "这个答案已经分享过了。"
    ),
}
