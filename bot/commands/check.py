"""``check``: the problems of a catalogue, for people or as annotations."""

from dataclasses import replace
from pathlib import Path

from bot.catalogue.errors import Problem
from bot.catalogue.lint import check


def report(folder: Path, *, strict: bool, github: bool) -> int:
    """Print every problem and a summary; 1 if there are errors, else 0. ``strict`` makes warnings errors."""
    problems = check.check(folder)
    if strict:
        problems = [replace(problem, level="error") for problem in problems]
    for problem in problems:
        print(check.format_github(problem, _from_here(folder)) if github else problem)
    errors = sum(problem.level == "error" for problem in problems)
    if not github:
        print(_summary(folder, problems, errors))
    return int(errors > 0)


def _summary(folder: Path, problems: list[Problem], errors: int) -> str:
    return f"{folder}: {_counted(errors, 'error')}, {_counted(len(problems) - errors, 'warning')}"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _from_here(folder: Path) -> str:
    """The folder as annotations name it: from where the command runs, which is the root of the repository."""
    resolved, here = folder.resolve(), Path.cwd()
    return resolved.relative_to(here).as_posix() if resolved.is_relative_to(here) else folder.as_posix()
