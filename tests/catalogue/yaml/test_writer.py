import dataclasses
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.report import FileReport
from bot.catalogue.yaml.loader import load
from bot.catalogue.yaml.tree import MapNode, Scalar, parse
from bot.catalogue.yaml.writer import quote, write


def test_what_is_written_loads_alike(folder: Path, shipped: Path, tmp_path: Path) -> None:
    for number, directory in enumerate((folder, shipped)):
        catalogue = load(directory)
        write(catalogue, tmp_path / f"copy{number}")
        assert dataclasses.replace(load(tmp_path / f"copy{number}"), digest="") == catalogue


@pytest.mark.parametrize(
    "text", ["no", "12:30", "1.10", "a: b", "a #b", "- a", "null", "[x]", "*", 'say "hi"', "\\"]
)
def test_what_yaml_would_misread_is_quoted(text: str) -> None:
    assert quote(text).startswith('"')
    assert yaml.safe_load(quote(text)) == text


def test_plain_words_stay_plain() -> None:
    assert quote("customer's money back, please".replace(",", "")) == "customer's money back please"
    assert quote("退貨") == "退貨"


@given(st.text(min_size=1).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)))
def test_any_text_comes_back(text: str) -> None:
    report = FileReport("x")
    root = parse(f"a: {quote(text)}\n".encode(), report)
    assert isinstance(root, MapNode)
    value = root.entries["a"][1]
    assert isinstance(value, Scalar)
    assert (value.value, value.misread_as) == (text, "")
    assert not report.problems
