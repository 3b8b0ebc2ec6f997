"""Links lead somewhere, every page is found from the index, and the README stays short."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import name_of, pages, prose, text_of
from tests.paths import DOCS, ROOT

LINK = re.compile(r"\]\(([^)\s]+)\)")
MOST_WORDS = 900


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Target and anchor of each link to something here."""
    for target in LINK.findall(prose(page.read_text(encoding="utf-8"))):
        if not re.match(r"[a-z]+:", target):
            path, _, anchor = target.partition("#")
            yield ((page.parent / path).resolve() if path else page), anchor


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", prose(page.read_text(encoding="utf-8")), re.MULTILINE)
    plain = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower() for heading in headings)
    return {re.sub(r"[^\w -]", "", heading).replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in links(page):
        assert target.exists(), f"{name_of(page)}: {target}"
        assert not anchor or anchor in anchors(target), f"{name_of(page)}: {target}#{anchor}"


def test_every_page_is_found_from_the_readme() -> None:
    found, todo = set[Path](), [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        if page.suffix == ".md" and page not in found:
            found.add(page)
            todo += [target for target, _ in links(page)]
    assert found >= set(pages())


def test_every_kind_of_page_is_in_the_index() -> None:
    """Not only reached in a roundabout way; the records of decisions have an index of their own."""
    index = {target for target, _ in links(DOCS / "README.md")}
    assert {page for page in DOCS.rglob("*.md") if page.parent.name != "decisions"} <= index | {
        DOCS / "README.md"
    }


def test_readme_is_short_and_shows_a_picture() -> None:
    readme = text_of("README.md")
    assert len(readme.split()) <= MOST_WORDS
    assert re.search(r"!\[[^\]]+\]\(docs/[\w/-]+\.png\)", readme)


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_pages_hold_no_placeholder(page: Path) -> None:
    """Such as SOME_SECTION, put where a text was to come."""
    found = re.findall(
        r"\b[A-Z]+_SECTION\b|\b(?:TODO|FIXME)\b|^[A-Z]+(?:_[A-Z]+)+$",
        page.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert found == []


def test_top_level_pages_are_there() -> None:
    assert {"README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"} <= {
        each.name for each in ROOT.glob("*.md")
    }
