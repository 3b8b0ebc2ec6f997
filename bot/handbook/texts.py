"""What the handbook says besides the catalogue's own texts."""

from typing import Final

from bot.catalogue.model import Text
from bot.wording import WORDING as SAID_EVERYWHERE

TEXTS: Final[dict[str, Text]] = {
    "book_title": Text("Who handles what", "誰負責什麼", "谁负责什么"),
    "book_skip": Text("Skip to the content", "跳到主要內容", "跳到正文"),
    "book_search": Text("Search duties and roles", "搜尋職責、職位和部門", "搜索职责、岗位和部门"),
    "book_search_hint": Text(
        "What is it about? For example: {need}", "要找什麼？例如：{need}", "要找什么？比如：{need}"
    ),
    "book_language": Text("Language", "語言", "语言"),
    "book_chart": Text("Organisation chart", "組織圖", "组织结构图"),
    "book_larger": Text("Larger", "放大", "放大"),
    "book_smaller": Text("Smaller", "縮小", "缩小"),
    "book_usual": Text("Usual size", "原始大小", "原始大小"),
    "book_departments": Text("Departments", "部門", "部门"),
    "book_counts": Text(
        "{departments} departments, {roles} roles, {duties} duties",
        "{departments} 個部門、{roles} 個職位、{duties} 項職責",
        "{departments} 个部门、{roles} 个岗位、{duties} 项职责",
    ),
    "book_more_roles": Text("… and {count} more", "…還有 {count} 個", "…还有 {count} 个"),
    "book_roles": Text("Roles", "職位", "岗位"),
    "book_duties": Text("Duties", "職責", "职责"),
    "book_reach": Text("How to reach them", "聯絡方式", "联系方式"),
    "book_reviewed": Text("Last reviewed: {day}", "最近確認：{day}", "最近确认：{day}"),
    "book_measure": Text("Measured by:", "衡量標準：", "衡量标准："),
    "book_works": Text("Works with:", "合作部門：", "合作部门："),
    "book_needs": Text("Who this role works with", "這個職位和誰合作", "这个岗位和谁合作"),
    "book_names": Text("Departments its duties need", "職責上需要合作的部門", "职责上需要合作的部门"),
    "book_named": Text("Roles that need this department", "需要這個部門協助的職位", "需要这个部门配合的岗位"),
    "book_colleagues": Text("In the same department", "同部門的職位", "同部门的岗位"),
    "book_nobody": Text(
        "The catalogue does not say which departments this role works with.",
        "目錄裡沒有記下這個職位和哪些部門合作。",
        "目录里没有记下这个岗位和哪些部门合作。",
    ),
    "book_topics": Text("What nobody here handles", "目錄裡沒有人負責的事", "目录里没有人负责的事"),
    "book_usually": Text("Usually with: {who}", "通常負責的單位：{who}", "通常负责的部门：{who}"),
    "book_address": Text("Link to “{name}”", "「{name}」的連結", "“{name}”的链接"),
    "book_all": Text("Everything on one page, to print", "全部內容（可列印）", "全部内容（可打印）"),
    "book_found": Text("{count} found", "找到 {count} 筆", "找到 {count} 条"),
    "book_best": Text("the best {count} are shown", "顯示最相近的 {count} 筆", "显示最接近的 {count} 条"),
    "book_found_none": Text(
        "Nothing here fits. Try other words, or browse the departments.",
        "沒有符合的內容，請換個說法，或直接瀏覽各部門。",
        "没有找到相符的内容，换个说法试试，或者直接浏览各部门。",
    ),
    "book_gone": Text(
        "What this link led to is no longer in the catalogue.",
        "這個連結指向的內容已不在目錄裡。",
        "这个链接指向的内容已不在目录里。",
    ),
    "book_empty": Text("The catalogue has no departments yet.", "目錄裡還沒有部門。", "目录里还没有部门。"),
    "book_public": Text(
        "This copy names no people and no channels.",
        "這份手冊不含人名和頻道。",
        "本手册不含人名和频道。",
    ),
    "book_department": Text("Department", "部門", "部门"),
    "book_role": Text("Role", "職位", "岗位"),
    "book_duty": Text("Duty", "職責", "职责"),
    "book_topic": Text("Not handled here", "不在目錄內", "不在目录内"),
    "book_path": Text("Where you are", "目前位置", "当前位置"),
    "book_between": Text(", ", "、", "、"),
}
WORDING: Final = SAID_EVERYWHERE.adding(TEXTS)
