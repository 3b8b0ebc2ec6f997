"""``route`` as a process and as a function: rows, columns, interruptions, odd tables."""

import csv
import io
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from openpyxl import Workbook, load_workbook

import bot
from bot.desk import Desk
from bot.opening import open_desk
from bot.tickets.errors import TicketsError
from bot.tickets.output import Output, guard_cell
from bot.tickets.owner import COLUMNS, NO_TEXT, TicketOwner, owner_of, owners_of
from bot.tickets.route import BATCH, Task, route
from tests.toys.workshop import write_catalogue

ROOT = Path(bot.__file__).parents[1]
ISSUES = ("wobbly chair leg in room 3", "repaint a room please", "椅子壞了", "zxqv", "")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user-cache"))
    return write_catalogue(tmp_path / "knowledge")


@pytest.fixture
def desk(folder: Path) -> Desk:
    return open_desk(folder)


def table(file: Path, rows: list[list[str]], *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    file.write_bytes(text.getvalue().encode(encoding))
    return file


def routed(task: Task, desk: Desk) -> list[list[str]]:
    route(task, desk, lambda: desk)
    return rows_of(task.target)


def rows_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_route_writes_the_same_rows_and_columns_with_the_owners_beside_them(
    tmp_path: Path, desk: Desk
) -> None:
    rows = [["id", "subject", "body"], *([str(number), text, ""] for number, text in enumerate(ISSUES))]
    source = table(tmp_path / "in.csv", rows)
    found = routed(Task(source, tmp_path / "out.csv", ("subject", "body")), desk)
    assert found[0] == [*rows[0], *COLUMNS]
    assert [row[:3] for row in found[1:]] == rows[1:]
    owners = [dict(zip(COLUMNS, row[3:], strict=True)) for row in found[1:]]
    assert [each["role"] for each in owners[:3]] == ["Carpenter", "Painter", "Carpenter"]
    assert [each["department"] for each in owners[:3]] == ["Workshop"] * 3
    assert owners[3]["role"] == "" and owners[3]["to_check"] == "yes"
    assert owners[4]["outcome"] == NO_TEXT
    assert 0 < float(owners[0]["confidence"]) <= 1


def test_an_issue_need_not_ask_who(desk: Desk) -> None:
    assert owner_of("wobbly chair leg", desk, "en").role == "Carpenter"
    assert owner_of("椅子壞了", desk, "zh-Hant").role == "Carpenter"


def test_issues_that_differ_in_numbers_and_mark_up_alone_are_answered_once(desk: Desk) -> None:
    known: dict[str, TicketOwner] = {}
    texts = ["wobbly chair leg, order #123", "wobbly *chair* leg, order #98765", "", " ", "椅子壞了"]
    assert owners_of(texts, desk, "en", known) == [owner_of(text, desk, "en") for text in texts]
    assert len(known) == 3


def test_what_is_remembered_stays_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.tickets.owner.REMEMBERED", 2)
    known: dict[str, TicketOwner] = {}
    texts = [f"chair {letter}" for letter in "abcdefg"]
    assert owners_of(texts, desk, "en", known) == [owner_of(text, desk, "en") for text in texts]
    assert len(known) <= 2


def test_a_choice_names_its_owners_side_by_side(desk: Desk) -> None:
    both = owner_of("wobbly chair leg. repaint a room", desk, "en")
    assert set(both.role.split(" | ")) == {"Carpenter", "Painter"}
    assert both.to_check == "yes"


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "big5", "gb18030"])
def test_tables_of_any_encoding_and_dialect_are_read(
    tmp_path: Path, desk: Desk, delimiter: str, encoding: str
) -> None:
    rows = [["編號", "內容"], ["1", "椅子壞了請派人來修理一下"], ["2", "牆壁要重新粉刷，請安排時間"]]
    source = table(tmp_path / "in.csv", rows, delimiter=delimiter, encoding=encoding)
    found = routed(Task(source, tmp_path / "out.csv", ("內容",)), desk)
    assert [row[:2] for row in found] == rows


def test_a_workbook_is_read_and_written(tmp_path: Path, desk: Desk) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "text", None])
    sheet.append([1, "wobbly chair leg"])
    sheet.append([None, None])
    sheet.append([2, "=1+1"])
    book.save(tmp_path / "in.xlsx")
    target = tmp_path / "out.xlsx"
    route(Task(tmp_path / "in.xlsx", target, ("text",)), desk, lambda: desk)
    made = load_workbook(target).active
    assert made is not None
    values = [[cell.value for cell in row] for row in made.iter_rows()]
    assert values[0][:3] == ["id", "text", "outcome"]
    assert values[1][:2] == ["1", "wobbly chair leg"]
    assert "Carpenter" in values[1]
    assert {cell.data_type for row in made.iter_rows() for cell in row if cell.value} == {"s"}


def test_no_cell_is_taken_for_a_formula(tmp_path: Path, desk: Desk) -> None:
    cells = ["=cmd|' /C calc'!A0", "@SUM(1)", "+49 30 123", "-5", "-1+cmd", "plain"]
    source = table(tmp_path / "in.csv", [["text"], *([cell] for cell in cells)])
    found = routed(Task(source, tmp_path / "out.csv", ("text",)), desk)
    assert [row[0] for row in found[1:]] == [
        "'=cmd|' /C calc'!A0",
        "'@SUM(1)",
        "+49 30 123",
        "-5",
        "'-1+cmd",
        "plain",
    ]
    assert guard_cell("") == ""


def test_faulty_rows_are_kept_and_reported(tmp_path: Path, desk: Desk) -> None:
    text = "id,text\n1,wobbly chair leg,and,more\n2\n\n3,stool seat loose\n"
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    summary = route(Task(tmp_path / "in.csv", tmp_path / "out.csv", ("text",)), desk, lambda: desk)
    assert [number for number, _ in summary.faults] == [2, 3]
    assert "2 more cells" in summary.faults[0][1] and "1 fewer" in summary.faults[1][1]
    found = rows_of(tmp_path / "out.csv")
    assert [row[:2] for row in found[1:]] == [
        ["1", "wobbly chair leg,and,more"],
        ["2", ""],
        ["3", "stool seat loose"],
    ]


def test_added_columns_differ_from_those_the_table_has(tmp_path: Path, desk: Desk) -> None:
    source = table(tmp_path / "in.csv", [["text", "Department"], ["wobbly chair leg", "mine"]])
    header, row = routed(Task(source, tmp_path / "out.csv", ("text",)), desk)
    assert header[:4] == ["text", "Department", "outcome", "routed_department"]
    assert row[1] == "mine" and row[3] == "Workshop"


@pytest.mark.parametrize(
    ("content", "columns", "told"),
    [
        (b"", ("text",), "the file is empty"),
        (b"id,subject\n1,x\n", ("body",), "there is no column “body”: name one or several of id, subject"),
        (b"id,subject\n1,x\n", (), "no column is named"),
        (b"PK\x03\x04 broken", ("text",), "the workbook cannot be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("text",), "an old workbook .* save it as .xlsx"),
        (b"<html><table><tr><td>text</table>", ("text",), "a web page or XML.* save it as .xlsx"),
    ],
)
def test_a_table_that_cannot_be_routed_is_refused_with_the_remedy(
    tmp_path: Path, desk: Desk, content: bytes, columns: tuple[str, ...], told: str
) -> None:
    (tmp_path / "in.csv").write_bytes(content)
    with pytest.raises(TicketsError, match=told):
        route(Task(tmp_path / "in.csv", tmp_path / "out.csv", columns), desk, lambda: desk)
    assert not (tmp_path / "out.csv").exists()


def test_the_table_itself_is_never_overwritten(tmp_path: Path, desk: Desk) -> None:
    source = table(tmp_path / "in.csv", [["text"], ["x"]])
    with pytest.raises(TicketsError, match="the table itself"):
        route(Task(source, source, ("text",)), desk, lambda: desk)


class StopError(Exception):
    pass


def test_an_interrupted_run_is_continued(tmp_path: Path, folder: Path, desk: Desk) -> None:
    rows = [["id", "text"], *([str(number), ISSUES[number % 3]] for number in range(BATCH * 5 + 7))]
    task = Task(table(tmp_path / "in.csv", rows), tmp_path / "out.csv", ("text",))
    whole = routed(Task(task.source, tmp_path / "whole.csv", ("text",)), desk)
    batches = 0

    def stop_at_the_third(_table: object) -> None:
        nonlocal batches
        batches += 1
        if batches == 3:
            raise StopError

    with pytest.raises(StopError):
        route(task, desk, lambda: desk, told=stop_at_the_third)
    assert not task.target.exists()
    # What a kill in the middle of a batch leaves behind is cut off.
    part = Output(task.target, [], "").part
    with part.open("a", encoding="utf-8") as stream:
        stream.write("half a ro")
    summary = route(task, desk, lambda: desk)
    assert summary.before == BATCH * 3
    assert summary.outcomes.total() == len(rows) - 1
    assert rows_of(task.target) == whole
    assert sorted(path.name for path in tmp_path.glob(".out.csv*")) == []


def test_another_table_or_catalogue_starts_over(tmp_path: Path, desk: Desk) -> None:
    for columns in (("text",), ("id",)):
        task = Task(table(tmp_path / "in.csv", [["id", "text"], ["1", "x"]]), tmp_path / "out.csv", columns)

        def stop(_table: object) -> None:
            raise StopError

        with pytest.raises(StopError):
            route(task, desk, lambda: desk, told=stop)
    assert route(task, desk, lambda: desk).before == 1
    assert rows_of(task.target)[1][:2] == ["1", "x"]


@pytest.mark.slow
def test_several_processes_answer_as_one_does(tmp_path: Path, folder: Path) -> None:
    rows = [["text"], *([f"{ISSUES[number % 4]} {number}"] for number in range(BATCH * 6))]
    source = table(tmp_path / "in.csv", rows)
    desk = open_desk(folder)
    opened = partial(open_desk, folder)
    alone = Task(source, tmp_path / "one.csv", ("text",))
    together = Task(source, tmp_path / "two.csv", ("text",), processes=2)
    route(alone, desk, opened)
    route(together, desk, opened)
    assert rows_of(together.target) == rows_of(alone.target)


@pytest.mark.slow
def test_the_command_continues_after_a_kill(tmp_path: Path, folder: Path) -> None:
    rows = [["id", "text"], *([str(number), f"{ISSUES[0]} {number}"] for number in range(BATCH * 40))]
    source = table(tmp_path / "in.csv", rows)
    target = tmp_path / "out.csv"
    command = [sys.executable, "-m", "bot", "route", str(source), "--text", "text", "-o", str(target)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    call = [*command, "--knowledge", str(folder), "--jobs", "1"]
    note = Output(target, [], "").note
    process = subprocess.Popen(call, env=environ, cwd=tmp_path)
    waiting = Event()
    while process.poll() is None and not (note.exists() and '"rows": 0' not in note.read_text()):
        waiting.wait(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = subprocess.run(call, env=environ, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert f"{len(rows) - 1:,} rows" in done.stdout
    assert [row[0] for row in rows_of(target)] == [row[0] for row in rows]


@pytest.mark.slow
def test_the_command_tells_what_is_wrong_in_one_line(tmp_path: Path, folder: Path) -> None:
    call = [sys.executable, "-m", "bot", "route", "nowhere.csv", "--text", "text", "-o", "out.csv"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "KNOWLEDGE_DIR": str(folder)}
    done = subprocess.run(call, env=environ, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "nowhere.csv: there is no such file\n"
