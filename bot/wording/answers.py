"""What answers say on every surface: an owner, a choice, a topic outside."""

from typing import Final

from bot.catalogue.model import Text

ANSWERS: Final[dict[str, Text]] = {
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
    "choose_contact": Text(
        "Or is it about {topic}? Then ask {contact}.",
        "還是這屬於「{topic}」？那就找 {contact}。",
        "还是这属于“{topic}”？那就找 {contact}。",
    ),
    "choose_usually": Text(
        "Or is it about {topic}? In most companies that is with {usually}.",
        "還是這屬於「{topic}」？一般公司由{usually}負責。",
        "还是这属于“{topic}”？一般公司由{usually}负责。",
    ),
    "choose_elsewhere": Text(
        "Or is it about {topic}? Nobody in this catalogue handles that.",
        "還是這屬於「{topic}」？這份職責目錄裡沒有人負責。",
        "还是这属于“{topic}”？这份职责目录里没有人负责。",
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
}
