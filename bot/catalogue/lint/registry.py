"""The rules, the most important first. A new rule is one module in ``rules/`` and one line here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Final

from bot.catalogue.lint.rules import (
    commented_channel,
    commented_phrase,
    invisible_character,
    missing_translation,
    no_channel,
    no_holder,
    no_measure,
    no_phrases,
    own_deputy,
    repeated_phrase,
    same_duty,
    shared_name,
    shared_phrase,
    stale_review,
    unknown_file,
    unknown_owner,
    vague_duty,
)
from bot.catalogue.lint.subject import Finding, Subject


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    """In kebab-case."""
    documentation: str
    """A sentence that holds in a good catalogue, why, an example that passes and one that fails."""
    check: Callable[[Subject], Iterator[Finding]]


def _rule(module: ModuleType) -> Rule:
    """The rule that a module in ``rules/`` holds: its ``ID``, its docstring, its function ``check``."""
    return Rule(module.ID, module.__doc__ or "", module.check)


RULES: Final[tuple[Rule, ...]] = tuple(
    _rule(module)
    for module in (
        # What is written and not read
        unknown_file,
        commented_channel,
        commented_phrase,
        unknown_owner,
        # Whom people are sent to
        no_holder,
        no_channel,
        own_deputy,
        stale_review,
        # What cannot be told apart
        shared_name,
        shared_phrase,
        same_duty,
        vague_duty,
        # What could be said better
        no_phrases,
        invisible_character,
        repeated_phrase,
        missing_translation,
        no_measure,
    )
)
"""All are warnings."""
