"""Messages with a “who” that ask for nobody's work, “who knew?”, “who wants coffee”, 谁能想到; and mere news.

A channel full of them must stay quiet, and whoever says them to the bot wants no name.
"""

import re
from typing import Final

from bot.finder.text.carrier import asks_who
from bot.finder.text.cleaning import CleanMessage

# A “who” that begins something: in “a customer who wants coffee” it does not.
_BEGIN: Final = (
    r"(?:^|(?<=[.!?,;:\n])|(?<=\b(?:so|ok|hi|yo|oh) )|(?<=\b(?:and|wow|lol|omg|hey|all) )"
    r"|(?<=\b(?:team|guys|well|okay|haha) )|(?<=\bfolks ))\s*"
)
_FUN: Final = "(?:" + "|".join(
    (
        "coming|joining|going(?! to)|hungry|thirsty|ready|excited|bored|tired|awake|around|online|keen",
        "free (?:for|tonight|to)|bringing|watching|playing|gaming|drinking|hosting|driving|with me",
        "down (?:for|to)|up for|game for|(?:still )?in (?:the office|today)|in for (?:a|the|some)",
        r"(?:in|here)(?=[?!.\s]*$)",
    )
) + ")"  # fmt: skip
_THINGS: Final = "(?:" + "|".join(
    (
        "coffee|tea|lunch|dinner|breakfast|pizza|cake|cookies|donuts|doughnuts|beers?|drinks?|snacks?",
        "tacos|sushi|ice cream|chocolate|tickets?|karaoke|a (?:coffee|drink|beer|break|lift|ride|puppy|walk)",
    )
) + ")"  # fmt: skip
_TALK_EN: Final = _BEGIN + "(?:" + "|".join(
    (
        r"who knew|who cares(?=[?!.\s]*$)|who (?:would|could)(?:'ve| have) (?:thought|guessed|known)",
        "who(?:'d| would) (?:have|'ve|of) (?:thought|guessed|known|imagined)|who'd've thought",
        r"who does(?:n't|nt) (?:love|like|want)|who dis\b|who let the dogs|who even (?:does|says) that",
        "who needs (?:sleep|weekends|enemies|money)|who am i to|who (?:won|scored|played|sang)",
        "who (?:ate|drank|stole my|finished (?:the|my) (?:milk|cake|coffee)|brought (?:the|these|this|cake))",
        rf"who (?:else )?(?:is|are|was) {_FUN}|who(?:'s|s| all is) {_FUN}",
        rf"who (?:else )?(?:wants?|fancies|needs) {_THINGS}",
        "who (?:else )?wants? to (?:join|go|come|play|grab|eat|drink|watch|see|hang|party)",
        r"(?:guess|look|says|thank god|remember) who\b",
        rf"any(?:one|body) (?:else )?(?:(?:is )?{_FUN}|up for|(?:want|wants|fancy|need) {_THINGS})",
        "any(?:one|body) (?:else )?for (?:lunch|coffee|drinks|pizza|a )",
        "any(?:one|body) (?:else )?(?:wants? to (?:join|go|play|grab|buy my)|seen my|selling|watch(?:ed)?)",
    )
) + ")"  # fmt: skip
_TALK_ZH: Final = "|".join(
    (
        "谁能?(?:想得?到|料到|猜到)|谁(?:懂(?:啊|呀|哇|我|$)|不(?:想|喜欢|爱)|说不是|怕谁|还没|都(?:知道|懂|会|喜欢))",
        "谁知道(?:呢|会|竟|居然)|谁(?:让|叫)(?:你|我|他|咱)(?!们?(?:部门|团队))",
        "有?谁(?:也|还)?(?:想|要)?(?:一起|跟我|陪我)(?:去|来|吃|喝|唱|玩|打|看|跑|订|点|拼)?",
        "有?谁要(?:喝|吃|去|来|唱|团购|拼|参加(?:聚餐|唱歌|团建|聚会))|谁(?:来|去)(?:唱|吃|喝|玩|打球|聚餐)",
        "谁(?:赢|输|进球|夺冠|晋级|得奖|中奖)了?|谁偷?(?:吃|喝)了?|谁带的?(?:蛋糕|零食)|猜猜?看?谁|(?:不管|无论)是?谁",
    )
)
_TALK: Final = re.compile(f"{_TALK_EN}|(?<![找问跟和与叫由请给对])(?:{_TALK_ZH})")
_LONGEST: Final = 160  # characters; what is longer tells of something that is asked about
_NEWS: Final = re.compile(
    "|".join(
        (
            r"^(?:fyi|psa|heads[- ]?up|reminder|update|announcement|good news|great news)\b",
            r"^(?:just so (?:you|everyone) knows?|for your information)\b",
            r"^just a (?:quick )?(?:reminder|update|note)\b",
            r"^(?:温馨)?(?:提醒|公告|通知|好消息|报告|周知|同步|更新|告知|播报|喜报)(?:一下|下|大家|各位)*[\s,:!。]",
            r"\b(?:is|are|was|were|has been|have been) (?:now |all |finally |already )?"
            r"(?:done|finished|completed?|live|over|ready|fixed|resolved|closed|shipped|released)[.!\s]*$",
            r"(?:完成|搞定|结束|上线|做完|弄好|修好|收工|盘完)(?:了|啦|咯|喽)[!。~\s]*$",
        )
    )
)


def is_talk(message: CleanMessage) -> bool:
    """True where all that sounds like a question is talk, or the message only brings news."""
    text = message.folded.strip()
    if len(text) > _LONGEST:
        return False
    if _TALK.search(text):
        return not any(
            asks_who(sentence.folded) and not _TALK.search(sentence.folded) for sentence in message.sentences
        )
    return "?" not in text and not asks_who(text) and bool(_NEWS.search(text))
