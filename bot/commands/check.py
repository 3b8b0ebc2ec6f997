"""``check``: the problems of a catalogue, for people or as annotations."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.catalogue.errors import Problem
from bot.catalogue.lint import check
from bot.commands.summary import summarise

SHOWN: Final = 3
"""How many problems of one rule are shown in full; the others are counted by file."""


def report(folder: Path, *, strict: bool, github: bool, every: bool = False, summary: bool = False) -> int:
    """Print the problems and their number; 1 if there are errors, else 0.

    ``strict`` makes warnings errors. ``every`` prints each problem, however many a rule finds. ``summary``
    prints instead how a catalogue without errors stands.
    """
    problems = check.check(folder)
    if summary and not any(problem.level == "error" for problem in problems):
        print("\n".join([_counts(folder, problems, 0), *summarise(folder)]))
        return int(strict and bool(problems))
    if strict:
        problems = [replace(problem, level="error") for problem in problems]
    if github:
        lines = [check.format_github(problem, _from_here(folder)) for problem in problems]
    else:
        lines = [str(problem) for problem in problems] if every else group_by_rule(problems)
    for line in lines:
        print(line)
    errors = sum(problem.level == "error" for problem in problems)
    if not github:
        print(_counts(folder, problems, errors))
    return int(errors > 0)


def group_by_rule(problems: Sequence[Problem]) -> list[str]:
    """A line per problem in the order given; where a rule has many, one line counts the rest of them."""
    of_rule: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        of_rule.setdefault((problem.level, problem.rule), []).append(problem)
    lines: list[str] = []
    for (_, rule), found in of_rule.items():
        shown = found if len(found) <= SHOWN + 1 else found[:SHOWN]
        lines += [str(problem) for problem in shown]
        rest = Counter(problem.file for problem in found[len(shown) :])
        if rest:
            files = ", ".join(f"{file} ({number})" for file, number in rest.most_common(SHOWN))
            more = ", …" if len(rest) > SHOWN else ""
            lines.append(f"  … and {rest.total()} more of {rule}: {files}{more}; --all lists them")
    return lines


def _counts(folder: Path, problems: list[Problem], errors: int) -> str:
    return f"{folder}: {_counted(errors, 'error')}, {_counted(len(problems) - errors, 'warning')}"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _from_here(folder: Path) -> str:
    """The folder as annotations name it: from where the command runs, which is the root of the repository."""
    resolved, here = folder.resolve(), Path.cwd()
    return resolved.relative_to(here).as_posix() if resolved.is_relative_to(here) else folder.as_posix()
