"""Web pages, which many programs save as .xls."""

from pathlib import Path

import pytest

from bot.catalogue.errors import CatalogueError
from bot.catalogue.sheet.spreadsheet import import_file
from bot.catalogue.sources.grid import Span
from bot.catalogue.sources.web_page import read_web_page


def cells(text: str) -> list[list[tuple[str, ...]]]:
    return [[line.cells for line in grid.lines] for grid in read_web_page(text)]


def test_cells_are_texts_with_lines_where_the_page_has_them() -> None:
    page = "<table><tr><td>a&amp;b <b>c</b><td>x<br>y</td></tr><tr><td><ul><li>one<li>two</ul></table>"
    assert cells(page) == [[("a&b c", "x\ny"), ("one\ntwo",)]]


def test_cells_over_several_rows_and_columns_are_merged_ones() -> None:
    page = (
        "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr>"
        "<tr><td colspan=2>d<td>e</tr></table>"
    )
    (grid,) = read_web_page(page)
    assert [line.cells for line in grid.lines] == [("a", "b"), ("", "c"), ("d", "", "e")]
    assert grid.merged == (Span(1, 2, 0, 0), Span(3, 3, 0, 1))


def test_text_that_nobody_sees_is_left_out() -> None:
    page = "<table><tr><td><style>td{}</style>a<script>b</script></td></tr></table><p>outside</p>"
    assert cells(page) == [[("a",)]]


@pytest.mark.parametrize(
    "page",
    ["<table><tr><td rowspan=99999999 colspan=99999999>a", "<td>a</td>", "</table></tr><tr>", "<table", ""],
)
def test_broken_pages_are_read_as_far_as_they_go(page: str) -> None:
    assert all(len(line.cells) <= 1 for grid in read_web_page(page) for line in grid.lines)


def test_a_page_without_a_table_is_refused_with_the_remedy(tmp_path: Path) -> None:
    page = tmp_path / "page.xls"
    page.write_text("<html><body>Please log in</body></html>", encoding="utf-8")
    with pytest.raises(CatalogueError, match="without a table"):
        import_file(page, tmp_path / "new")
