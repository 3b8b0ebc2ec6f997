"""The carrier of a question: the words that ask, as against the words that say what for.

"Who handles **returns**?", "退货**归谁管**": left in, the carrier dominates every lexical score, so its
words weigh nothing. The same words tell whether a message asks for an owner at all.
"""

import re
from functools import cache
from typing import Final

from bot.finder.data import word_list

GAP: Final = "\n"

_WHO_EN: Final = re.compile(
    r"""\b(?:
    who|whom|whose|whoever|who'?s|who'?d|who'?ll|who're|whoo|hwo
    |wo(?=\ (?:is|do|does|dose|handles|can|should))
    |wh?ich\ (?:person|people|teams?|dept|department|group|role|colleague|desk|manager)
    |which\ one\ of\ (?:you|us)
    |what(?:'?s\ the)?\ (?:job\ title|team|dept|department|role|group)
    |person\ (?:responsible|in\ charge|to\ (?:ask|talk|contact|see))
    |(?:right|best|correct)\ (?:person|team|contact|colleague|one)
    |(?:any|some)(?:one|body)|is\ there\ (?:a|any)\ (?:person|colleague|team|department|contact)
    |point\ of\ contact|poc|in\ charge|responsible\ for|owner|owns|own\ this
    |where\ (?:do|should|can|shall|would|to)
    |point\ me\ (?:to|at)|looking\ for\ (?:the|a|some)|contact\ (?:for|person)|need\ the\ person
    |(?:go|goes|belongs?|report)\ to
    )\b""",
    re.VERBOSE,
)
_WHO_ZH: Final = re.compile(
    "谁|哪位|哪个(?:部门|岗位|同事|人|团队|组|部|职位|角色)|哪一?(?:个|位|组|部|边)|哪些(?:人|岗位|部门|同事)"
    "|边(?:个|位)|负责人|窗口|归(?:哪|属)|(?:问|找|跟|给|到|去|往|交|转)哪|什么(?:岗位|职位|部门|人)"
    "|哪里(?:反映|反馈|提|问)|有(?:没有)?人|有专人|找(?:人|[随睡水])|(?:市|是|由|要|再)[随睡]"
    "|[随睡](?:负|附|在|再|管|来|做|处)|该(?:问|找)|要找(?!到)|转给|交给|对接人|联系人|主管"
)


def asks_who(folded: str) -> bool:
    """True if the folded text asks for a person, role, team or owner."""
    return bool(_WHO_EN.search(folded) or (not folded.isascii() and _WHO_ZH.search(folded)))


_CARRIER_EN: Final = re.compile(
    r"""\b(?:who|whom|whose|who's|whoever
    |(?:which|what)\ (?:person|people|teams?|dept|department|group|role|colleague))\b
    (?:\ (?:can|could|do|does|did|should|would|will|might|is|are|has|have|i|we|you|us|me|my|to|about|with|for
    |on|the|a|handles?|handling|deals?|looks?|after|takes?|care|of|helps?|responsible|charge|in|speak|talk|ask
    |contact|go|see|sorts?|out|fix(?:es)?|runs?|owns?|manages?|right|person|team|be|able|get|call|tell|job)\b)*
    """,
    re.VERBOSE,
)


def without_english_carrier(folded: str) -> str:
    """The text with a gap in place of "who can I ask about" and the like."""
    return _CARRIER_EN.sub(GAP, folded)


@cache
def stop_words() -> frozenset[str]:
    """English words that carry no need."""
    return frozenset(word_list("stop_words.txt"))


def without_chinese_carrier(folded: str) -> str:
    """The text with a gap in place of every Chinese carrier, so that no bigram reaches across one."""
    return folded if folded.isascii() else _carriers().sub(GAP, folded)


@cache
def _carriers() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(word_list("carriers_zh.txt"), key=len, reverse=True))))
