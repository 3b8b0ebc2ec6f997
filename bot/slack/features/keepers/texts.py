"""What is said to whoever keeps the catalogue, and to whoever passes a question on to them."""

from typing import Final

from bot.catalogue.model import Text
from bot.slack.texts import WORDING

TEXTS: Final[dict[str, Text]] = {
    # To whoever asked
    "tell_keepers": Text("Pass my question on", "轉給維護目錄的同事", "转给维护目录的同事"),
    "told_keepers": Text(
        "Thank you. The people who maintain the catalogue will see your question, without your name, for "
        "at most {days} days. If you delete it, it is deleted there too.",
        "謝謝。維護目錄的同事會看到您的問題，看不到您的名字，最多保存 {days} 天。"
        "您刪除訊息，那邊也會一併刪除。",
        "谢谢。维护目录的同事会看到你的问题，看不到你的名字，最多保存 {days} 天。"
        "你删除消息，那边也会一并删除。",
    ),
    "not_told_keepers": Text(
        "I could not pass it on: I no longer see your question, or questions are not kept here.",
        "沒辦法轉達：我看不到您的問題了，或這裡不保存問題。",
        "没法转达：我看不到你的问题了，或者这里不保存问题。",
    ),
    "tell_only_asker": Text(
        "Only whoever asked can pass on their own words.",
        "只有提問的人可以轉達自己的問題。",
        "只有提问的人可以转达自己的问题。",
    ),
    # The list
    "keepers_home": Text(
        "*For you as a keeper:* questions without a good answer: {count}",
        "*目錄維護：* 還沒答好的問題有 {count} 個",
        "*目录维护：* 还没答好的问题有 {count} 个",
    ),
    "keepers_open": Text("Show them", "查看問題", "查看问题"),
    "keepers_title": Text("Unanswered questions", "沒有答好的問題", "没有答好的问题"),
    "keepers_hint": Text(
        "Each row is one thing that was asked. Say whose it is, and I'll answer it from then on. "
        "Who asked is not shown.",
        "每一列是大家問過的一件事。告訴我歸誰負責，之後我就會這樣回答。這裡不顯示是誰問的。",
        "每一行是大家问过的一件事。告诉我归谁负责，之后我就会这样回答。这里不显示是谁问的。",
    ),
    "keepers_none": Text(
        "No questions are waiting for you.", "目前沒有待處理的問題。", "目前没有待处理的问题。"
    ),
    "keepers_likely": Text("Likely: {owners}", "可能由誰負責：{owners}", "可能由谁负责：{owners}"),
    "keepers_nobody_likely": Text(
        "Nobody in the catalogue is likely.", "目錄裡沒有看起來相關的人。", "目录里没有看起来相关的人。"
    ),
    "keepers_when": Text("Last asked on {day}: {whys}", "最近一次：{day}，{whys}", "最近一次：{day}，{whys}"),
    "why_unknown": Text("nobody known {count}×", "找不到人 {count} 次", "找不到人 {count} 次"),
    "why_wrong": Text("marked not right {count}×", "被標為不對 {count} 次", "被标为不对 {count} 次"),
    "why_none": Text("none of those offered {count}×", "都不是 {count} 次", "都不是 {count} 次"),
    "why_rephrased": Text(
        "asked again in other words {count}×", "換個說法再問 {count} 次", "换个说法再问 {count} 次"
    ),
    "belongs_hint": Text("Belongs to…", "歸誰負責…", "归谁负责…"),
    "button_elsewhere": Text("Belongs elsewhere", "不在目錄裡", "不在目录里"),
    "button_talk": Text("Not a question", "不是問題", "不是问题"),
    "button_split": Text("Split", "拆開", "拆开"),
    "button_later": Text("Later", "以後再說", "以后再说"),
    "keepers_not_yours": Text(
        "Only the people who keep this part of the catalogue may decide that.",
        "只有維護這一部分目錄的同事可以決定。",
        "只有维护这一部分目录的同事可以决定。",
    ),
    "keepers_gone": Text("Somebody has dealt with that already.", "已經有人處理過了。", "已经有人处理过了。"),
    "keepers_failed": Text(
        "I could not save this just now. Please try again in a moment.",
        "現在沒辦法儲存，請稍後再試一次。",
        "现在没法保存，请稍后再试一次。",
    ),
    # Before it takes effect
    "teach_title": Text("Before it takes effect", "生效之前", "生效之前"),
    "teach_owner": Text(
        "From then on this belongs to {owner}.", "之後這件事歸{owner}負責。", "之后这件事归{owner}负责。"
    ),
    "teach_topic": Text(
        "From then on I say that this lies outside the catalogue: {owner}.",
        "之後我會說這件事不在目錄裡，屬於「{owner}」。",
        "之后我会说这件事不在目录里，属于“{owner}”。",
    ),
    "teach_talk": Text(
        "From then on I won't treat this as a question.",
        "之後我不會把它當成問題。",
        "之后我不会把它当成问题。",
    ),
    "teach_wordings": Text("Wordings, one per line", "說法，每行一個", "说法，每行一个"),
    "teach_wordings_hint": Text(
        "Short needs work best, without “who handles”. They become part of the catalogue: leave out names.",
        "寫簡短的需求最好，不必寫「誰負責」。這些說法會成為目錄的一部分，請不要寫人名。",
        "写简短的需求最好，不必写“谁负责”。这些说法会成为目录的一部分，请不要写人名。",
    ),
    "teach_no_change": Text(
        "No golden or recent question would be answered differently.",
        "標準題和最近的問題，答案都不會改變。",
        "标准题和最近的问题，答案都不会改变。",
    ),
    "teach_changes": Text(
        "Questions that would be answered differently: {count}",
        "答案會改變的問題：{count}",
        "答案会改变的问题：{count}",
    ),
    "teach_change": Text(
        "“{question}”: {before} → {after}",
        "「{question}」：{before} → {after}",
        "“{question}”：{before} → {after}",
    ),
    "teach_golden": Text("golden", "標準題", "标准题"),
    "teach_nobody": Text("nobody", "沒有人", "没有人"),
    "teach_takes": Text(
        "*This takes questions away from {roles}.* Press once more if that is what you want.",
        "*這會把原本屬於{roles}的問題拿走。* 確定要這樣，請再按一次。",
        "*这会把原本属于{roles}的问题拿走。* 确定要这样，请再按一次。",
    ),
    "button_teach": Text("Apply", "生效", "生效"),
    "button_take": Text("Apply anyway", "仍然生效", "仍然生效"),
    "teach_wait": Text("One moment, I am trying it out…", "請稍候，正在試算…", "请稍候，正在试算…"),
    "teach_done": Text(
        "*Done.* I answer this from now on. To take it back later: `learned undo {id}`",
        "*完成。* 之後我就會這樣回答。想收回時：`learned undo {id}`",
        "*完成。* 之后我就会这样回答。想收回时：`learned undo {id}`",
    ),
    "button_undo": Text("Undo", "收回", "收回"),
    "button_list": Text("Back to the list", "回到清單", "回到列表"),
    "teach_undone": Text("Taken back.", "已收回。", "已收回。"),
    # Elsewhere
    "outside_title": Text("Belongs elsewhere", "不在目錄裡", "不在目录里"),
    "outside_topic": Text("A known topic", "已有的主題", "已有的主题"),
    "outside_topic_hint": Text("Type a topic…", "輸入主題…", "输入主题…"),
    "outside_new": Text("Or a new one", "或新的主題", "或新的主题"),
    "outside_new_hint": Text("Such as: Parking", "例如：停車", "例如：停车"),
    "outside_contact": Text("Where to go with it", "該到哪裡問", "该到哪里问"),
    "outside_contact_hint": Text(
        "#channel, a Slack id or an e-mail address", "#頻道、Slack ID 或電子郵件", "#频道、Slack ID 或邮箱"
    ),
    "outside_none": Text(
        "Pick a topic, or name a new one.", "請選一個主題，或寫一個新的。", "请选一个主题，或写一个新的。"
    ),
    "outside_bad_contact": Text(
        "Write #channel, a Slack id or an e-mail address.",
        "請寫 #頻道、Slack ID 或電子郵件。",
        "请写 #频道、Slack ID 或邮箱。",
    ),
    "button_next_step": Text("Next", "下一步", "下一步"),
}
say: Final = WORDING.adding(TEXTS).say
