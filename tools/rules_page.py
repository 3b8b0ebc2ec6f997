"""The page of lint rules, made from their docstrings: ``python -m tools.rules_page`` writes it anew."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.catalogue.lint.registry import RULES, Rule

PAGE: Final = Path(__file__).parents[1] / "docs/reference/rules.md"
PASSES: Final = "\nPasses:\n"
FAILS: Final = "\nFails:\n"
_INDENT: Final = "    "
_TOP: Final = """\
# Rules

What `check` looks for in a catalogue that loads. All are warnings; `check --strict` takes them for errors.
The most important come first, here as in the output of `check`. What keeps a catalogue from loading is told
with the place and the remedy where it happens, and needs no page.

This page is made from the docstrings in `bot/catalogue/lint/rules` by `python -m tools.rules_page`.
"""


@dataclass(frozen=True, slots=True)
class Documentation:
    """The docstring of a rule, taken apart."""

    text: str
    passes: dict[str, str]
    """Relative path → text of each file of an example that passes."""
    fails: dict[str, str]


def documentation_of(rule: Rule) -> Documentation:
    """Raises ValueError if the docstring lacks one of its examples."""
    text, passing, rest = rule.documentation.partition(PASSES)
    passes, failing, fails = rest.partition(FAILS)
    if not (passing and failing):
        raise ValueError(f"the docstring of {rule.id} needs “Passes:” and “Fails:”, each with an example")
    return Documentation(text.strip(), _files(passes), _files(fails))


def page() -> str:
    return _TOP + "".join(_section(rule.id, documentation_of(rule)) for rule in RULES)


def _section(own: str, documentation: Documentation) -> str:
    examples = (("Passes", documentation.passes), ("Fails", documentation.fails))
    shown = (f"{label}:\n\n```yaml\n{_shown(files)}```\n" for label, files in examples)
    return f"\n## {own}\n\n{documentation.text}\n\n" + "\n".join(shown)


def _shown(files: dict[str, str]) -> str:
    return "".join(f"# {name}\n{text}" for name, text in files.items())


def _files(example: str) -> dict[str, str]:
    """The files of an indented example; each begins with its path as a comment."""
    found: dict[str, str] = {}
    name = ""
    for indented in example.strip("\n").splitlines():
        line = indented.removeprefix(_INDENT)
        if line.startswith("# ") and line.endswith((".yaml", ".yml")):
            name = line.removeprefix("# ")
            found[name] = ""
        else:
            found[name] += line + "\n"
    return found


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
