"""Which outcome an answer has, and how many of its matches are offered, with a topic elsewhere or without."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from bot.answer import ElsewhereMatch
from bot.finder.model.fitted import FittedModel
from bot.finder.ranking.decision import Chances, Decision, decide, softmax
from bot.finder.ranking.scoring import Scores

_CLEAR_LEAD: Final = 0.85
"""Of the two, the share from which a topic elsewhere leads the best role clearly."""
_EVEN: Final = 0.5
_OWNED_ENOUGH: Final = 0.4
_WORTH_READING: Final = 0.35
"""A role less likely is no option worth a reader's look beside a topic elsewhere: see record 3."""
_NEAR_ROLE: Final = 0.8
"""The score from which a role is near at all."""
_BESIDE: Final = 2
"""Roles at most beside a topic."""
_CHAT_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Settled:
    decision: Decision
    beside: str = ""
    """The topic elsewhere that is offered beside roles."""


def settle(
    fitted: FittedModel,
    scores: Scores,
    chances: Chances,
    ranked: Sequence[float],
    outside: ElsewhereMatch | None,
    *,
    who: bool,
    asks: bool,
) -> Settled:
    """Decide by the candidates' chances, best first; ``outside`` is the topic that a refusal would name.

    ``who`` is whether the message asks for an owner in words, ``asks`` whether it asks for one at all.
    """
    decision = decide(
        chances.owned,
        list(ranked),
        who or (asks and not _chats(scores)),
        "elsewhere" if outside else "unknown",
        fitted.constants,
    )
    if decision.outcome != "elsewhere" or outside is None or not _is_near(fitted, scores, chances, who=who):
        return Settled(decision)
    offered = sum(chance >= _WORTH_READING for chance in ranked[:_BESIDE])
    if not offered:
        return Settled(decision)
    return Settled(replace(decision, outcome="choose", offered=offered), outside.topic)


def _is_near(fitted: FittedModel, scores: Scores, chances: Chances, *, who: bool) -> bool:
    """True where a role is so near to what lies outside that a refusal should offer both.

    Where the message does not ask ``who``, the role must be the nearer one. Where its meaning is known, the
    chance that it is owned says it: every owner is somewhat near in meaning. Nothing is near beside a topic
    whose very wording the message is.
    """
    if any(owner >= fitted.entries.role_count for owner in scores.exact):
        return False
    if scores.meaning is not None:
        return chances.owned >= (_OWNED_ENOUGH if who else _EVEN)
    count = fitted.entries.role_count
    best = float(scores.total[:count].max(initial=0.0))
    if best < _NEAR_ROLE:
        return False
    pair = np.array([best, scores.total[count:].max(initial=0.0)], dtype=np.float32)
    share = float(softmax(pair, fitted.constants.temperature)[1])
    return share < (_CLEAR_LEAD if who else _EVEN)


def _chats(scores: Scores) -> bool:
    """True where small talk, the last owner, fits about as well as anybody."""
    return bool(scores.total[-1] >= _CHAT_SHARE * scores.total.max())
