"""Writes the tables that Slack's features declare into their pages: ``python -m tools.feature_tables``."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from bot.slack.features.registry import FEATURES, Features, offered, scopes

ROOT: Final = Path(__file__).parents[1]


def scopes_table(features: Features = FEATURES) -> str:
    """The scopes and why the bot asks for them, in Markdown."""
    always = offered(features)
    rows = [(f"`{name}`", why) for name, why in scopes(always).items()]
    rows += [(f"`{name}`", f"{why}; may be refused") for name, why in scopes(always, optional=True).items()]
    rows += [
        (f"`{scope.name}`", f"{scope.why}; only with `manifest --{feature.option}`")
        for feature in features
        if feature.option
        for scope in feature.scopes
    ]
    return _table(("scope", "why"), rows)


def doors_table(features: Features = FEATURES) -> str:
    """The ways to ask, in Markdown."""
    rows = [(door.door, door.what_you_get) for feature in features for door in feature.doors]
    return _table(("door", "what you get"), rows)


def kept_table(features: Features = FEATURES) -> str:
    """What is in the database and for how long, in Markdown."""
    rows = [
        (kept.what, _days(kept.at_most), feature.name.replace("_", " "))
        for feature in features
        for kept in feature.keeps
    ]
    return _table(("what is kept", "at most", "for"), rows)


def _days(time: timedelta | None) -> str:
    return f"{time.days} days" if time else "until it is changed"


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    first, *others = [f"| {' | '.join(line)} |" for line in (heading, *rows)]
    return "\n".join([first, f"|{'---|' * len(heading)}", *others])


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
