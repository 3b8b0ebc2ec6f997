"""Questions of every kind, and how their answers are compared."""

import json
from dataclasses import asdict, replace

from bot.answer import Answer

QUESTIONS = (
    "who handles returns",
    "誰負責退換貨",
    "谁管库存盘点",
    "who runs payroll",
    "who hanldes retunrs?",
    "谁负责退或",
    "which department handles returns?",
    "哪個部門負責退貨",
    "what does the data engineer do?",
    "who is in logistics?",
    "物流部有哪些岗位",
    "thanks a lot!",
    "谢谢大家",
    "who handles tax returns",
    "who handles stock options",
    "who sets the exchange rate",
    "we got a lot of stock in and the dashboards are slow",
    "our newsletter has a typo, who fixes it",
    "誰負責 SEO 關鍵字",
    "who do I ask about quantum chromodynamics",
    "who handles zxqv",
    "<@U012AB3CD> &gt; parcel lost\nwho can help?",
    "客人說「包裹顯示送達可是沒收到」,找誰?",
    "the app's checkout button is ugly",
    "stock taking",
    "who keeps the data pipelines running and who reads the figures",
    "",
    "😂",
    "lol",
    "who writes product descriptions and blog articles?",
)


def outline(answer: Answer) -> tuple[str, str | None]:
    return answer.outcome, answer.best.role if answer.best else None


def as_json(answer: Answer) -> str:
    """Everything an answer says but how long it took; confidences to three places, as programs read them."""
    matches = tuple(replace(match, confidence=round(match.confidence, 3)) for match in answer.matches)
    outside = answer.elsewhere
    if outside is not None:
        outside = replace(outside, confidence=round(outside.confidence, 3))
    return exactly(replace(answer, matches=matches, elsewhere=outside))


def exactly(answer: Answer) -> str:
    """As ``as_json``, with every place of the confidences: what is rounded may differ by a whole step."""
    told = replace(answer, elapsed_ms=0.0, steps=())
    return json.dumps(asdict(told), ensure_ascii=False, sort_keys=True)
