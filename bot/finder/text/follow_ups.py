"""Follow-ups in a conversation: “and exchanges?”, “who else?”, “what about their manager?”, 「那退款呢」."""

import re
from typing import Final, Literal

Follow = Literal["none", "also", "others", "manager"]

_LONGEST: Final = 80  # characters; longer messages stand on their own
EARLIER_SHARE: Final = 0.65
"""How much the earlier message weighs beside a follow-up that brings words of its own."""
QUALIFIED_EARLIER_SHARE: Final = 1.5
"""The same beside one that only says where or for whom: “and for Switzerland?”."""

_OTHERS: Final = re.compile(
    r"\b(?:who|any(?:one|body)|some(?:one|body)|what) else\b"
    r"|\b(?:another|other) (?:person|one|people|option|contact)s?\b"
    r"|(?:还有|另外|其他|别的|第二个?)(?:谁|人|别人|其他人|哪位|选择|同事|岗位)|除了.{0,8}(?:还有|之外)|还可以找谁|还能找谁"
)
_MANAGER: Final = re.compile(
    r"\b(?:their|his|her|that person'?s?|the) (?:manager|boss|supervisor|lead|head)\b"
    r"|\bwho do they report to\b|\bwho(?:'s| is) (?:above|in charge of) (?:them|him|her)\b"
    r"|(?:他们?|她们?|那边|那位|这位)?的?(?:主管|经理|上司|老板|上级|头儿|领导)(?:是谁|是哪位|呢|是哪个|找谁)?[?。]?$"
    r"|归谁领导|上面是谁"
)
_LEAD: Final = re.compile(
    r"^(?:(?:ok|okay|thanks|cool|great|hm+|ah|right)[,.! ]+)?"
    r"(?:and|or|also|plus|but|then|what about|how about|same for|what if)\b"
    r"|^(?:那么?|还有|以及|另外|至于|如果是|要是|换成|同样)"
)
_TAIL: Final = re.compile(r"呢\??$")
_QUALIFIES: Final = re.compile(
    r"(?:for|in|from|to|at|on|with|without|outside|inside|within|by|via|abroad|overseas)\b"
    r"|(?:在|从|给|对|针对|海外|国外|境外|外地)"
)


def follows(folded: str) -> Follow:
    """How a short message leans on the one before; ``none`` where it stands on its own."""
    text = folded.strip()
    if not text or len(text) > _LONGEST:
        return "none"
    if _OTHERS.search(text):
        return "others"
    if _MANAGER.search(text):
        return "manager"
    return "also" if _LEAD.search(text) or _TAIL.search(text) else "none"


def without_lead(folded: str) -> str:
    """A follow-up without the words that tie it to what was said before: “and exchanges?” → “exchanges?”."""
    return _LEAD.sub("", folded.strip()).strip(" ,")


def qualifies(folded: str) -> bool:
    """True for a follow-up that asks the same again for another place or somebody else."""
    return bool(_QUALIFIES.match(without_lead(folded)))
