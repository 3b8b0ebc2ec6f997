"""“Who else?” and “what about their manager?”: answers about an earlier answer, which need no search."""

from dataclasses import replace
from typing import Final

from bot.answer import MAX_MATCHES, Answer, Asks, Match, Outcome
from bot.catalogue import heads
from bot.catalogue.model import Catalogue
from bot.finder.text.follow_ups import Follow

_SURE: Final = 0.97
_LIKELY: Final = 0.01
"""The confidence from which a match is worth offering to somebody who asks who else."""


def answer_about(before: Answer, catalogue: Catalogue, follow: Follow) -> Answer:
    """The answer to a follow-up that asks for the *others* or the *manager* of whom ``before`` names."""
    if before.best is None or before.outcome not in ("answered", "choose"):
        return replace(before, outcome="unknown", offered=0)
    return _others(before) if follow == "others" else _manager(before, before.best, catalogue)


def _others(before: Answer) -> Answer:
    told = len(before.matches) if before.asks == "members" else max(1, before.offered)
    rest = before.matches[told:]
    likely = sum(match.confidence >= _LIKELY for match in rest)
    if likely > 1:
        return replace(before, outcome="choose", matches=rest, offered=min(3, likely))
    outcome: Outcome = "answered" if likely else "unknown"
    return replace(before, outcome=outcome, matches=rest, offered=0, nobody_else=not likely)


def _manager(before: Answer, best: Match, catalogue: Catalogue) -> Answer:
    """The head of the department; all of its roles where none is its head."""
    department = catalogue.department(best.department)
    head = heads.head_of(department)
    roles = [head] if head else department.roles[:MAX_MATCHES]
    matches = tuple(
        Match(department.id, role.id, None, _SURE, role.name.best(before.language)) for role in roles
    )
    asks: Asks = "role" if head else "members"
    return replace(before, outcome="answered", asks=asks, matches=matches, offered=0)
