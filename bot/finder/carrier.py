"""The carrier of a question: the words that ask, as against the words that say what for.

"Who handles **returns**?", "退货**归谁管**": left in, the carrier dominates every lexical score, so its
words weigh nothing. The same words tell whether a message asks for an owner at all.
"""

import re
from typing import Final

# English words that carry no need. Function words, the verbs of owning and asking, politeness.
STOP_WORDS: Final = frozenset(
    """
    a an the this that these those there here it its they them their theirs he she his her hers him i me my mine
    myself you your yours u ur we us our ours one ones something anything thing things stuff everything
    who whom whose whos which what whats where when why how whoever whichever wheres hows
    is are was were be been being am isnt arent wasnt do does did done doing dont doesnt didnt have has had having
    havent hasnt can could cant couldnt will would wont wouldnt shall should shouldnt may might must
    and or but nor so if then than as at by for from in into of off on onto to toward towards with within without
    about around over under up down out through via per re regarding concerning between among across
    not no yes yeah yep nope ok okay just also too very really quite rather even still yet already only ever never
    any some all both each every other another such same own owns owned owner owners
    im ive id ill hes shes theyre theyve weve youre lets thats s t ll d ve m re
    handle handles handled handling deal deals dealt dealing responsible responsibility responsibilities
    charge care cares look looks looking after take takes taking taken taker took
    person people guy guys somebody someone anybody anyone everybody everyone nobody colleague colleagues
    job jobs duty contact contacts ask asks asking asked talk talks talking speak tell tells told know knows
    knew point let get gets got go goes going gone come comes coming went
    please pls plz thanks thank thx cheers sorry hi hello hey hiya morning afternoon evening dear regards kind
    question questions quick wondering wonder wanted want wants need needs needed needing like
    help helps guess think thinks maybe perhaps probably actually basically honestly apologies
    idea correct right anyways anyway btw fyi tbh asap
    now today currently again soon
    sort sorts sorting figure figures figuring bit lot lots kind
    """.split()
)
# Words that carry nothing in "who … this" yet name a need elsewhere keep their weight:
# right, figures, sort, kind and correct also mean things to a content editor or an analyst.
KEPT: Final = frozenset({"right", "figures", "correct", "correction", "job", "own", "owner", "look", "looks"})

_WHO_EN = re.compile(
    r"\b(?:who|whom|whose|whoever|who'?s|who'?d|who'?ll|who're|whos|whoo|hwo|wo(?= (?:is|do|does|dose|handles|can|should))"
    r"|which (?:person|people|team|teams|dept|department|group|role|colleague|desk|manager|one of (?:you|us))"
    r"|wich (?:person|team|dept|department)"
    r"|what (?:team|dept|department|role|group)|what'?s the (?:job title|team|department|role)"
    r"|person (?:responsible|in charge|to (?:ask|talk|contact|see))|(?:right|best|correct) (?:person|team|contact|colleague|one)"
    r"|(?:any|some)(?:one|body)|is there (?:a|any) (?:person|colleague|team|department|contact)"
    r"|point of contact|\bpoc\b|in charge|responsible for|owner|owns|own this"
    r"|where (?:do|should|can|shall|would|to) (?:i|we|it|this|that|one)?"
    r"|point me (?:to|at)|looking for (?:the|a|some)|contact (?:for|person)|need the person"
    r"|(?:go|goes|belongs?|report) to)\b",
    re.IGNORECASE,
)
_WHO_ZH = re.compile(
    "谁|哪位|哪个(?:部门|岗位|同事|人|团队|组|部|职位|角色)|哪一?(?:个|位|组|部|边)|哪些(?:人|岗位|部门|同事)|边(?:个|位)|负责人|窗口|"
    "归(?:哪|属)|(?:问|找|跟|给|到|去|往|交|转)哪|什么(?:岗位|职位|部门|人)|哪里(?:反映|反馈|提|问)|有(?:没有)?人|有专人|"
    "找(?:人|[随睡水])|(?:市|是|由|要|再)[随睡]|[随睡](?:负|附|在|再|管|来|做|处)|该(?:问|找)|要找(?!到)|转给|交给|对接人|联系人|主管"
)
# Taken out of Chinese text before it is cut into bigrams; longest first.
_CARRIER_ZH: Final = re.compile(
    "|".join(
        sorted(
            """请问一下 想请问一下 想问一下 想请教一下 想请教 请教一下 请问 请教 麻烦问下 麻烦问一下 想问下 问一下 问下 想问 麻烦 不好意思 打扰大家 打扰一下 打扰
            谁可以 谁能 谁会 谁在 谁来 谁有 谁去 谁负责 谁管 谁处理 谁做 谁说了算 谁说了 谁那边 谁比较 谁最 谁该 谁知道 谁
            负责人是哪位 负责人是谁 负责人 负责的 负责 附责 负则
            是哪位同事 是哪位 哪位同事 哪位可以 哪位能 哪位 哪个岗位 哪个同事 哪个部门 哪一个部门 哪个部 哪个团队 哪个人 哪个职位 哪一位 哪一个 哪边 哪个
            是哪个 什么岗位 什么职位 什么部门 边个可以 边个 边位
            找哪位 找哪个 找哪 应该找 应该问 应该 该找 该问 该叫 该由 该给 该 要找 要问 要跟 要请 要转 要给 去找 去问 去催 得找 找 问
            归谁管 归谁 归哪 归 由谁 由 跟谁讲 跟谁说 跟谁提 跟谁谈 跟谁 向谁 和谁 给谁 对谁 让谁 叫谁 请谁
            转给谁合适 转给 转到 转去 交给 交由 丢给 发给 反馈给 报给 提给 升级给
            怎么称呼 的人吗 的同事 同事 有人可以 有人能 有人 有没有人 有没有 有专人 专人 有谁
            谢谢 多谢 感谢 辛苦了 辛苦 拜托 您好 你好 大家好 哈喽 嗨 早安 各位 大家
            我们 我 你们 咱们 咱 他们 它们 他 她 你 您
            可以 能不能 能否 是不是 是否 需要 想要 想 请 帮忙 帮我 帮 能
            这个 那个 这种 那种 这边 那边 这些 那些 这 那 一下 一个 到底 其实 就是 还是 但是 可是 不过 因为 所以 如果 然后 而且 或者 以及 还有 现在
            吗 呢 吧 啊 呀 啦 哦 喔 耶 嘛 哈 了 的 地 得 嘅 系 喺 是 在 和 跟 与 及 也 都 就 又 很 把 被 让 给 有 个 们 着 过 会 要 去 来 说 讲
            """.split(),
            key=len,
            reverse=True,
        )
    )
)
GAP: Final = "\n"


def asks_who(folded: str) -> bool:
    """True if the folded text asks for a person, role, team or owner."""
    return bool(_WHO_EN.search(folded) or _WHO_ZH.search(folded))


def without_chinese_carrier(folded: str) -> str:
    """The text with a gap in place of every Chinese carrier, so that no bigram reaches across one."""
    return _CARRIER_ZH.sub(GAP, folded)
