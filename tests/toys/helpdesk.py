"""A help desk: a small catalogue written out by hand, and matches in it."""

from bot.answer import Match
from bot.catalogue.model import Catalogue, Department, Duty, Role, Text, Topic

RETURNS = Duty("returns", Text("Handle returns", "處理退換貨", "处理退换货"), phrases={"en": ("returns",)})
COMPLAINTS = Duty("complaints", Text("Handle complaints", "處理客訴", "处理投诉"))
STOCK = Duty("stock", Text("Count the stock", "盤點庫存", "盘点库存"))

SPECIALIST = Role(
    "specialist",
    Text("Customer service specialist", "客服專員", "客服专员"),
    duties=(RETURNS, COMPLAINTS),
)
MANAGER = Role(
    "manager",
    Text("Customer service manager", "客服經理", "客服经理"),
    holder="U0HOLDER1",
    deputy="S0DEPUTIES",
    channel="C0DESK000",
)
KEEPER = Role(
    "keeper", Text("Warehouse keeper", "倉管員", "仓管员"), holder="kay@example.com", duties=(STOCK,)
)

SERVICE = Department(
    "service",
    Text("Customer service", "客服部", "客服部"),
    mission=Text("Look after customers", "服務顧客", "服务客户"),
    channel="#customer-help",
    roles=(MANAGER, SPECIALIST),
)
LOGISTICS = Department("logistics", Text("Logistics", "物流部", "物流部"), roles=(KEEPER,))
PAYROLL = Topic(
    "payroll",
    Text("Payroll", "薪資", "工资"),
    usually=Text("human resources", "人資部", "人力资源部"),
    phrases={"en": ("payroll",)},
)

CATALOGUE = Catalogue((SERVICE, LOGISTICS), (PAYROLL,), digest="hand-made")

RETURNS_MATCH = Match("service", "specialist", "returns", 0.97, "returns")
COMPLAINTS_MATCH = Match("service", "specialist", "complaints", 0.6, "complaints")
STOCK_MATCH = Match("logistics", "keeper", "stock", 0.5, "stock")
