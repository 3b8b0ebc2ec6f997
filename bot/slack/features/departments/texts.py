"""What the list of departments says."""

from typing import Final

from bot.catalogue.model import Text
from bot.slack.texts import WORDING

TEXTS: Final[dict[str, Text]] = {
    "help_departments": Text(
        "`/who department NAME`, `/who role NAME`, `/who departments` show them",
        "`/who 部門 名稱`、`/who 職位 名稱`、`/who 部門`：查看部門和職位",
        "`/who 部门 名称`、`/who 岗位 名称`、`/who 部门`：查看部门和岗位",
    ),
    "departments": Text("Departments:", "部門：", "部门："),
    "department_roles": Text("{department}: {roles}", "{department}：{roles}", "{department}：{roles}"),
    "departments_cut": Text(
        "`/who department NAME` shows one department in full.",
        "`/who 部門 名稱` 可以查看一個部門的完整內容。",
        "`/who 部门 名称` 可以查看一个部门的完整内容。",
    ),
    "no_department_called": Text(
        "No department is called “{name}”.", "沒有叫「{name}」的部門。", "没有叫“{name}”的部门。"
    ),
    "no_role_called": Text(
        "No role is called “{name}”.", "沒有叫「{name}」的職位。", "没有叫“{name}”的岗位。"
    ),
}
say: Final = WORDING.adding(TEXTS).say
