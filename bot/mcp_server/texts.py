"""The texts of the MCP server alone, beside those of all answers."""

from typing import Final

from bot.catalogue.model import Text
from bot.wording import WORDING as EVERYWHERE

TEXTS: Final[dict[str, Text]] = {
    "mcp_nothing_called": Text(
        "Nothing in the catalogue is called “{name}”.",
        "目錄裡沒有叫做「{name}」的職位或部門。",
        "目录里没有叫“{name}”的岗位或部门。",
    ),
    "mcp_several_called": Text(
        "Several fit “{name}”. Which one is meant?",
        "「{name}」有好幾個可能，您指的是哪一個？",
        "“{name}”有好几个可能，你指的是哪一个？",
    ),
    "mcp_like": Text(
        "Nothing is called exactly “{name}”. Is one of these meant?",
        "沒有完全叫做「{name}」的，您指的是其中一個嗎？",
        "没有完全叫“{name}”的，你指的是其中一个吗？",
    ),
    "mcp_person": Text("{person} fills:", "{person} 擔任的職位：", "{person} 担任的岗位："),
    "mcp_person_deputy": Text("{role}, as deputy", "{role}，擔任代理人", "{role}，担任代理人"),
    "mcp_works_with": Text("Works with: {departments}", "合作部門：{departments}", "协作部门：{departments}"),
    "mcp_measure": Text("Measured by: {measure}", "衡量標準：{measure}", "衡量标准：{measure}"),
    "mcp_asked_by": Text(
        "Roles that work with its department: {roles}",
        "會與這個部門合作的職位：{roles}",
        "会与这个部门合作的岗位：{roles}",
    ),
    "mcp_more": Text("… and {count} more", "……還有 {count} 個", "……还有 {count} 个"),
    "mcp_outside": Text(
        "Nobody in this catalogue handles:", "這份職責目錄裡沒有人負責：", "这份职责目录里没有人负责："
    ),
}
say: Final = EVERYWHERE.adding(TEXTS).say
