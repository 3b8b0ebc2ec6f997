"""A small company and what its people ask: two departments, three roles, one topic elsewhere."""

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text, Topic
from bot.language.codes import EN, ZH_HANS

_RETURNS = (
    "parcel came back",
    "customer wants to return shoes",
    "refund not received",
    "swap for another size",
)
_STOCK = (
    "count the shelves",
    "boxes missing in the warehouse",
    "stocktaking every month",
    "pallet is damaged",
)
_PRICES = ("discount on lamps", "change the price tag", "sale starts tomorrow", "coupon does not work")


def _duty(own: str, text: str, english: tuple[str, ...], chinese: tuple[str, ...]) -> Duty:
    return Duty(own, Text(text), phrases={EN: english, ZH_HANS: chinese})


_returns = _duty("returns", "returns and refunds", _RETURNS, ("客户要退货", "退款没有到账", "换一个尺码"))
_stock = _duty("stock", "keeps the stock", _STOCK, ("库存盘点", "仓库少了箱子", "货架清点"))
_prices = _duty("prices", "sets prices", _PRICES, ("修改价格", "优惠券不能用", "灯具打折"))
COMPANY = Catalogue(
    (
        Department("service", Text("Service"), roles=(Role("helper", Text("Helper"), duties=(_returns,)),)),
        Department(
            "goods",
            Text("Goods"),
            roles=(
                Role("keeper", Text("Keeper"), duties=(_stock,)),
                Role("pricer", Text("Pricer"), duties=(_prices,)),
            ),
        ),
    ),
    (
        Topic(
            "payroll",
            Text("Payroll"),
            phrases={EN: ("my salary is late", "payslip"), ZH_HANS: ("工资条",)},
        ),
    ),
)
QUESTIONS = """\
- q: who handles refund not received
  gold: [helper]
  dept: service
  kind: plain
  lang: en
- q: 谁负责库存盘点
  gold: [keeper]
  dept: goods
  kind: plain
  lang: zh-Hans
- q: who do I ask when my payslip is wrong
  gold: []
  dept: null
  kind: out-of-scope
  lang: en
"""
