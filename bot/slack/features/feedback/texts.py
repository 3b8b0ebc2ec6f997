"""What is said about whether an answer was right."""

from typing import Final

from bot.catalogue.model import Text
from bot.slack.texts import WORDING

TEXTS: Final[dict[str, Text]] = {
    "feedback_right": Text("Right", "正確", "正确"),
    "feedback_wrong": Text("Not right", "不對", "不对"),
    "feedback_label_right": Text("This answer is right", "這個答案正確", "这个答案正确"),
    "feedback_label_wrong": Text("This answer is not right", "這個答案不對", "这个答案不对"),
    "none_of_these": Text("None of these", "都不是", "都不是"),
    "knows_owner": Text("I know who handles it", "我知道由誰負責", "我知道由谁负责"),
    "thanks_right": Text("Thank you, noted.", "謝謝，已記下。", "谢谢，已记下。"),
    "noted_already": Text(
        "I have already noted that, thank you.", "這已經記下了，謝謝。", "这已经记下了，谢谢。"
    ),
    "thanks_wrong": Text(
        "Thank you, noted for the people who maintain the catalogue. "
        "For an answer now, ask again in other words.",
        "謝謝，已記下，維護目錄的同事會看到。想馬上得到答案，可以換個說法再問一次。",
        "谢谢，已记下，维护目录的同事会看到。想马上得到答案，可以换个说法再问一次。",
    ),
    "feedback_title": Text("Not right?", "不對嗎？", "不对吗？"),
    "none_title": Text("None of these?", "都不是嗎？", "都不是吗？"),
    "feedback_owner": Text("Who would be right?", "應該由誰負責？", "应该由谁负责？"),
    "feedback_owner_hint": Text(
        "Type a role, duty or department", "輸入職位、職責或部門", "输入岗位、职责或部门"
    ),
    "feedback_note": Text("Anything to add?", "還有什麼要補充？", "还有什么要补充？"),
    "feedback_note_hint": Text(
        "For the people who maintain the catalogue", "寫給維護目錄的同事", "写给维护目录的同事"
    ),
    "feedback_keep": Text("Your question", "您的問題", "你的问题"),
    "feedback_allow": Text(
        "Keep the wording of my question with this",
        "同意一併保存我的問題內容",
        "同意一并保存我的问题内容",
    ),
    "feedback_kept": Text(
        "I keep what you send for the people who maintain the catalogue, for {days} days at most.",
        "您送出的內容會提供給維護目錄的同事，最多保存 {days} 天。",
        "你提交的内容会提供给维护目录的同事，最多保存 {days} 天。",
    ),
    "feedback_not_kept": Text(
        "Sorry, I could not note this just now. Please try again in a moment.",
        "抱歉，現在沒辦法記下。請稍後再試一次。",
        "抱歉，现在没法记下。请稍后再试一次。",
    ),
    "nobody_picked": Text(
        "That is no longer in the catalogue. Pick another, or leave this empty.",
        "目錄裡已經沒有這一項，請另選一個，或留空。",
        "目录里已经没有这一项，请另选一个，或者留空。",
    ),
    "button_send": Text("Send", "送出", "提交"),
}
say: Final = WORDING.adding(TEXTS).say
