"""What people say to a bot without needing anything, and questions about the whole catalogue."""

import re
from typing import Final

from bot.answer import Courtesy

_COURTESIES: Final[tuple[tuple[Courtesy, re.Pattern[str]], ...]] = (
    (
        "thanks",
        re.compile(
            r"^(?:(?:ok(?:ay)?|great|perfect|cool|super|awesome|ah|oh|nice|got it|no)[,!. ]+){0,3}"
            r"(?:many thanks|thanks?|thank you|thx|ty|cheers|much appreciated|appreciated?(?: it)?)"
            r"(?: (?:a lot|a bunch|so much|very much|again|for (?:the|your) help|bot|everyone|all|you"
            r"|mate))*[!. ]*$"
            r"|^(?:好的?|ok)?[,!。 ]*(?:非常|十分|太)?(?:谢谢|感谢|多谢|谢啦|谢了|感恩|辛苦了|3q)(?:你"
            r"|您|大家|啦|了|喔|哦|呀|!|。|~)*$",
        ),
    ),
    (
        "bye",
        re.compile(
            r"^(?:ok(?:ay)? )?(?:bye(?:[- ]?bye)?|good ?bye|see (?:you|ya)(?: (?:later|tomorrow|soon))?"
            r"|good ?night"
            r"|have a (?:nice|good|great) (?:day|evening|weekend)|cya|ciao)[!. ]*$"
            r"|^(?:再见|拜拜|掰掰|bye|晚安|明天见|下次见|回头见|先走了)[啦了喔哦!。~]*$",
        ),
    ),
    (
        "bot",
        re.compile(
            r"^(?:hi|hello|hey)?[,! ]*(?:who|what) (?:are|r) (?:you|u)\b[^a-z]*$|^who (?:made|built"
            r"|created|wrote) you\b[^a-z]*$"
            r"|^what(?:'s| is) (?:your name|this bot)\b[^a-z]*$|^are you (?:a |an )?(?:bot|robot|human"
            r"|ai|real)\b[^a-z]*$"
            r"|^what (?:can|do) you do\b[^a-z]*$|^(?:你|您)(?:好[,! ]*)?(?:你|您)?(?:是|叫)(?:谁"
            r"|什么(?:名字|人)?|哪位|机器人吗)[?!。 呀啊]*$"
            r"|^(?:你|您)(?:能|会|可以)(?:做|干|帮)(?:什么|啥|我什么)[?!。 呀啊呢]*$|^谁(?:做|写|造"
            r"|开发|发明)(?:了|出)?(?:你|您)的?[?!。]*$",
        ),
    ),
    (
        "boss",
        re.compile(
            r"^who(?:'s| is| are) (?:my|our) (?:direct )?(?:boss|manager|supervisor|line manager|lead"
            r"|team lead|bosses)[?!. ]*$"
            r"|^who do i report to[?!. ]*$|^(?:请问)?(?:我|我们|咱们)的?(?:直属)?(?:主管|老板|上司|经理"
            r"|领导|上级)(?:是|叫)?(?:谁|哪位)[?!。 ]*$"
            r"|^谁是(?:我|我们)的?(?:直属)?(?:主管|老板|上司|经理|领导|上级)[?!。 ]*$",
        ),
    ),
)
_WHAT_ZH: Final = "(?:部门|团队|小组|岗位|职位|角色|职务|组织架构图?|组织结构图?|架构图?|组织图|组织表)"
_OVERVIEW: Final = re.compile(
    r"^(?:please |pls |can (?:you|i) |could (?:you|i) |i(?:'d| would) (?:like|love) to |let me )*"
    r"(?:list|show|see|view|name|give|tell|display|get)?(?: me| us)?"
    r"(?: ?(?:a|the|all|all of|every|our|full|complete|list of|overview of|of))* ?"
    r"(?:departments?|teams?|roles?|positions?|job titles|org(?:ani[sz]ation(?:al)?)?[- ]?(?:chart"
    r"|structure|tree)"
    r"|company structure|company directory|directory|overview)"
    r"(?: (?:are there|is there|do we have|we have|exist|there are|here|please|list|overview|in (?:the"
    r"|this|our) company|and"
    r"|departments|roles|teams|the|all))*[?!. ]*$"
    r"|^(?:what|which)(?:'s| is| are)?(?: (?:the|all|our|different))* (?:departments|teams|roles"
    r"|positions|org(?:ani[sz]ation)? chart)"
    r"(?: (?:are there|do we have|we have|exist|there are|here|in (?:the|this|our) company|does (?:the"
    r"|our) company have))*[?!. ]*$"
    r"|^how (?:is|are) (?:the company|we|this company) (?:organi[sz]ed|structured)[?!. ]*$"
    rf"|^(?:请|麻烦)?(?:列出|显示|给我看?|看看?|查看|告诉我|介绍)?(?:一下)?(?:我们|咱们"
    rf"|你们)?(?:全?公司|整个公司)?(?:里|内|现在)?"
    rf"(?:一共|总共|都|全部)?(?:有)?(?:哪些|什么|多少个?|几个|所有的?|全部的?|各个?"
    rf"|每个)?{_WHAT_ZH}(?:和{_WHAT_ZH})*"
    r"(?:有哪些|都有哪些|是什么|是怎样的|长什么样|列表|一览表?|清单|总览|名单|表)?[?!。 呢吗]*$"
)


def courtesy_of(folded: str) -> Courtesy:
    """Thanks, a goodbye, a question about the bot or the asker's own boss; empty for anything else."""
    text = folded.strip()
    return next((kind for kind, pattern in _COURTESIES if pattern.search(text)), "")


def asks_overview(folded: str) -> bool:
    """True where the departments or roles as a whole are asked for."""
    return bool(_OVERVIEW.search(folded.strip()))
