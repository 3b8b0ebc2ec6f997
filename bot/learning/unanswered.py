"""Questions that failed as keepers see them: a row per thing asked, with its likely owners."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.answer import Match
from bot.desk import Desk, likely_matches
from bot.finder.likeness import groups, likeness
from bot.finder.model import encoder as encoders
from bot.store.misses.model import Missed, Why
from bot.store.model import Key

OWNERS: Final = 3


@dataclass(frozen=True, slots=True)
class UnansweredGroup:
    """One thing that was asked."""

    misses: tuple[Missed, ...]
    """Oldest first."""
    likely: tuple[Match, ...]
    """Who could be right, best first; empty where nobody is likely."""

    @property
    def token(self) -> str:
        """What tells it from other groups for as long as its oldest question waits."""
        key = self.misses[0].key
        return f"{key.channel}/{key.ts}"

    @property
    def keys(self) -> tuple[Key, ...]:
        return tuple(miss.key for miss in self.misses)

    @property
    def texts(self) -> tuple[str, ...]:
        """What was asked, each wording once, the commonest first."""
        counts = Counter(miss.text for miss in self.misses)
        return tuple(text for text, _ in counts.most_common())

    @property
    def last(self) -> datetime:
        return self.misses[-1].at

    @property
    def whys(self) -> Mapping[Why, int]:
        return Counter(miss.why for miss in self.misses)

    @property
    def departments(self) -> frozenset[str]:
        """Whose keepers it concerns: departments of the likely owners, and of whoever was named wrongly."""
        named = {miss.department for miss in self.misses if miss.department}
        return frozenset({match.department for match in self.likely} | named)


def group_misses(misses: Sequence[Missed], desk: Desk) -> tuple[UnansweredGroup, ...]:
    """A group per thing asked, the most asked first, then the latest."""
    alike = likeness([miss.text for miss in misses], encoders.default())
    apart = [miss.apart for miss in misses]
    found = [
        UnansweredGroup(members, _likely(members, desk))
        for members in (tuple(misses[place] for place in group) for group in groups(alike, apart))
    ]
    return tuple(sorted(found, key=lambda group: (len(group.misses), group.last), reverse=True))


def _likely(misses: Sequence[Missed], desk: Desk) -> tuple[Match, ...]:
    answer = desk.answer(misses[-1].text)
    wrong = {miss.role for miss in misses if miss.why == "wrong"}
    return tuple(match for match in likely_matches(answer) if match.role not in wrong)[:OWNERS]
