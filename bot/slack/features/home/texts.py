"""What App Home and the tour say."""

from typing import Final

from bot.catalogue.model import Text
from bot.slack.texts import WORDING

TEXTS: Final[dict[str, Text]] = {
    "help_home": Text(
        "My Home tab has the whole catalogue, and a tour for newcomers",
        "我的首頁有完整的目錄和新人導覽",
        "我的主页有完整的目录和新人导览",
    ),
    "home_title": Text("Who handles what", "誰負責什麼", "谁负责什么"),
    "home_hint": Text(
        "Search, or browse the departments and their roles.",
        "可以搜尋，或瀏覽各部門和職位。",
        "可以搜索，或者浏览各部门和岗位。",
    ),
    "home_empty": Text("The catalogue has no departments yet.", "目錄裡還沒有部門。", "目录里还没有部门。"),
    "button_open": Text("Open", "查看", "查看"),
    "button_back": Text("Back", "返回", "返回"),
    "button_needs": Text("Who this role will need", "這個職位需要找誰", "这个岗位需要找谁"),
    "in_department": Text("Department: {department}", "部門：{department}", "部门：{department}"),
    "measure": Text("Measured by: {measure}", "衡量標準：{measure}", "衡量标准：{measure}"),
    "works_with": Text("Works with: {departments}", "合作部門：{departments}", "合作部门：{departments}"),
    "tour_button": Text("New here?", "新來的嗎？", "新来的吗？"),
    "tour_title": Text("New here? A short tour", "新人導覽", "新人导览"),
    "tour_my_role": Text(
        "*Which role is yours?* Pick it, and I'll show you who you will need.",
        "*您的職位是？* 選好之後，我會告訴您工作上需要找誰。",
        "*你的岗位是？* 选好之后，我会告诉你工作上需要找谁。",
    ),
    "tour_role_hint": Text("Type your role…", "輸入您的職位…", "输入你的岗位…"),
    "tour_departments": Text("*What each department does*", "*各部門做什麼*", "*各部门做什么*"),
    "tour_roles": Text("Roles: {roles}", "職位：{roles}", "岗位：{roles}"),
    "needs_title": Text("{role}: who you will need", "{role}：您需要找誰", "{role}：你需要找谁"),
    "needs_for": Text("{whom}, for:", "{whom}，相關職責：", "{whom}，相关职责："),
    "needs_there": Text("Roles there: {roles}", "該部門的職位：{roles}", "该部门的岗位：{roles}"),
    "needs_duties": Text(
        "*You need these departments for your duties*",
        "*您的職責需要和這些部門合作*",
        "*你的职责需要和这些部门合作*",
    ),
    "needs_come": Text(
        "*These roles work with your department*",
        "*這些職位會與您的部門合作*",
        "*这些岗位会与你的部门合作*",
    ),
    "needs_own": Text(
        "Your own department: {department}", "您自己的部門：{department}", "你自己的部门：{department}"
    ),
    "needs_nobody": Text(
        "The catalogue does not say which departments this role works with.",
        "目錄裡沒有記下這個職位和哪些部門合作。",
        "目录里没有记下这个岗位和哪些部门合作。",
    ),
    "needs_search": Text(
        "*Somebody else?* Search for a role, a duty or a department:",
        "*想找別人？* 搜尋職位、職責或部門：",
        "*想找别人？* 搜索岗位、职责或部门：",
    ),
    "needs_source": Text(
        "Taken from the duties in the catalogue. Where no name or channel is shown, none is noted yet.",
        "內容取自目錄裡的職責。沒有列出姓名或頻道的，目錄裡還沒有登記。",
        "内容取自目录里的职责。没有列出姓名或频道的，目录里还没有登记。",
    ),
}
say: Final = WORDING.adding(TEXTS).say
