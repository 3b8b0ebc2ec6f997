"""The tables that Slack's features sum up to, put into their pages: ``python -m tools.feature_tables``."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from bot.slack.features.registry import doors_table, kept_table, scopes_table

ROOT: Final = Path(__file__).parents[1]
TABLES: Final[Mapping[str, Callable[[], str]]] = {
    "docs/reference/scopes.md": scopes_table,
    "docs/reference/ways-to-ask.md": doors_table,
    "docs/operators/privacy.md": kept_table,
}
"""The page each table stands in."""


def with_table(page: str, table: str) -> str:
    """The page with this table in the place of the one with the same heading.

    Raises ValueError if the page has none.
    """
    heading = table.splitlines()[0]
    before, found, rest = page.partition(f"{heading}\n")
    if not found:
        raise ValueError(f"there is no table with this heading: {heading}")
    lines = rest.splitlines(keepends=True)
    rows = next((number for number, line in enumerate(lines) if not line.startswith("|")), len(lines))
    return f"{before}{table}\n{''.join(lines[rows:])}"


def main() -> None:
    """Write every table into its page."""
    for name, table in TABLES.items():
        page = ROOT / name
        page.write_text(with_table(page.read_text(encoding="utf-8"), table()), encoding="utf-8")


if __name__ == "__main__":
    main()
