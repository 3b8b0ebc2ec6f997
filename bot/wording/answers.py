"""What answers say on every surface: an owner, a choice, a topic elsewhere."""

from typing import Final

from bot.catalogue.model import Text

ANSWERS: Final[dict[str, Text]] = {
    # An owner
    "owner": Text("{role} ({department})", "{role}（{department}）", "{role}（{department}）"),
    "department": Text("{department} (department)", "{department}（部門）", "{department}（部门）"),
    "held_by": Text("Contact: {holder}", "聯絡：{holder}", "联系：{holder}"),
    "held_by_deputy": Text(
        "Contact: {holder}; deputy: {deputy}",
        "聯絡：{holder}；代理人：{deputy}",
        "联系：{holder}；代理人：{deputy}",
    ),
    "deputy_only": Text("Contact the deputy: {deputy}", "聯絡代理人：{deputy}", "联系代理人：{deputy}"),
    "channel": Text("Channel: {channel}", "頻道：{channel}", "频道：{channel}"),
    "no_holder": Text(
        "Nobody is named for this role yet. Ask in its channel.",
        "這個職位還沒有登記負責人，請到頻道裡詢問。",
        "这个岗位还没有登记负责人，请到频道里问。",
    ),
    "no_holder_head": Text(
        "Nobody is named for this role yet. Ask the {head}: {holder}.",
        "這個職位還沒有登記負責人，請先找{head}：{holder}。",
        "这个岗位还没有登记负责人，请先找{head}：{holder}。",
    ),
    "no_holder_no_channel": Text(
        "Nobody is named for this role yet. Your manager may know who to ask in {department}.",
        "這個職位還沒有登記負責人，可以先問問您的主管，{department}該找誰。",
        "这个岗位还没有登记负责人，可以先问问你的主管，{department}该找谁。",
    ),
    "no_channel": Text(
        "No channel is noted for this department yet. Your manager may know who to ask there.",
        "這個部門還沒有登記頻道，可以先問問您的主管該找誰。",
        "这个部门还没有登记频道，可以先问问你的主管该找谁。",
    ),
    "no_channel_head": Text(
        "No channel is noted for this department yet. Ask the {head}: {holder}.",
        "這個部門還沒有登記頻道，請先找{head}：{holder}。",
        "这个部门还没有登记频道，请先找{head}：{holder}。",
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
    "try_again": Text(
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
        "I left out how to reach them: I could not check who else reads this. Ask again in a moment.",
        "沒有列出聯絡方式：我暫時無法確認還有誰會看到。請稍後再問一次。",
        "没有列出联系方式：我暂时无法确认还有谁会看到。请稍后再问一次。",
    ),
    "asker_unknown": Text(
        "I left out how to reach them: Slack could not tell me who is asking. Ask again in a moment.",
        "沒有列出聯絡方式：Slack 暫時無法告訴我是誰在問。請稍後再問一次。",
        "没有列出联系方式：Slack 暂时无法告诉我是谁在问。请稍后再问一次。",
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
        "None of these? Ask again in other words.", "都不是？換個說法再問一次。", "都不是？换个说法再问一次。"
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
        "Or is it about {topic}? That's outside this catalogue. Your manager may know who to ask.",
        "還是這屬於「{topic}」？那不在這份職責目錄裡，可以先問問您的主管該找誰。",
        "还是这属于“{topic}”？那不在这份职责目录里，可以先问问你的主管该找谁。",
    ),
    "option": Text(
        "{role} ({department}): {duty}", "{role}（{department}）：{duty}", "{role}（{department}）：{duty}"
    ),
    "elsewhere": Text(
        "That's outside this catalogue: it belongs to {topic}.",
        "這件事不在這份職責目錄裡，屬於「{topic}」。",
        "这件事不在这份职责目录里，属于“{topic}”。",
    ),
    "usually": Text("Usually with: {usually}", "通常負責的單位：{usually}", "通常负责的部门：{usually}"),
    "contact": Text("Where to go: {contact}", "請洽：{contact}", "请联系：{contact}"),
    "no_contact": Text(
        "No contact is noted for it. Your manager may know who to ask.",
        "目錄裡還沒有登記聯絡方式，可以先問問您的主管。",
        "目录里还没有登记联系方式，可以先问问你的主管。",
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
        "I can't find anybody else in the catalogue who is likely to handle this.",
        "目錄裡找不到其他可能負責這件事的人。",
        "目录里找不到其他可能负责这件事的人。",
    ),
    "unknown_ask": Text(
        "Ask again in other words, or ask a department: {departments}.",
        "換個說法再問一次，或詢問其中一個部門：{departments}。",
        "换个说法再问一次，或者问问其中一个部门：{departments}。",
    ),
    "unknown_keepers": Text(
        "If somebody should handle this, ask the people who maintain the catalogue to add it.",
        "如果這件事應該有人負責，請維護目錄的同事補上。",
        "如果这件事应该有人负责，请维护目录的同事补上。",
    ),
    "unknown_keepers_named": Text(
        "If somebody should handle this, tell the people who maintain the catalogue: {keepers}.",
        "如果這件事應該有人負責，請告訴維護目錄的同事：{keepers}。",
        "如果这件事应该有人负责，请告诉维护目录的同事：{keepers}。",
    ),
    "overview": Text("The departments and their roles:", "各部門與職位：", "各部门及岗位："),
    "overview_line": Text("{department}: {roles}", "{department}：{roles}", "{department}：{roles}"),
    "person": Text("{person} fills these roles:", "{person} 擔任的職位：", "{person} 担任的岗位："),
    "person_role": Text("{role} ({department})", "{role}（{department}）", "{role}（{department}）"),
    "person_deputy": Text(
        "{role} ({department}), as deputy",
        "{role}（{department}），職務代理人",
        "{role}（{department}），代理人",
    ),
    "person_covered": Text("Deputy: {deputy}", "代理人：{deputy}", "代理人：{deputy}"),
    "courtesy_thanks": Text("You're welcome.", "不客氣！", "不客气！"),
    "courtesy_bye": Text("See you!", "再見！", "再见！"),
    "courtesy_bot": Text(
        "I'm a bot. I look up in the duty catalogue who handles what, for example {need}.",
        "我是機器人，幫您查職責目錄，看哪件事由誰負責，例如：{need}。",
        "我是机器人，帮你查职责目录，看哪件事归谁管，比如：{need}。",
    ),
    "courtesy_boss": Text(
        "I know who handles what, not who reports to whom. HR or your team can tell you.",
        "我只知道哪件事由誰負責，不知道誰是誰的主管。人資或您的團隊會知道。",
        "我只知道哪件事归谁管，不知道谁是谁的上级。可以问问人事或者你的团队。",
    ),
    "not_a_question": Text(
        "I tell you who handles what. Ask me, for example: who handles {need}?",
        "我可以告訴您哪件事由誰負責。您可以這樣問：{need}由誰負責？",
        "我可以告诉你哪件事由谁负责。你可以这样问：{need}归谁管？",
    ),
}
