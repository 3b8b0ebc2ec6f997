"""How tables are understood that nobody wrote for this program."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalogue.errors import CatalogueError
from bot.catalogue.sheet.spreadsheet import SheetReading, read_spreadsheet
from bot.catalogue.sources.intake import Wanted


def read(folder: Path, text: str, name: str = "duties.csv") -> SheetReading:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return read_spreadsheet(file)


def duties_of(found: SheetReading) -> list[tuple[str, str, str]]:
    return [
        (department.name.best("en"), role.name.best("en"), duty.text.best("en"))
        for duty, role, department in found.catalogue.duties()
    ]


def said(found: SheetReading) -> str:
    return "\n".join(found.notes)


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("所属部门,岗位名称,主要职责,关键字,负责人", "department role duty phrases holder"),
        ("單位,職稱,職掌,關鍵詞,承辦人", "department role duty phrases holder"),
        ("Team,Position Title,Key Responsibilities,Keywords,Owner", "department role duty phrases holder"),
        ("Unit,Post,Task,Examples,Responsible", "department role duty phrases holder"),
        (
            "Department*,Role (required),Duty:,\u200bPhrases,Backup",
            "department role duty phrases deputy",
        ),
        ("部门/Department,岗位 Role,职责（Duty）,说法,备注", "department role duty phrases"),
        ("Abteilung,Stelle,Aufgaben,Stichworte,Vertretung", "department role duty phrases deputy"),
        ("Division,Job Title,Roles & Responsibilities,Tags,E-mail", "department role duty phrases holder"),
    ],
)
def test_headings_people_use(tmp_path: Path, header: str, columns: str) -> None:
    found = read(tmp_path, f"\ufeff\ufeff{header}\nOps,Buyer,Buys paper,pens,a@b.example\n")
    assert found.columns == set(columns.split())
    assert duties_of(found) == [("Ops", "Buyer", "Buys paper")]


@pytest.mark.parametrize(
    ("cell", "duties"),
    [
        ("1、甲事；2、乙事；3、丙事。", ["甲事", "乙事", "丙事"]),
        ("1. Buy paper\n2. Pay bills", ["Buy paper", "Pay bills"]),
        ("(1) Buy paper (2) Pay bills", ["Buy paper", "Pay bills"]),
        ("①甲事②乙事", ["甲事", "乙事"]),
        ("（一）甲事；（二）乙事", ["甲事", "乙事"]),
        ("a) Buy paper b) Pay bills", ["Buy paper", "Pay bills"]),
        ("- Buy paper\n- Pay bills", ["Buy paper", "Pay bills"]),
        ("• Buy paper • Pay bills", ["Buy paper", "Pay bills"]),
        ("Buy paper\nPay bills", ["Buy paper", "Pay bills"]),
        ("甲事；乙事；丙事", ["甲事", "乙事", "丙事"]),
        ("负责以下工作：1、甲事；2、乙事", ["甲事", "乙事"]),
        ("Buy paper, pens and 2. hand lamps", ["Buy paper, pens and 2. hand lamps"]),
        ("Buy paper\nfor all offices", ["Buy paper for all offices"]),
        ("负责采购、仓储、物流", ["负责采购、仓储、物流"]),
        ("Answer within 1.5 hours", ["Answer within 1.5 hours"]),
    ],
)
def test_several_duties_in_a_cell(tmp_path: Path, cell: str, duties: list[str]) -> None:
    found = read(tmp_path, f'department,role,duty\nOps,Buyer,"{cell}"\n')
    assert [duty for _, _, duty in duties_of(found)] == duties
    assert ("separated by" in said(found)) == (len(duties) > 1)


@pytest.mark.parametrize(
    ("cells", "phrases"),
    [
        (["out of paper; need pens"], ["out of paper", "need pens"]),
        (["没纸了；要笔"], ["没纸了", "要笔"]),
        (["没纸、要笔、墨水"], ["没纸", "要笔", "墨水"]),
        (["out of paper\nneed pens"], ["out of paper", "need pens"]),
        (["paper, pens, ink"], ["paper", "pens", "ink"]),
        (["I ordered paper last week, what now"], ["I ordered paper last week, what now"]),
        (["out of paper|need pens; or ink"], ["out of paper", "need pens; or ink"]),
    ],
)
def test_several_phrases_in_a_cell(tmp_path: Path, cells: list[str], phrases: list[str]) -> None:
    rows = "".join(f'Ops,Buyer,Duty {number},"{cell}"\n' for number, cell in enumerate(cells))
    found = read(tmp_path, f"department,role,duty,phrases\n{rows}")
    listed = [
        each for duty, _, _ in found.catalogue.duties() for more in duty.phrases.values() for each in more
    ]
    assert listed == phrases


@pytest.mark.parametrize("ditto", ["同上", "〃", "″", '""""', "ditto", "Do.", "same as above"])
def test_dittos(tmp_path: Path, ditto: str) -> None:
    found = read(tmp_path, f"department,role,duty\nOps,Buyer,Buy paper\n{ditto},{ditto},Pay bills\n")
    assert duties_of(found) == [("Ops", "Buyer", "Buy paper"), ("Ops", "Buyer", "Pay bills")]
    assert "A3, B3" in said(found)


def test_a_ditto_with_nothing_above_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="A2"):
        read(tmp_path, "department,role,duty\n同上,Buyer,Buy paper\n")


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        ("Total,2,5\n", "totals were skipped: row 3"),
        ("合计,,12人\n", "totals were skipped: row 3"),
        ("小计：,3,\n", "totals were skipped: row 3"),
        ("Note: ask HR,,\n", "notes were skipped: row 3"),
        ("备注：本表由人事部解释,,\n", "notes were skipped: row 3"),
        ("Department,Role,Duty\n", "repeated headers were skipped: row 3"),
        ("部门,岗位,职责\n", "repeated headers were skipped: row 3"),
    ],
)
def test_rows_that_are_no_duties(tmp_path: Path, rows: str, note: str) -> None:
    found = read(tmp_path, f"Department,Role,Duty\nOps,Buyer,Buy paper\n{rows}Ops,Clerk,Sort mail\n")
    assert duties_of(found) == [("Ops", "Buyer", "Buy paper"), ("Ops", "Clerk", "Sort mail")]
    assert note in said(found)


def test_names_that_hold_the_words_of_headings_are_no_header(tmp_path: Path) -> None:
    found = read(tmp_path, "department,role,duty,phrases\nDept 1,Role 1,Task 1,phrase 1\n")
    assert duties_of(found) == [("Dept 1", "Role 1", "Task 1")]


def test_a_department_may_be_called_like_a_total(tmp_path: Path) -> None:
    found = read(tmp_path, "department,role,duty\nTotal Rewards,Clerk,Pay salaries\n")
    assert duties_of(found) == [("Total Rewards", "Clerk", "Pay salaries")]


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#VALUE!", "TBD", "n/a", "-", "?", "待定", "無"])
@pytest.mark.parametrize(("column", "name"), [(0, "A3"), (1, "B3"), (2, "C3")])
def test_cells_that_say_nothing_are_refused_by_name(
    tmp_path: Path, cell: str, column: int, name: str
) -> None:
    row = ["Ops", "Clerk", "Sort mail"]
    row[column] = cell
    with pytest.raises(CatalogueError) as caught:
        read(tmp_path, f"department,role,duty\nOps,Buyer,Buy paper\n{','.join(row)}\n")
    assert [(problem.line, name in problem.message) for problem in caught.value.problems] == [(3, True)]


def test_blanks_below_the_first_of_a_group_are_filled(tmp_path: Path) -> None:
    found = read(tmp_path, "department,role,duty\nOps,Buyer,Buy\n,,Pay\n,Clerk,Sort\nIT,Admin,Fix\n,,Mend\n")
    assert duties_of(found) == [
        ("Ops", "Buyer", "Buy"),
        ("Ops", "Buyer", "Pay"),
        ("Ops", "Clerk", "Sort"),
        ("IT", "Admin", "Fix"),
        ("IT", "Admin", "Mend"),
    ]
    assert "A3:A4" in said(found)


def test_a_blank_among_names_written_anew_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        read(tmp_path, "department,role,duty\nOps,Buyer,Buy\nOps,,Pay\nOps,Buyer,Sort\n,Buyer,Run\n")
    assert [problem.line for problem in caught.value.problems] == [3, 5]


def test_sheets_are_departments_where_no_column_is(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in ("Ops", "IT"):
        sheet = book.create_sheet(name)
        sheet.append(["Role", "Duty"])
        sheet.append([f"{name} lead", "Leads"])
    book.save(tmp_path / "book.xlsx")
    found = read_spreadsheet(tmp_path / "book.xlsx")
    assert duties_of(found) == [("Ops", "Ops lead", "Leads"), ("IT", "IT lead", "Leads")]
    assert duties_of(read_spreadsheet(tmp_path / "book.xlsx", Wanted(sheet="IT")))[0][0] == "IT"
    with pytest.raises(CatalogueError, match="its sheets are “Ops”, “IT”"):
        read_spreadsheet(tmp_path / "book.xlsx", Wanted(sheet="HR"))


def test_a_formula_without_a_value_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Department", "Role", "Duty"])
    book.active.append(["Ops", "Buyer", "=A2&B2"])
    book.save(tmp_path / "book.xlsx")
    with pytest.raises(CatalogueError, match="cell C2 holds a formula without a value"):
        read_spreadsheet(tmp_path / "book.xlsx")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0", "old workbook"),
        ("a.pdf", b"%PDF-1.7", "a PDF"),
        ("a.html", b"<html><p>x</p></html>", "web page"),
        ("a.yaml", b"a: b\n", "YAML"),
        ("a.md", b"# Text\n", "no table"),
        ("a.json", b"{", "not valid JSON"),
        ("a.json", b"[" * 100_000, "JSON"),
        ("a.txt", b"Dear all,\nwe meet on Monday.\n", "no row names columns"),
    ],
)
def test_anything_else_gets_one_line(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CatalogueError, match=told) as caught:
        read_spreadsheet(tmp_path / name)
    assert [problem.remedy != "" for problem in caught.value.problems] == [True]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '[{"Team": "Ops", "Role": "Buyer", "Duties": ["Buy", "Pay"]}]'),
        ("a.json", '{"Ops": {"Buyer": ["Buy", "Pay"]}}'),
        (
            "a.json",
            '{"departments": [{"name": "Ops", "roles": [{"name": "Buyer", "duties": ["Buy", "Pay"]}]}]}',
        ),
        (
            "a.jsonl",
            '{"dept": "Ops", "role": "Buyer", "duty": "Buy"}\n'
            '{"dept": "Ops", "role": "Buyer", "duty": "Pay"}\n',
        ),
        ("a.md", "# Ops\n\n|Dept|Role|Duty|\n|---|---|---|\n|Ops|**Buyer**|Buy<br>Pay|\n"),
    ],
)
def test_json_markdown_and_lines_of_json_are_read_as_sheets_are(tmp_path: Path, name: str, text: str) -> None:
    assert duties_of(read(tmp_path, text, name)) == [("Ops", "Buyer", "Buy"), ("Ops", "Buyer", "Pay")]


def test_backstage(tmp_path: Path) -> None:
    text = (
        "apiVersion: backstage.io/v1alpha1\nkind: Component\n"
        "metadata: {name: pay-api, description: Takes cards}\nspec: {owner: group:default/payments}\n"
        "---\napiVersion: backstage.io/v1alpha1\nkind: Group\n"
        "metadata: {name: payments}\nspec: {parent: commerce, profile: {displayName: Payments}}\n"
    )
    assert duties_of(read(tmp_path, text, "catalog-info.yaml")) == [
        ("commerce", "Payments", "pay-api: Takes cards")
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=120)
@given(
    data=st.binary(max_size=200)
    | st.text(alphabet='部岗职,;|\t\n"abR-1、；#./{[:', max_size=160).map(
        lambda text: f"department,role,duty,phrases\n{text}".encode()
    )
    | st.lists(
        st.lists(st.sampled_from(["", "R", "A/R", "同上", "Total", "1、a；2、b", "x", "-"]), max_size=5),
        max_size=6,
    ).map(lambda rows: ("Task,Buyer lead,Clerk lead\n" + "\n".join(map(",".join, rows))).encode())
)
def test_nothing_but_a_catalogue_error_comes_out(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "any.csv"
    file.write_bytes(data)
    try:
        assert read_spreadsheet(file, skip_bad=True).catalogue.departments
    except CatalogueError as error:
        assert error.problems
