from dataclasses import replace

import pytest

from bot.answer import Asks, ElsewhereMatch, Match, UnknownIdError
from bot.catalogue.model import Catalogue, Department, Duty, Keepers, Role, Text, Topic
from bot.language.codes import Language
from bot.rendering import MAX_LISTED, PlainStyle, plain_text, render
from tests.builders import an_answer
from tests.toys.helpdesk import CATALOGUE, RETURNS_MATCH, STOCK_MATCH


def text_of(*lines: str) -> str:
    return "\n".join(lines)


def test_owner_comes_first_contact_second_and_the_reason_last() -> None:
    assert plain_text(an_answer(matches=(STOCK_MATCH,)), CATALOGUE) == text_of(
        "Warehouse keeper (Logistics)",
        "Contact: kay@example.com",
        "Duty: Count the stock",
        "Matched: “stock”",
        "Not right? Ask again in other words, or ask the department.",
    )


@pytest.mark.parametrize(
    ("language", "first", "duty"),
    [
        ("zh-Hant", "客服專員（客服部）", "職責：處理退換貨"),
        ("zh-Hans", "客服专员（客服部）", "职责：处理退换货"),
    ],
)
def test_answer_is_in_the_askers_language(language: str, first: str, duty: str) -> None:
    lines = plain_text(an_answer(language=language, matches=(RETURNS_MATCH,)), CATALOGUE).split("\n")
    assert lines[0] == first
    assert duty in lines


@pytest.mark.parametrize(
    ("language", "phrase", "shown"),
    [
        ("zh-Hant", "电商平台的订单", "依據：「電商平台的訂單」"),
        ("zh-Hant", "平台訂單", "依據：「平台訂單」"),
        ("zh-Hans", "電子報", "依据：“电子报”"),
        ("zh-Hant", "stock", "依據：「stock」"),
    ],
)
def test_reason_is_in_the_readers_script(language: Language, phrase: str, shown: str) -> None:
    match = replace(STOCK_MATCH, phrase=phrase)
    assert shown in plain_text(an_answer(language=language, matches=(match,)), CATALOGUE).split("\n")


def test_vacant_role_leads_to_its_channel() -> None:
    text = plain_text(an_answer(matches=(RETURNS_MATCH,)), CATALOGUE)
    assert "Nobody is named for this role yet. Ask in its channel." in text
    assert "Channel: #customer-help" in text


@pytest.mark.parametrize(
    ("language", "asks", "leads_to"),
    [
        ("en", "owner", "Nobody is named for this role yet. Ask the Head of returns: U0HOLDER1."),
        ("zh-Hant", "owner", "這個職位還沒有登記負責人，請先找Head of returns：U0HOLDER1。"),
        ("zh-Hans", "owner", "这个岗位还没有登记负责人，请先找Head of returns：U0HOLDER1。"),
        (
            "en",
            "department",
            "No channel is noted for this department yet. Ask the Head of returns: U0HOLDER1.",
        ),
    ],
)
def test_where_there_is_no_channel_whoever_leads_the_department_is_named(
    language: Language, asks: Asks, leads_to: str
) -> None:
    text = plain_text(
        an_answer(matches=(Match("returns", "clerk", None, 0.9, ""),), asks=asks, language=language),
        _without_channel(Role("head", Text("Head of returns"), holder="U0HOLDER1")),
    )
    assert leads_to in text.split("\n")


def test_where_nobody_leads_the_department_either_the_way_on_is_ones_manager() -> None:
    text = plain_text(
        an_answer(matches=(Match("returns", "clerk", None, 0.9, ""),)),
        _without_channel(Role("head", Text("Head of returns"))),
    )
    assert "Nobody is named for this role yet. Your manager may know who to ask in Returns." in text


def _without_channel(head: Role) -> Catalogue:
    return Catalogue((Department("returns", Text("Returns"), roles=(Role("clerk", Text("Clerk")), head)),))


def test_holder_deputy_and_the_roles_own_channel_are_named() -> None:
    text = plain_text(
        an_answer(matches=(Match("service", "manager", None, 0.9, ""),), asks="role"), CATALOGUE
    )
    assert "Contact: U0HOLDER1; deputy: S0DEPUTIES" in text
    assert "Channel: C0DESK000" in text


def test_deputy_is_named_where_there_is_no_holder() -> None:
    role = Role("r", Text("Role"), deputy="dee@example.com")
    catalogue = Catalogue((Department("d", Text("Dept"), roles=(role,)),))
    answer = an_answer(matches=(Match("d", "r", None, 1, ""),))
    assert "Contact the deputy: dee@example.com" in plain_text(answer, catalogue)


def test_role_asked_for_is_described() -> None:
    answer = an_answer(matches=(Match("service", "specialist", None, 0.9, "specialist"),), asks="role")
    lines = plain_text(answer, CATALOGUE).split("\n")
    assert lines[-5:-2] == ["Duties:", "• Handle returns", "• Handle complaints"]


def test_department_asked_for_is_described() -> None:
    answer = an_answer(matches=(Match("service", None, None, 0.9, ""),), asks="department")
    assert plain_text(answer, CATALOGUE) == text_of(
        "Customer service (department)",
        "Channel: #customer-help",
        "What it does: Look after customers",
        "Roles:",
        "• Customer service manager",
        "• Customer service specialist",
        "Not right? Ask again in other words, or ask the department.",
    )


def test_department_that_owns_a_need_is_named() -> None:
    lines = plain_text(an_answer(matches=(RETURNS_MATCH,), asks="department"), CATALOGUE).split("\n")
    assert lines[:4] == [
        "Customer service (department)",
        "Channel: #customer-help",
        "Role: Customer service specialist",
        "Duty: Handle returns",
    ]


def test_department_is_named_where_only_it_fits() -> None:
    lines = plain_text(an_answer(matches=(Match("logistics", None, None, 0.9, ""),)), CATALOGUE).split("\n")
    assert lines[:2] == [
        "Logistics (department)",
        "No channel is noted for this department yet. Your manager may know who to ask there.",
    ]


def test_members_are_listed_and_nobody_is_invented() -> None:
    answer = an_answer(matches=(Match("service", None, None, 0.9, ""),), asks="members")
    assert plain_text(answer, CATALOGUE).split("\n")[:3] == [
        "Customer service: who is in it",
        "• Customer service manager: U0HOLDER1, S0DEPUTIES",
        "• Customer service specialist: nobody named yet",
    ]


def test_choice_offers_exactly_what_was_offered() -> None:
    answer = an_answer("choose", matches=(RETURNS_MATCH, STOCK_MATCH, RETURNS_MATCH), offered=2)
    assert plain_text(answer, CATALOGUE) == text_of(
        "I'm not sure which of these it is. Which one fits?",
        "1. Customer service specialist (Customer service): Handle returns",
        "2. Warehouse keeper (Logistics): Count the stock",
        "None of these? Ask again in other words.",
    )


def test_choice_may_be_among_roles_and_departments() -> None:
    matches = (Match("service", "manager", None, 0.5, ""), Match("logistics", None, None, 0.4, ""))
    rendered = render(an_answer("choose", matches=matches, offered=2), CATALOGUE, PlainStyle())
    assert [option.line for option in rendered.options] == [
        "Customer service manager (Customer service)",
        "Logistics (department)",
    ]
    assert [option.label for option in rendered.options] == ["Customer service manager", "Logistics"]


def test_elsewhere_says_where_it_usually_is() -> None:
    answer = an_answer("elsewhere", elsewhere=ElsewhereMatch("payroll", 0.9, "payroll"))
    assert plain_text(answer, CATALOGUE) == text_of(
        "That's outside this catalogue: it belongs to Payroll.",
        "Usually with: human resources",
        "No contact is noted for it. Your manager may know who to ask.",
        "Matched: “payroll”",
        "Meant something else? Ask again in other words.",
    )


def test_guest_is_told_why_a_topic_has_no_contact() -> None:
    topic = Topic("payroll", Text("Payroll"), contact="U0PAYROLL")
    answer = an_answer("elsewhere", elsewhere=ElsewhereMatch("payroll", 0.9, ""))
    details = render(answer, Catalogue((), (topic,)), PlainStyle(), contacts=False).details
    assert details == ("How to reach them is only shown inside the company.",)


def test_elsewhere_names_the_contact() -> None:
    catalogue = Catalogue((), (Topic("it", Text("IT"), contact="#it-help"),))
    answer = an_answer("elsewhere", elsewhere=ElsewhereMatch("it", 0.9, ""))
    text = plain_text(answer, catalogue)
    assert "Where to go: #it-help" in text
    assert "No contact" not in text


def test_unknown_is_said_plainly_with_ways_on() -> None:
    lines = plain_text(an_answer("unknown"), CATALOGUE).split("\n")
    assert lines[0].startswith("I don't know who handles this")
    assert "Customer service or Logistics" in lines[1]
    assert "people who maintain the catalogue" in lines[2]


def test_unknown_names_the_keepers_to_whoever_may_know_them() -> None:
    catalogue = replace(CATALOGUE, keepers=Keepers(("U0000001", "keeper@example.com"), "#keepers"))
    named = plain_text(an_answer("unknown"), catalogue).split("\n")[2]
    assert named.endswith(
        "tell the people who maintain the catalogue: U0000001, keeper@example.com, #keepers."
    )
    assert "U0000001" not in plain_text(an_answer("unknown"), catalogue, contacts=False)


def test_long_lists_end_with_an_ellipsis() -> None:
    duties = tuple(Duty(f"d{number}", Text(f"Duty {number}")) for number in range(MAX_LISTED + 1))
    catalogue = Catalogue((Department("d", Text("D"), roles=(Role("r", Text("R"), duties=duties),)),))
    answer = an_answer(matches=(Match("d", "r", None, 1, ""),), asks="role")
    lines = plain_text(answer, catalogue).split("\n")
    assert "• …" in lines
    assert f"• Duty {MAX_LISTED}" not in lines


@pytest.mark.parametrize(
    "answer",
    [
        an_answer(matches=(Match("gone", None, None, 1, ""),)),
        an_answer(matches=(Match("service", "gone", None, 1, ""),)),
        an_answer(matches=(Match("service", "specialist", "gone", 1, ""),)),
        an_answer("elsewhere", elsewhere=ElsewhereMatch("gone", 1, "")),
    ],
)
def test_id_the_catalogue_does_not_hold_is_an_error(answer: object) -> None:
    with pytest.raises(UnknownIdError):
        plain_text(answer, CATALOGUE)


def test_texts_missing_in_a_language_are_shown_in_another() -> None:
    catalogue = Catalogue((Department("d", Text("Dept"), roles=(Role("r", Text()),)),))
    answer = an_answer(language="zh-Hans", matches=(Match("d", "r", None, 1, ""),))
    assert plain_text(answer, catalogue).startswith("r（Dept）")


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "I can't find anybody else in the catalogue who is likely to handle this."),
        ("zh-Hant", "目錄裡找不到其他可能負責這件事的人。"),
        ("zh-Hans", "目录里找不到其他可能负责这件事的人。"),
    ],
)
def test_nobody_else_is_no_gap_in_the_catalogue(language: Language, first: str) -> None:
    lines = plain_text(an_answer("unknown", language=language, nobody_else=True), CATALOGUE).split("\n")
    assert lines[0] == first
    assert len(lines) == 2


def test_each_need_is_told_and_the_advice_once() -> None:
    answer = an_answer(matches=(STOCK_MATCH,), further=(an_answer(matches=(RETURNS_MATCH,)),))
    text = plain_text(answer, CATALOGUE)
    first, second = text.split("\n\n")
    assert "Count the stock" in first
    assert "Handle returns" in second
    assert text.count("Not right?") == 1


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Or is it about Payroll? In most companies that is with human resources."),
        ("zh-Hant", "還是這屬於「薪資」？一般公司由人資部負責。"),
        ("zh-Hans", "还是这属于“工资”？一般公司由人力资源部负责。"),
    ],
)
def test_a_choice_tells_of_the_topic_that_is_as_near(language: Language, line: str) -> None:
    answer = an_answer(
        "choose",
        language=language,
        matches=(RETURNS_MATCH, STOCK_MATCH),
        offered=2,
        elsewhere=ElsewhereMatch("payroll", 0.5, "payroll"),
    )
    assert line in plain_text(answer, CATALOGUE).split("\n")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Contact: kay@example.com, U0000002; deputy: U0000003"),
        ("zh-Hant", "聯絡：kay@example.com、U0000002；代理人：U0000003"),
    ],
)
def test_all_who_hold_a_role_are_named(language: Language, line: str) -> None:
    (logistics,) = [each for each in CATALOGUE.departments if each.id == STOCK_MATCH.department]
    (keeper,) = [each for each in logistics.roles if each.id == STOCK_MATCH.role]
    keeper = replace(keeper, co_holders=("U0000002",), deputy="U0000003")
    catalogue = replace(CATALOGUE, departments=(replace(logistics, roles=(keeper,)),))
    assert line in plain_text(an_answer(language=language, matches=(STOCK_MATCH,)), catalogue).split("\n")


@pytest.mark.parametrize(
    ("language", "phrase", "shown"),
    [
        ("en", "退換貨", False),
        ("en", "send it back", True),
        ("zh-Hant", "send the lamp back", False),
        ("zh-Hans", "SEO", True),
        ("zh-Hans", "退换货", True),
    ],
)
def test_a_reason_is_one_its_reader_can_read(language: Language, phrase: str, shown: bool) -> None:
    answer = an_answer(language=language, matches=(replace(RETURNS_MATCH, phrase=phrase),))
    assert (phrase in plain_text(answer, CATALOGUE)) == shown
