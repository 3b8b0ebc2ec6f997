"""What windows and conversations say: search, likely owners, App Home, the tour, direct messages."""

from typing import Final

from bot.catalogue.model import Text

WINDOWS: Final[dict[str, Text]] = {
    # Search and what it finds
    "search_title": Text("Who handles it?", "這件事找誰？", "这件事找谁？"),
    "search_hint": Text("Type a role, a duty, a need…", "輸入職位、職責或需求…", "输入岗位、职责或需求…"),
    "search_examples": Text("For example: {examples}", "例如：{examples}", "例如：{examples}"),
    "group_departments": Text("Departments", "部門", "部门"),
    "group_roles": Text("Roles", "職位", "岗位"),
    "group_duties": Text("Duties", "職責", "职责"),
    "duty_of_role": Text("{duty} · {role}", "{duty} · {role}", "{duty} · {role}"),
    "share_where": Text("Share this in", "分享到", "分享到"),
    "button_share_it": Text("Share", "分享", "分享"),
    "ask_label": Text("Notify whoever fills the role", "通知負責人", "通知负责人"),
    "ask_there": Text("Ask them to have a look there", "請對方到那裡看一下", "请对方到那里看一下"),
    "button_role": Text("About this role", "查看這個職位", "查看这个岗位"),
    "cannot_open": Text(
        "Sorry, the window could not be opened. Please try again, or ask me here.",
        "抱歉，視窗打不開。請再試一次，或直接在這裡問我。",
        "抱歉，窗口打不开。请再试一次，或者直接在这里问我。",
    ),
    # Somebody's message and its likely owners
    "likely_about": Text("About: “{words}”", "關於：「{words}」", "关于：“{words}”"),
    "likely_nobody": Text(
        "Nobody in the catalogue clearly fits this message.",
        "目錄裡沒有人明顯符合這則訊息。",
        "目录里没有人明显符合这条消息。",
    ),
    "likely_no_words": Text(
        "There are no words in this message to go by.",
        "這則訊息裡沒有可供判斷的文字。",
        "这条消息里没有可供判断的文字。",
    ),
    "likely_search": Text(
        "Somebody else? Search for them:", "不是這些人？可以自己搜尋：", "不是这些人？可以自己搜索："
    ),
    "button_share_thread": Text("Share in the thread", "分享到討論串", "分享到消息列"),
    "shared_in_thread": Text("Done: it stands in the thread now.", "已分享到討論串。", "已分享到消息列。"),
    # App Home and the tour
    "home_title": Text("Who handles what", "誰負責什麼", "谁负责什么"),
    "home_hint": Text(
        "Search, or look around: each department with its roles.",
        "可以搜尋，或瀏覽各部門和職位。",
        "可以搜索，或者浏览各部门和岗位。",
    ),
    "home_empty": Text("The catalogue holds no department yet.", "目錄裡還沒有部門。", "目录里还没有部门。"),
    "button_open": Text("Open", "查看", "查看"),
    "button_back": Text("Back", "返回", "返回"),
    "button_needs": Text("Whom this role will need", "這個職位需要找誰", "这个岗位需要找谁"),
    "in_department": Text("Department: {department}", "部門：{department}", "部门：{department}"),
    "measure": Text("Measured by: {measure}", "衡量標準：{measure}", "衡量标准：{measure}"),
    "works_with": Text("Works with: {departments}", "合作部門：{departments}", "合作部门：{departments}"),
    "tour_button": Text("New here?", "新來的嗎？", "新来的吗？"),
    "tour_title": Text("New here? A short tour", "新人導覽", "新人导览"),
    "tour_my_role": Text(
        "*Which role is yours?* I show you whom you will need.",
        "*您的職位是？* 我告訴您工作上需要找誰。",
        "*你的岗位是？* 我告诉你工作上需要找谁。",
    ),
    "tour_role_hint": Text("Type your role…", "輸入您的職位…", "输入你的岗位…"),
    "tour_departments": Text("*What each department does*", "*各部門做什麼*", "*各部门做什么*"),
    "needs_title": Text("{role}: whom you will need", "{role}：您需要找誰", "{role}：你需要找谁"),
    "tour_roles": Text("Roles: {roles}", "職位：{roles}", "岗位：{roles}"),
    "needs_for": Text("{whom}, for:", "{whom}，相關職責：", "{whom}，相关职责："),
    "needs_there": Text("Roles there: {roles}", "該部門的職位：{roles}", "该部门的岗位：{roles}"),
    "needs_duties": Text(
        "*Your duties need these departments*",
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
        "The catalogue does not say with which departments this role works.",
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
    "welcome": Text(
        "Welcome! I tell you who handles what here. The tour takes two minutes; "
        "later, just write me what you need.",
        "歡迎加入！這裡什麼事該找誰，都可以問我。導覽只要兩分鐘，之後有需要直接傳訊息給我。",
        "欢迎加入！这里什么事该找谁，都可以问我。导览只要两分钟，之后有需要直接给我发消息。",
    ),
    "button_tour": Text("Take the tour", "開始導覽", "开始导览"),
    # Direct messages
    "prompts_title": Text("Ask, for example:", "您可以這樣問：", "你可以这样问："),
    "prompt_owner": Text("Who handles this: {need}?", "{need}由誰負責？", "{need}归谁管？"),
    "prompt_role": Text("What does the {role} do?", "{role}負責什麼？", "{role}负责什么？"),
    "prompt_department": Text("Who is in {department}?", "{department}有哪些人？", "{department}有哪些人？"),
    "prompt_help": Text("What can I ask?", "可以問什麼？", "可以问什么？"),
    "status": Text("is looking it up…", "正在查詢…", "正在查询…"),
}
