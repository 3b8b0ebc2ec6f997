"""What is asked in the pictures, and the desk's answers to it."""

from collections.abc import Mapping
from typing import Final

from bot.answer import Answer, Outcome
from bot.desk import Desk
from bot.language.codes import Language

_QUESTIONS: Final[Mapping[str, tuple[Outcome, Mapping[Language, str]]]] = {
    "returns": (
        "answered",
        {"en": "who handles returns?", "zh-Hant": "退換貨由誰負責？", "zh-Hans": "退换货归谁管？"},
    ),
    "stock": (
        "answered",
        {
            "en": "who do I ask about stock counts?",
            "zh-Hant": "盤點的事要找誰？",
            "zh-Hans": "盘点的事找谁？",
        },
    ),
    "unsure": (
        "choose",
        {"en": "who deals with quality?", "zh-Hant": "效率問題找誰？", "zh-Hans": "效率问题找谁？"},
    ),
    "vpn": (
        "elsewhere",
        {"en": "who fixes the VPN?", "zh-Hant": "VPN 連不上找誰？", "zh-Hans": "VPN 连不上找谁？"},
    ),
    "telescope": (
        "unknown",
        {"en": "who owns the telescope?", "zh-Hant": "望遠鏡找誰？", "zh-Hans": "望远镜找谁？"},
    ),
    "engineer": (
        "answered",
        {
            "en": "what does the data engineer do?",
            "zh-Hant": "數據工程師做什麼？",
            "zh-Hans": "数据工程师做什么？",
        },
    ),
    "specialist": (
        "answered",
        {
            "en": "what does the customer service specialist do?",
            "zh-Hant": "客服專員做什麼？",
            "zh-Hans": "客服专员做什么？",
        },
    ),
    "message": (
        "choose",
        {
            "en": "A customer says the parcel came late and the box was crushed. Who can look into it?",
            "zh-Hant": "用戶對功能和客服都不滿意，想提意見。",
            "zh-Hans": "用户对功能和客服都不满意，想提意见。",
        },
    ),
}


class SceneError(Exception):
    """A question of the pictures no longer has the outcome it is to show; the message names it."""


def ask(desk: Desk, key: str, language: Language) -> Answer:
    """The desk's own answer. Raises SceneError if it is not of the kind the picture is about."""
    outcome, questions = _QUESTIONS[key]
    answer = desk.answer(questions[language], default_language=language)
    if (answer.outcome, answer.language) != (outcome, language):
        raise SceneError(
            f"“{answer.question}” is {answer.outcome} now, not {outcome}: "
            "the pictures need another question (tools/looks/asked.py)"
        )
    return answer
