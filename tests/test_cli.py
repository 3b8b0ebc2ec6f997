import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import __version__, cli
from bot.commands import ask as asking
from bot.slack.manifest import manifest
from tests.paths import KNOWLEDGE, ROOT
from tests.toys.workshop import write_catalogue

MINIMAL = "department,role,duty,phrases\nWorkshop,Carpenter,Mend chairs,wobbly leg|loose seat\n"


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_catalogue(tmp_path / "knowledge")


@pytest.fixture
def run(folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in this process, on the small catalogue."""
    monkeypatch.setenv("KNOWLEDGE_DIR", str(folder))
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "PORT"):
        monkeypatch.delenv(name, raising=False)

    def ran(*words: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["who-handles", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfd.readouterr()
        status = ended.value.code
        return Ran(status if isinstance(status, int) else 0, out, err)

    return ran


def process(
    *words: str, stdin: str = "", environ: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=ROOT,
        env={**os.environ, **(environ or {})},
        input=stdin.encode(),
        capture_output=True,
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("who handles returns", "customer-service-specialist"),
        ("誰負責退換貨", "customer-service-specialist"),
        ("谁管库存盘点", "warehouse-keeper"),
    ],
)
def test_ask_names_owners_in_the_shipped_catalogue(run: Run, question: str, role: str) -> None:
    found = json.loads(run("ask", question, "--json", "--knowledge", KNOWLEDGE).out)
    assert (found["outcome"], found["matches"][0]["role"]) == ("answered", role)


def test_nobody_is_named_for_payroll(run: Run) -> None:
    found = json.loads(run("ask", "who runs payroll", "--json", "--knowledge", KNOWLEDGE).out)
    assert found["outcome"] == "elsewhere"
    assert found["elsewhere"]["topic"]


def test_ask_reads_as_a_person_would(run: Run) -> None:
    ran = run("ask", "who", "mends", "a", "wobbly", "chair?")
    assert ran.status == 0
    assert ran.out.startswith("Carpenter (Workshop)\n")
    assert "Mend broken chairs" in ran.out
    assert "{" not in ran.out


def test_the_object_of_json_is_the_documented_one(run: Run) -> None:
    (line,) = run("ask", "--json", "who mends a wobbly chair?").out.splitlines()
    found = json.loads(line)
    assert list(found)[:6] == ["q", "outcome", "language", "matches", "elsewhere", "elapsed_ms"]
    assert found["q"] == "who mends a wobbly chair?"
    names = {"department_name", "role_name", "holder", "channel"}
    assert set(found["matches"][0]) == {"department", "role", "duty", "confidence", "phrase"} | names


def test_steps_are_numbered_and_in_json_too(run: Run) -> None:
    text = run("ask", "--explain", "wobly chair?").out
    assert "\n1. Read as\n   wobly chair?\n2. Corrected\n   wobly → wobbly\n3. " in text
    steps = json.loads(run("ask", "--explain", "--json", "wobly chair?").out)["steps"]
    assert steps[1] == {"title": "Corrected", "lines": ["wobly → wobbly"]}


def test_a_follow_up_can_be_tried(run: Run) -> None:
    ran = run("ask", "--json", "--after", "who mends a wobbly chair?", "who else?")
    found = json.loads(ran.out)
    assert found["q"] == "who else?"
    assert found["outcome"] != "answered" or found["matches"][0]["role"] == "painter"
    earlier = "谁修椅子".encode().decode("ascii", "surrogateescape")
    assert run("ask", "--after", earlier, "who else?").status == 0
    assert run("ask", "--jsonl", "-", "--after", "who paints?").status == 2


@pytest.mark.parametrize("words", [["ask"], ["ask", "-"]])
def test_the_question_may_stand_on_standard_input(run: Run, words: list[str]) -> None:
    assert run(*words, stdin="\ufeffwho mends\na wobbly chair?\n".encode()).out.startswith("Carpenter")


@pytest.mark.parametrize(
    "question",
    [
        "\udcff\x00",
        *(
            pytest.param(each, marks=pytest.mark.slow)
            for each in ("", "thanks!", "qwzx", "who runs payroll", "-" * 50_000)
        ),
    ],
)
def test_ask_ends_well_whatever_comes_of_it(run: Run, question: str) -> None:
    ran = run("ask", "--", question)
    assert ran.status == 0
    assert ran.out
    assert not ran.err


@pytest.mark.slow
def test_the_language_can_be_chosen(run: Run) -> None:
    assert (
        json.loads(run("ask", "--json", "--language", "zh-Hant", "wobbly chair").out)["language"] == "zh-Hant"
    )
    assert run("ask", "--language", "fr", "wobbly chair").status == 2


LINES = [
    b'\xef\xbb\xbf{"q": "who mends a wobbly chair?", "id": 7}',
    b"",
    b"not json",
    b'{"q": 3}',
    b'["q"]',
    b'{"question": "x"}',
    b'{"q": "\xff"}',
    b"[" * 100_000,
    '{"q": "誰修椅子"}\r'.encode(),
    b'{"q": "\\ud800"}',
]


def test_jsonl_answers_a_line_with_a_line(run: Run) -> None:
    ran = run("ask", "--jsonl", "-", stdin=b"\n".join(LINES))
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.status == 1
    assert [line.get("line") for line in found] == [None, 3, 4, 5, 6, 7, 8, None, None]
    assert all(set(line) == {"error", "line"} for line in found[1:7])
    assert [found[place]["q"] for place in (0, 7, 8)] == ["who mends a wobbly chair?", "誰修椅子", "\ud800"]
    assert "id" not in found[0]


@pytest.mark.slow
def test_jsonl_reads_lines_from_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"q": "who paints"}\n{"q": "thanks"}\n', encoding="utf-8")
    ran = run("ask", "--jsonl", file)
    assert ran.status == 0
    assert [json.loads(line)["q"] for line in ran.out.splitlines()] == ["who paints", "thanks"]


@pytest.mark.slow
def test_an_endless_line_is_an_error_and_the_next_one_is_answered(run: Run) -> None:
    ran = run(
        "ask",
        "--jsonl",
        "-",
        stdin=b'{"q": "' + b"x" * 3 * asking.MAX_LINE_BYTES + b'"}\n{"q": "who paints"}\n',
    )
    first, second = map(json.loads, ran.out.splitlines())
    assert "longer" in first["error"]
    assert second["q"] == "who paints"


@pytest.mark.slow
def test_lines_are_answered_as_they_come(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--jsonl", "-", "--knowledge", str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as running:
        assert running.stdin
        assert running.stdout
        for question in ("who paints", "who mends chairs"):
            running.stdin.write(json.dumps({"q": question}).encode() + b"\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["q"] == question
        running.stdin.close()
        assert running.wait(timeout=300) == 0


@pytest.mark.slow
def test_a_reader_that_leaves_early_ends_it_quietly(folder: Path) -> None:
    command = [sys.executable, "-m", "bot", "ask", "--jsonl", "-", "--knowledge", str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdin.write(b'{"q": "who paints"}\n')
        running.stdin.flush()
        running.stdout.readline()
        running.stdout.close()
        running.stdin.write(b'{"q": "who paints"}\n')
        running.stdin.close()
        assert running.stderr.read() == b""
        assert running.wait(timeout=300) == 1


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_an_interrupt_ends_it_quietly(folder: Path) -> None:
    # A job in the background inherits that interrupts are ignored.
    begin = (
        "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "runpy.run_module('bot', run_name='__main__', alter_sys=True)"
    )
    command = [sys.executable, "-c", begin, "ask", "--jsonl", "-", "--knowledge", str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdin.write(b'{"q": "who paints"}\n')
        running.stdin.flush()
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=300) == 130
        assert running.stderr.read() == b""


def test_output_is_utf8_whatever_the_locale() -> None:
    ran = process(
        "ask",
        "誰負責退換貨",
        environ={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""},
    )
    assert "客服專員" in ran.stdout.decode("utf-8")


@pytest.mark.slow
def test_ask_leaves_heavy_libraries_alone(folder: Path) -> None:
    """The half second that a whole `ask` may take has no room for them."""
    code = (
        "import sys; from bot import cli\n"
        "try: cli.main()\n"
        "finally: print([name for name in ('yaml', 'rich', 'slack_bolt', 'slack_sdk', 'sqlalchemy')"
        " if name in sys.modules], file=sys.stderr)"
    )
    for _ in range(2):  # the first run builds the cache
        ran = subprocess.run(
            [sys.executable, "-c", code, "ask", "who paints", "--knowledge", str(folder)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=300,
            check=True,
        )
    assert ran.stderr == "[]\n"
    assert ran.stdout.startswith("Painter")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ask", "x", "--knowledge", "nowhere"], "nowhere"),
        (["check", "--knowledge", "nowhere"], "nowhere"),
        (["ask", "--jsonl", "nowhere.jsonl"], "nowhere.jsonl: "),
        (["import", "nowhere.csv", "new"], "nowhere.csv"),
        (["export", "nowhere", "out.csv"], "nowhere"),
        (["run"], "SLACK_BOT_TOKEN"),
    ],
)
def test_mistakes_are_reported_in_one_line(
    run: Run, words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*words)
    assert ran.status == 1
    assert said in ran.out + ran.err
    assert "Traceback" not in ran.err


def test_every_problem_of_a_broken_catalogue_is_reported(run: Run, folder: Path) -> None:
    (folder / "phrases/workshop.yaml").write_text("chair:\n  en: [x]\nwall:\n  fr: [y]\n", encoding="utf-8")
    ran = run("ask", "who paints")
    assert ran.status == 1
    assert len(ran.err.splitlines()) >= 3
    assert "phrases/workshop.yaml:1:1:" in ran.err


@pytest.mark.parametrize("words", [["bogus"], ["ask", "--bogus"], ["ask", "x", "--jsonl", "-"], ["import"]])
def test_wrong_usage_ends_with_2(run: Run, words: list[str]) -> None:
    ran = run(*words)
    assert ran.status == 2
    assert "Usage:" in ran.err


def test_without_a_command_the_commands_are_listed(run: Run) -> None:
    ran = run()
    assert all(name in ran.out + ran.err for name in ("ask", "console", "check", "import"))


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").out == f"who-handles {__version__}\n"


def test_check_counts_warnings_only_when_strict(run: Run) -> None:
    loose, strict = run("check"), run("check", "--strict")
    assert (loose.status, strict.status) == (0, 1)
    assert "0 errors" in loose.out
    assert "0 warnings" in strict.out


def test_annotations_name_the_file_from_here(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    (folder / "phrases/workshop.yaml").write_text("chair:\n  en: [x]\n", encoding="utf-8")
    ran = run("check", "--format", "github")
    assert ran.status == 1
    assert ran.out.startswith("::error file=knowledge/phrases/workshop.yaml,line=1,col=1,")


def test_check_can_say_how_good_a_catalogue_is(run: Run, folder: Path) -> None:
    ran = run("check", "--summary")
    assert ran.status == 0
    assert "questions made from the duties" in ran.out
    assert "departments/workshop.yaml, line" in ran.out.partition("what would help most:")[2]
    assert run("check", "--summary", "--all").status == 2
    (folder / "departments/workshop.yaml").write_text("id: workshop\n", encoding="utf-8")
    ran = run("check", "--summary")
    assert (ran.status, "what would help" in ran.out) == (1, False)


@pytest.mark.slow
def test_the_shipped_catalogue_is_sound(run: Run) -> None:
    assert run("check", "--strict", "--knowledge", KNOWLEDGE).status == 0


@pytest.mark.slow
def test_a_spreadsheet_is_imported_and_exported(run: Run, tmp_path: Path) -> None:
    sheet, made, again = tmp_path / "duties.csv", tmp_path / "made", tmp_path / "again.csv"
    sheet.write_text(MINIMAL, encoding="utf-8")
    assert "1 department, 1 role, 1 duty" in run("import", sheet, made).out
    assert run("ask", "who mends a wobbly leg", "--knowledge", made).out.startswith("Carpenter")
    assert "row 2 of duties.csv, in a new column “holder”" in run("import", sheet, made).out
    assert "nothing changes" in run("import", sheet, made).out
    sheet.write_text(MINIMAL + "Workshop,Carpenter,Sharpen tools,blunt saw\n", encoding="utf-8")
    looked = run("import", sheet, made, "--dry-run").out
    assert "1 duty added" in looked
    assert looked.endswith("nothing was written\n")
    assert "1 duty added" in run("import", sheet, made).out
    sheet.write_text(MINIMAL, encoding="utf-8")
    assert "1 duty no longer in the file" in run("import", sheet, made).out
    assert "1 duty removed" in run("import", sheet, made, "--prune").out
    refused = run("import", sheet, tmp_path)
    assert (refused.status, "--replace" in refused.err) == (1, True)
    assert "a copy of what was replaced is in" in run("import", sheet, made, "--replace").out
    assert run("export", made, again).status == 0
    assert "wobbly leg|loose seat" in again.read_text(encoding="utf-8-sig")


def test_manifests_are_printed(run: Run) -> None:
    assert json.loads(run("manifest").out) == manifest()
    assert run("manifest", "--socket-mode").out == run("manifest").out
    url = "https://bot.example.com/slack/events"
    assert json.loads(run("manifest", "--http", url).out) == manifest(socket_mode=False, request_url=url)
    assert run("manifest", "--http", url, "--socket-mode").status == 2
    server = "https://bot.example.com/mcp"
    asked = json.loads(run("manifest", "--http", url, "--slackbot", server).out)
    assert asked == manifest(socket_mode=False, request_url=url, mcp_url=server)


@pytest.mark.parametrize(
    "url",
    [
        "http://bot.example.com/slack/events",
        "https://bot.example.com",
        "https://bot.example.com/slack/events/",
        "https://bot.example.com/slack/events?x=1",
        "https:///slack/events",
        "https://bot.example.com:port/slack/events",
        "https://[bot/slack/events",
        "https://who:hush@bot.example.com/slack/events",
        "https://bot example.com/slack/events",
        "bot.example.com",
    ],
)
def test_manifests_are_for_addresses_that_slack_can_call(run: Run, url: str) -> None:
    for option, address, path in (
        ("--http", url, "/slack/events"),
        ("--slackbot", url.replace("/slack/events", "/mcp"), "/mcp"),
    ):
        ran = run("manifest", option, address)
        assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 1)
        assert ran.err.startswith(f"{option}: give https://HOST{path},")


def test_a_damaged_workbook_is_reported_in_one_line(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "duties.xlsx"
    sheet.write_bytes(b"PK\x03\x04\x14\x00\x06\x00\x08\xff\n")
    ran = run("import", sheet, tmp_path / "made")
    assert (ran.status, len(ran.err.splitlines())) == (1, 1)
    assert "the workbook is damaged" in ran.err
    assert "CSV UTF-8" in ran.err


def test_manifest_as_yaml_says_the_same(run: Run) -> None:
    yaml = pytest.importorskip("yaml")
    assert yaml.safe_load(run("manifest", "--format", "yaml").out) == manifest()


@pytest.mark.slow
def test_console_ends_with_its_input(folder: Path) -> None:
    ran = process("console", "--knowledge", str(folder), stdin="@who mends a wobbly chair?\n")
    assert ran.returncode == 0
    assert "Carpenter" in ran.stdout.decode()


@pytest.mark.slow
def test_bench_measures_question_files(run: Run, tmp_path: Path) -> None:
    questions = tmp_path / "questions.yaml"
    questions.write_text(
        "- {q: who mends a wobbly chair, gold: [carpenter], dept: workshop, kind: plain, lang: en}\n",
        encoding="utf-8",
    )
    ran = run("bench", questions, "--json")
    assert ran.status == 0
    assert json.loads(ran.out)


def test_examples_are_the_catalogues_own(run: Run) -> None:
    ran = run("ask", "what lovely weather today")
    assert "returns" not in ran.out
    assert ran.out.startswith("I tell you who handles what. Ask me, for example: who handles ")


def test_check_counts_what_repeats_and_lists_it_when_asked(run: Run, tmp_path: Path) -> None:
    roles = "".join(f"- {{id: r{n}, name: {{en: Role {n}}}}}\n" for n in range(30))
    folder = tmp_path / "made"
    (folder / "departments").mkdir(parents=True)
    (folder / "departments/it.yaml").write_text(
        f"id: it\nname: {{en: IT}}\nroles:\n- {{id: head, name: {{en: Head}}, holder: U0000001}}\n{roles}",
        encoding="utf-8",
    )
    counted = run("check", "--knowledge", folder).out.splitlines()
    assert len(counted) == 5
    assert counted[3].strip() == "… and 27 more of no-holder: departments/it.yaml (27); --all lists them"
    assert counted[4].endswith("0 errors, 30 warnings")
    assert len(run("check", "--all", "--knowledge", folder).out.splitlines()) == 31
    assert len(run("check", "--format", "github", "--knowledge", folder).out.splitlines()) == 30
