import pytest

from bot.evaluate.report import ReportTable, milliseconds, percent, plain_lines, progress, show


def test_columns_line_up_whatever_the_script() -> None:
    table = ReportTable("Title", ("way", "ms"), (("退货", "1.0"), ("four", "10.0")), "a note")
    assert plain_lines(table) == ["Title", "  way     ms", "  退货   1.0", "  four  10.0", "  a note"]


def test_tables_are_plain_text(capsys: pytest.CaptureFixture[str]) -> None:
    show([ReportTable("Title", ("a",), (("b",),))])
    assert capsys.readouterr().out == "Title\n  a\n  b\n\n"


def test_progress_passes_everything_on_silently(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress("counting", range(3))) == [0, 1, 2]
    assert capsys.readouterr().err == ""


def test_progress_counts_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert list(progress("counting", range(2))) == [0, 1]
    line = "\r\x1b[K"
    assert capsys.readouterr().err == f"{line}counting: 0/2{line}counting: 1/2{line}"


def test_figures() -> None:
    assert (percent(0.9379), percent(None)) == ("93.8 %", "–")
    assert (milliseconds(0.1234), milliseconds(45.67)) == ("0.123", "45.7")
