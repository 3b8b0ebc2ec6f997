import dataclasses
import os
from datetime import date
from pathlib import Path

import pytest

from bot.catalogue.errors import CatalogueError, Problem
from bot.catalogue.model import Catalogue, Text
from bot.catalogue.sheet.export import export_file
from bot.catalogue.sheet.spreadsheet import import_file
from bot.catalogue.sources.intake import Wanted
from bot.catalogue.yaml.loader import load

MINIMAL = """\
Department, Role ,DUTY,phrases
Cards,card_arrival,Track a card,where is my card|card \\| not here|还没收到卡
cards,Card Arrival,Send a card again,"new card, please|lost
card"

客服部,客服專員,受理退貨,我要退貨|退款|refund 卡住
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "duties.csv"


def imported(file: Path, data: str | bytes, directory: Path | None = None) -> Catalogue:
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    directory = directory or file.parent / "imported"
    import_file(file, directory)
    return load(directory)


def refused(file: Path, data: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(CatalogueError) as caught:
        imported(file, data)
    assert not (file.parent / "imported").exists()
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    return caught.value.problems


@pytest.mark.parametrize(
    "data",
    [
        MINIMAL.encode(),
        MINIMAL.encode("utf-8-sig"),
        MINIMAL.encode("utf-16"),
        MINIMAL.replace("\n", "\r\n").encode(),
        b"\n\n" + MINIMAL.encode(),
        b"sep=,\r\n" + MINIMAL.encode(),
    ],
)
def test_four_columns_are_enough(file: Path, data: bytes) -> None:
    catalogue = imported(file, data)
    assert [department.id for department in catalogue.departments] == ["cards", "客服部"]
    assert [role.id for role, _ in catalogue.roles()] == ["card-arrival", "客服專員"]
    assert [duty.id for duty, _, _ in catalogue.duties()] == ["track-a-card", "send-a-card-again", "受理退貨"]
    track, _, _ = catalogue.duty("track-a-card")
    assert track.text == Text("Track a card")
    assert track.phrases == {"en": ("where is my card", "card | not here"), "zh-Hans": ("还没收到卡",)}
    assert catalogue.duty("send-a-card-again")[0].phrases["en"] == ("new card, please", "lost card")
    returns, role, _ = catalogue.duty("受理退貨")
    assert role.name == Text(zh_hant="客服專員")
    assert returns.phrases["zh-Hant"] == ("我要退貨", "退款", "refund 卡住")


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters(file: Path, delimiter: str) -> None:
    rows = (("部门", "岗位", "职责", "短语"), ("客服部", "客服", "退货", "a|b"))
    catalogue = imported(file, "\n".join(delimiter.join(row) for row in rows))
    assert catalogue.duty("退货")[0].phrases == {"en": ("a", "b")}


def test_a_duty_name_that_two_roles_share_gets_the_role_before_it(file: Path) -> None:
    catalogue = imported(file, "department,role,duty,phrases\nA,One,Report,x\nA,Two,Report,y\nA,Two,Plan,z\n")
    assert [duty.id for duty, _, _ in catalogue.duties()] == ["one-report", "two-report", "plan"]


def test_rows_of_one_duty_are_gathered(file: Path) -> None:
    catalogue = imported(file, "department,role,duty,phrases\nA,One,Report,x\nA,Two,Plan,z\nA,one,report,y\n")
    assert catalogue.duty("report")[0].phrases == {"en": ("x", "y")}


def test_mistakes_are_reported_with_row_numbers_all_at_once(file: Path) -> None:
    problems = refused(
        file,
        "department,role,duty,phrases,holder,kind,not_for\n"
        ",One,Report,x,,,\n"
        "A,One,Plan,x,Bob,,\n"
        "\n"
        "A,,Plan,x,,,\n"
        "A,One,Walk," + "x" * 2_001 + ",,,\n"
        "A,One,Run,x,,thing,\n"
        "A,One,Sit,x,,,tax returns\n"
        "A,One,Lie,x,,,,extra\n",
    )
    assert [problem.line for problem in sorted(problems, key=lambda each: each.line)] == [2, 3, 5, 6, 7, 8, 9]
    assert all(problem.remedy for problem in problems)


def test_values_that_rows_of_one_role_give_differently(file: Path) -> None:
    (problem,) = refused(
        file, "department,role,duty,phrases,holder\nA,One,X,x,U0000001\nA,One,Y,y,U0000002\n"
    )
    assert (problem.rule, problem.line) == ("csv-conflict", 3)


def test_references_are_judged_too(file: Path) -> None:
    (problem,) = refused(file, "department,role,duty,phrases,works_with\nA,One,X,x,b\n")
    assert (problem.rule, problem.file, problem.value) == ("unknown-department", "duties.csv", "b")


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        ("", "csv-empty"),
        ("\n\n", "csv-empty"),
        ("department,role,duty,phrases\n", "csv-empty"),
        ("department,role,phrases\nA,B,c\n", "csv-header"),
        ("department,role,duty,duty\nA,B,c,d\n", "csv-header"),
        ("отдел,роль,долг\n".encode("cp1251"), "not-utf-8"),
        ("department,role,duty\nA,B,\x81\x8d\n".encode("latin-1"), "not-utf-8"),
        (b"PK\x03\x04\xff\xff", "not-csv"),
        (b"department,role,duty\nA,B,\0\n", "not-csv"),
        ('department,role,duty,phrases\nA,B,"c,d\n', "not-csv"),
        ('department,role,duty,phrases\nA,B,"c"d,e\n', "not-csv"),
    ],
)
def test_files_that_are_no_such_table(file: Path, data: str | bytes, rule: str) -> None:
    problems = refused(file, data)
    assert [problem.rule for problem in problems] == [rule]
    assert problems[0].remedy


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="cannot be read"):
        import_file(tmp_path / "nothing.csv", tmp_path / "new")


def test_columns_that_are_not_read_are_reported(file: Path) -> None:
    file.write_text("department,role,duty,phrase,salary\nA,One,X,x,1\n", encoding="utf-8")
    report = import_file(file, file.parent / "new")
    assert [problem.value for problem in report.warnings] == ["salary"]
    assert (report.departments, report.roles, report.duties, report.phrases) == (1, 1, 1, 1)


def round_trip(directory: Path, at: Path) -> bytes:
    first, second = at / "first.csv", at / "second.csv"
    export_file(directory, first)
    import_file(first, at / "copy")
    export_file(at / "copy", second)
    assert dataclasses.replace(load(at / "copy"), digest="") == load(directory)
    assert first.read_bytes() == second.read_bytes()
    return first.read_bytes()


def test_a_round_trip_loses_nothing(shipped: Path, folder: Path, tmp_path: Path) -> None:
    for name, directory in (("shipped", shipped), ("folder", folder)):
        (tmp_path / name).mkdir()
        round_trip(directory, tmp_path / name)


def test_a_round_trip_of_awkward_things(folder: Path, tmp_path: Path) -> None:
    (folder / "departments/empty.yaml").write_text(
        "id: empty\nname: {zh-Hant: 空, en: '=1+1'}\nroles:\n- id: idle\n  name: {zh-Hans: 闲}\n",
        encoding="utf-8",
    )
    (folder / "departments/none.yaml").write_text("id: none\nname: {en: Nobody}\n", encoding="utf-8")
    (folder / "phrases/awkward.yaml").write_text(
        "campaigns:\n"
        "  en: ['=SUM(A1)', 'a | b', 'c\\', \"'=x\", '退貨', 'say \"hi\"']\n"
        "  zh-Hans: ['＋', 'd']\n",
        encoding="utf-8",
    )
    text = round_trip(folder, tmp_path).decode("utf-8-sig")
    assert not any(cell.startswith(("=", '"=')) for row in text.splitlines() for cell in row.split(","))


def test_ascii_is_written_without_a_mark_and_everything_else_with_one(file: Path, tmp_path: Path) -> None:
    imported(file, "department,role,duty,phrases,kind\nA,One,X,x,\n")
    export_file(tmp_path / "imported", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"department,role,duty,phrases,kind,")


def test_what_is_there_is_not_overwritten_unasked(folder: Path, file: Path) -> None:
    (folder / "questions.yaml").write_text("[]\n", encoding="utf-8")
    file.write_text(MINIMAL, encoding="utf-8")
    (folder.parent / "other").mkdir()
    (folder.parent / "other/letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(CatalogueError, match="something in the folder"):
        import_file(file, folder.parent / "other")
    assert [path.name for path in (folder.parent / "other").iterdir()] == ["letter.txt"]
    import_file(file, folder, replace=True)
    assert load(folder).departments[0].id == "cards"
    assert (folder / "questions.yaml").read_text(encoding="utf-8") == "[]\n"
    assert not [path for path in folder.parent.iterdir() if path.name.startswith(".")]


def test_a_broken_file_replaces_nothing(folder: Path, file: Path) -> None:
    before = load(folder)
    file.write_text("department,role,duty,works_with\nA,B,c,nowhere\n", encoding="utf-8")
    with pytest.raises(CatalogueError):
        import_file(file, folder, replace=True)
    assert load(folder) == before


def test_a_row_added_by_hand_to_an_export_finds_its_role(folder: Path, file: Path, tmp_path: Path) -> None:
    export_file(folder, file)
    with file.open("a", encoding="utf-8") as out:
        out.write("Marketing,Marketer,Write slogans,slogan|claim\r\n")
    import_file(file, tmp_path / "copy")
    _, role, department = load(tmp_path / "copy").duty("write-slogans")
    assert (role.id, department.id) == ("marketer", "marketing")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("客服部,客服專員,處理退換貨,退貨|換貨|包裹沒收到\n", "big5"),
        ("物流部,倉管員,盤點庫存,庫存不準\n", "big5hkscs"),
        ("客服部,客服专员,处理退换货,退货|换货|包裹没收到\n", "gb18030"),
        ("物流部,仓管员,盘点库存,库存不准\n", "gbk"),
        ("Kundendienst,Größenberater,Rücksendungen prüfen,für Stammkäufer\n", "latin-1"),
        ("Équipe,Responsable,Été – déjà,“café”|forêt\n", "cp1252"),
        ("Prices,Pricer,Sets prices in € – daily,what does it cost\n", "cp1252"),
        ("客服部,客服专员,处理退换货,退货\n", "utf-16"),
        ("客服部,客服专员,处理退换货,退货\n", "utf-16-be"),
        ("客服部,客服专员,处理退换货,退货\n", "utf-32"),
        ("\ufeff客服部,客服专员,处理退换货,退货\n", "utf-8-sig"),
    ],
)
def test_encodings_are_told_apart(file: Path, text: str, encoding: str) -> None:
    catalogue = imported(file, f"department,role,duty,phrases\n{text}".encode(encoding))
    role, duty = text.lstrip("\ufeff").split(",")[1:3]
    found, owner, _ = next(catalogue.duties())
    assert list(found.text.every()) == [duty]
    assert list(owner.name.every()) == [role]


def test_an_encoding_that_nothing_tells_is_not_guessed(file: Path) -> None:
    (problem,) = refused(file, "department,role,duty,phrases\nотдел,роль,возврат,деньги\n".encode("cp1251"))
    assert "Big5, GB18030 and Windows-1252 were tried" in problem.message
    assert "--encoding" in problem.remedy


def test_an_encoding_is_named_where_nothing_tells_it(file: Path) -> None:
    file.write_bytes("department,role,duty\nотдел,роль,возврат\n".encode("cp1251"))
    import_file(file, file.parent / "new", wanted=Wanted(encoding="cp1251"))
    assert load(file.parent / "new").duty("возврат")
    with pytest.raises(CatalogueError, match="is no encoding"):
        import_file(file, file.parent / "newer", wanted=Wanted(encoding="cp1251x"))


def test_what_never_ends_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path / "pipe.csv", Path("/dev/zero"), tmp_path):
        with pytest.raises(CatalogueError, match="this is"):
            import_file(path, tmp_path / "new")


def test_a_cell_of_any_length_is_read(file: Path) -> None:
    catalogue = imported(file, f"department,role,duty,{'x' * 300_000}\nA,One,Report,y\n")
    assert catalogue.duty("report")


def test_mistakes_come_in_the_order_of_rows(file: Path) -> None:
    problems = refused(file, "department,role,duty,holder\nA,One,X,Bob\nA,,Y,\nA,One,Z,\nA,Two,TBD,\n")
    assert [problem.line for problem in problems] == [2, 3, 5]


def test_bad_rows_are_left_out_and_can_be_mended(file: Path, tmp_path: Path) -> None:
    rows = "department,role,duty,holder\nA,One,X,a@b.example\nA,,Y,\nA,Two,#REF!,\nA,Two,=1+1,Bob\n"
    file.write_text(rows, encoding="utf-8")
    report = import_file(file, tmp_path / "new", skip_bad=True)
    assert (report.duties, report.bad_rows) == (1, 3)
    assert report.bad_rows_file == tmp_path / "duties-to-mend.csv"
    text = report.bad_rows_file.read_text("utf-8-sig").replace("#REF!", "Y2").replace("Bob", "b@b.example")
    assert "A,Two,'=1+1,Bob,5," in report.bad_rows_file.read_text("utf-8-sig")
    report.bad_rows_file.write_text(text.replace("A,,Y", "A,One,Y"), encoding="utf-8")
    assert import_file(report.bad_rows_file, tmp_path / "mended").duties == 3
    import_file(file, tmp_path / "newer", skip_bad=True)
    assert (tmp_path / "duties-to-mend-2.csv").is_file()


def test_a_file_of_bad_rows_only_is_refused(file: Path, tmp_path: Path) -> None:
    file.write_text("department,role,duty\nA,,Y\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match="no duty in the file"):
        import_file(file, tmp_path / "new", skip_bad=True)


def test_a_dry_run_writes_nothing(file: Path, tmp_path: Path) -> None:
    file.write_text("department,role,duty\nA,One,X\nA,,Y\n", encoding="utf-8")
    assert import_file(file, tmp_path / "new", skip_bad=True, dry_run=True).bad_rows == 1
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize(
    "day", ["2026/3/4", "2026-3-4", "2026.03.04", "2026年3月4日", "2026-03-04 00:00:00", "20260304"]
)
def test_days_with_the_year_first(file: Path, day: str) -> None:
    catalogue = imported(file, f"department,role,duty,role_reviewed\nA,One,X,{day}\n")
    assert catalogue.role("one")[0].reviewed == date(2026, 3, 4)


@pytest.mark.parametrize("day", ["3/4/2026", "4.3.2026", "2026/13/4", "soon"])
def test_other_days_are_refused(file: Path, day: str) -> None:
    (problem,) = refused(file, f"department,role,duty,role_reviewed\nA,One,X,{day}\n")
    assert problem.rule == "bad-date"


PAIRS = [
    "a@b.example; U0000002",
    "a@b.example, U0000002",
    '"a@b.example\nU0000002"',
    "Ann <a@b.example> / Bo (U0000002)",
]


@pytest.mark.parametrize("cell", PAIRS)
def test_a_cell_may_hold_several_holders(file: Path, tmp_path: Path, cell: str) -> None:
    cell = f'"{cell}"' if "," in cell else cell
    catalogue = imported(file, f"department,role,duty,holder\nA,One,X,{cell}\n")
    assert catalogue.role("one")[0].holders == ("a@b.example", "U0000002")
    round_trip(tmp_path / "imported", tmp_path)


def test_names_of_holders_are_left_out_and_said(file: Path, tmp_path: Path) -> None:
    file.write_text("department,role,duty,holder\nA,One,X,Jane Doe\nA,Two,Y,John Roe\n", encoding="utf-8")
    report = import_file(file, tmp_path / "new")
    assert any("Jane Doe" in note for note in report.notes)


@pytest.mark.slow
def test_a_workbook_takes_a_catalogue_and_gives_it_back(shipped: Path, tmp_path: Path) -> None:
    export_file(shipped, tmp_path / "all.xlsx")
    import_file(tmp_path / "all.xlsx", tmp_path / "copy")
    assert dataclasses.replace(load(tmp_path / "copy"), digest="") == load(shipped)


def test_a_replaced_catalogue_is_kept(folder: Path, file: Path) -> None:
    before = load(folder)
    file.write_text(MINIMAL, encoding="utf-8")
    kept = import_file(file, folder, replace=True).backup
    assert kept is not None
    assert kept.is_relative_to(folder)
    assert load(kept) == before
