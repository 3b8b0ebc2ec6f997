"""A small shop's catalogue, and what several tests need of it."""

from collections.abc import Sequence

from bot.catalogue.model import Boundary, Catalogue, Department, Duty, Role, Text, Topic

KEEPER = Role(
    "warehouse-keeper",
    Text("Warehouse keeper", "倉庫管理員", "仓库管理员"),
    aliases={"en": ("stock clerk", "clerk"), "zh-Hans": ("库管",)},
    duties=(
        Duty(
            "stocktaking",
            Text("Count the stock regularly", "定期盤點庫存", "定期盘点库存"),
            phrases={"en": ("stocktaking", "annual stock count", "NDA"), "zh-Hans": ("盘点仓库",)},
        ),
        Duty("goods-safety", Text("Keep the goods safe", "確保貨物安全", "确保货物安全")),
    ),
)
LOGISTICS_MANAGER = Role(
    "logistics-manager",
    Text("Logistics manager", "物流經理", "物流经理"),
    aliases={"en": ("head of logistics",)},
    duties=(Duty("carriers", Text("Coordinate carriers", "協調貨運業者", "协调货运公司")),),
)
RETURNS = Role(
    "returns-specialist",
    Text("Returns specialist", "退貨專員", "退货专员"),
    aliases={"en": ("clerk",)},
    duties=(
        Duty(
            "returns",
            Text("Handle returns and exchanges", "處理退換貨", "处理退换货"),
            phrases={
                "en": ("customer sends a kettle back", "refund for a broken lamp", "returned parcels"),
                "zh-Hans": ("退货退款", "换一个尺码"),
            },
            not_for=(
                Boundary("tax returns", "finance"),
                Boundary("returned stock on the shelf", "stocktaking"),
                Boundary("returning trucks", "logistics-manager"),
                Boundary("found umbrellas", "gone"),
            ),
        ),
    ),
)
SHOP = Catalogue(
    departments=(
        Department(
            "logistics",
            Text("Logistics", "物流部", "物流部"),
            aliases={"en": ("shipping",)},
            roles=(LOGISTICS_MANAGER, KEEPER),
        ),
        Department("customer-service", Text("Customer service", "客服部", "客服部"), roles=(RETURNS,)),
    ),
    elsewhere=(
        Topic(
            "finance",
            Text("Finance and tax", "財務與稅務", "财务与税务"),
            phrases={"en": ("annual tax declaration", "income tax"), "zh-Hans": ("报税",)},
        ),
        Topic("pay", Text("Payroll", "薪資", "薪资"), phrases={"en": ("salary", "pay slip")}),
    ),
)


def catalogue_of(phrases: Sequence[str]) -> Catalogue:
    """One role whose only duty has these phrases."""
    duty = Duty("duty", Text("x1"), phrases={"en": tuple(phrases)})
    role = Role("role", Text("x2"), duties=(duty,))
    return Catalogue((Department("department", Text("x3"), roles=(role,)),))
