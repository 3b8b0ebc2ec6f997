import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.sheet.columns import CORE, guard_cell, join_phrases, split_phrases, unguard_cell
from bot.catalogue.sheet.headings import column_of


@pytest.mark.parametrize(
    ("header", "column"),
    [
        (" Department ", "department"),
        ("ROLE", "role"),
        ("部門", "department"),
        ("岗位", "role"),
        ("職責", "duty"),
        ("常用說法", "phrases"),
        ("Job Title", "role"),
        ("phrases-zh-Hant", "phrases_zh_hant"),
        ("salary", ""),
    ],
)
def test_headers(header: str, column: str) -> None:
    assert column_of(header) == column


def test_the_core_comes_first() -> None:
    assert CORE == ("department", "role", "duty", "phrases")


@pytest.mark.parametrize(
    ("cell", "phrases"),
    [
        ("a|b", ["a", "b"]),
        (" a | | b |", ["a", "b"]),
        (r"a \| b|c", ["a | b", "c"]),
        (r"a\\|b", ["a\\", "b"]),
        (r"C:\temp|\\server\share", [r"C:\temp", r"\\server\share"]),
        ("退貨｜換貨", ["退貨", "換貨"]),
        ("", []),
    ],
)
def test_phrases_of_a_cell(cell: str, phrases: list[str]) -> None:
    assert split_phrases(cell) == phrases


phrases = st.lists(st.text(alphabet="ab|｜\\ '", min_size=1).map(str.strip).filter(bool))


@given(phrases)
def test_any_phrases_come_back(listed: list[str]) -> None:
    assert split_phrases(join_phrases(listed)) == listed


@given(st.text(alphabet="'=+-@＝a "))
def test_no_cell_is_a_formula_and_all_come_back(cell: str) -> None:
    assert guard_cell(cell)[:1] not in tuple("=+-@＝＋－＠")
    assert unguard_cell(guard_cell(cell)) == cell
