"""A small company for the tests of ``bench``: two departments, three roles, one topic outside."""

from pathlib import Path

import pytest

from bot.catalogue.model import Catalogue, Department, Duty, Role, Text, Topic
from bot.catalogue.yaml.writer import write
from bot.finder import finder
from bot.language.codes import EN, ZH_HANS

RETURNS = (
    "parcel came back",
    "customer wants to return shoes",
    "refund not received",
    "swap for another size",
)
STOCK = (
    "count the shelves",
    "boxes missing in the warehouse",
    "stocktaking every month",
    "pallet is damaged",
)
PRICES = ("discount on lamps", "change the price tag", "sale starts tomorrow", "coupon does not work")


def _duty(own: str, text: str, english: tuple[str, ...], chinese: tuple[str, ...]) -> Duty:
    return Duty(own, Text(text), phrases={EN: english, ZH_HANS: chinese})


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    returns = _duty("returns", "returns and refunds", RETURNS, ("客户要退货", "退款没有到账", "换一个尺码"))
    stock = _duty("stock", "keeps the stock", STOCK, ("库存盘点", "仓库少了箱子", "货架清点"))
    prices = _duty("prices", "sets prices", PRICES, ("修改价格", "优惠券不能用", "灯具打折"))
    return Catalogue(
        (
            Department(
                "service", Text("Service"), roles=(Role("helper", Text("Helper"), duties=(returns,)),)
            ),
            Department(
                "goods",
                Text("Goods"),
                roles=(
                    Role("keeper", Text("Keeper"), duties=(stock,)),
                    Role("pricer", Text("Pricer"), duties=(prices,)),
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


@pytest.fixture(scope="session")
def built(catalogue: Catalogue) -> finder.Finder:
    return finder.build(catalogue)


@pytest.fixture
def knowledge(catalogue: Catalogue, tmp_path: Path) -> Path:
    folder = tmp_path / "knowledge"
    write(catalogue, folder)
    return folder


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


@pytest.fixture
def questions_file(tmp_path: Path) -> Path:
    file = tmp_path / "asked.yaml"
    file.write_text(QUESTIONS, encoding="utf-8")
    return file
