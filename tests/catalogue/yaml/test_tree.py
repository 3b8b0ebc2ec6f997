import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.report import FileReport
from bot.catalogue.yaml import tree
from bot.catalogue.yaml.tree import ListNode, MapNode, Scalar, parse


def rules_of(data: bytes | str) -> list[str]:
    report = FileReport("file.yaml")
    parse(data.encode() if isinstance(data, str) else data, report)
    return [problem.rule for problem in report.problems]


def test_nodes_know_their_places() -> None:
    report = FileReport("file.yaml")
    root = parse("a: x\nb:\n  - 'y'\n".encode("utf-8-sig"), report)
    assert isinstance(root, MapNode)
    assert root.entries["a"] == (Scalar("a", 1, 1, True), Scalar("x", 1, 4, True))
    assert root.entries["b"][1] == ListNode([Scalar("y", 3, 5, False)], 3, 3)
    assert not report.problems


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a: 1\na: 2\n", "duplicate-key"),
        ("a: &x 1\n", "alias"),
        ("a: *x\n", "alias"),
        ("<<: {a: b}\n", "merge-key"),
        ("a: !!python/object/apply:os.system [ls]\n", "tag"),
        ("a: !!str 1\n", "tag"),
        ("a: b\n---\nc: d\n", "several-documents"),
        ("[a, b]: c\n", "bad-key"),
        ("no: x\n", "not-text"),
        ("a:\n\t- b\n", "not-yaml"),
        ("a: b: c\n", "not-yaml"),
        ("a: [b\n", "not-yaml"),
        ("a: \0\n", "not-yaml"),
        ('a: "\\ud800"\n', "not-yaml"),
        ("%YAML 9.9\n---\na: b\n", "not-yaml"),
    ],
)
def test_what_is_refused(text: str, rule: str) -> None:
    assert rule in rules_of(text)


def test_a_refusal_says_line_value_and_remedy() -> None:
    report = FileReport("file.yaml")
    parse(b"a: x\nb: y\na: z\n", report)
    (problem,) = report.problems
    assert (problem.line, problem.column, problem.value) == (3, 1, "a")
    assert str(problem) == (
        "file.yaml:3:1: error “a” is already there in line 1 (duplicate-key) — keep one of them"
    )


def test_bytes_that_are_not_utf_8_are_placed() -> None:
    report = FileReport("file.yaml")
    assert parse(b"a: b\nc: \xff\n", report) is None
    assert [(p.rule, p.line, p.column) for p in report.problems] == [("not-utf-8", 2, 4)]


@pytest.mark.parametrize("piece", ["[", "{a: ", "- ", "? ", "a: {b: ["])
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_depth_is_refused_at_once(piece: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "_loader", lambda: getattr(yaml, loader))
    assert rules_of(piece * 100_000) in (["too-deep"], ["not-yaml"])
    assert rules_of(piece * 30) in (["too-deep"], ["not-yaml"])


def test_size_is_bounded() -> None:
    assert rules_of(b"a" * 10_000_000) == ["too-large"]


def test_aliases_do_not_unfold() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [*{a},*{a},*{a},*{a},*{a},*{a},*{a},*{a}]\n"
        for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )
    assert set(rules_of(bomb)) == {"alias"}


def test_complaints_are_bounded() -> None:
    rules = rules_of("a: b\n" * 10_000)
    assert len(rules) == 201
    assert rules[-1] == "too-many-problems"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("no", "bool"),
        ("12:30", "int"),
        ("1.10", "float"),
        ("0x1F", "int"),
        ("2024-99-99", "timestamp"),
        ("2024-01-01", "timestamp"),
        (".inf", "float"),
        ("null", "null"),
        ("", "null"),
        ("=", "value"),
        ("no way", ""),
        ("5 stars", ""),
    ],
)
def test_values_that_yaml_would_turn_into_something_else(value: str, kind: str) -> None:
    assert Scalar(value, 1, 1, plain=True).misread_as == kind
    assert Scalar(value, 1, 1, plain=False).misread_as == ""


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_no_bytes_crash_it(data: bytes) -> None:
    rules_of(data)


@given(st.text(alphabet="ab:-[]{}&*!?|>'\"%@#,\n \t~<01.", max_size=80))
def test_no_markup_crashes_it(text: str) -> None:
    rules_of(text)
