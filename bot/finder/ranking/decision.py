"""Scores → chances → one of five outcomes, by what a mistake would cost."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.answer import Outcome
from bot.finder.model import calibration, costs
from bot.finder.model.index import Floats
from bot.finder.ranking.meaning_scores import MeaningScores
from bot.finder.ranking.scoring import Query, Scores

_CLEAR: Final = 1.5
"""A lead that leaves no doubt; a larger one says no more."""
_SPREAD: Final = 0.1
"""Temperature by which scores are told from others about as high."""
_FEWEST: Final = 10
"""Roles of the smallest organisations that the chances were fitted to; fewer make nobody surer."""
_SEVERAL: Final = 2
"""Owners whose very wording the message is: equally right, so none of them is first."""


@dataclass(frozen=True, slots=True)
class Chances:
    owned: float
    """That somebody in the catalogue handles it."""
    roles: Floats
    """That this role is the right one, one per role; they sum to ``owned``."""
    signals: Mapping[str, float]
    """What ``owned`` and ``first`` were computed from."""
    first: float | None = None
    """That the role with the best score is the right one, if any is; None where the softmax alone says it."""


@dataclass(frozen=True, slots=True)
class Decision:
    outcome: Outcome
    offered: int
    values: Mapping[str, float]
    """The expected value of each outcome that was weighed."""


def signals_of(scores: Scores, query: Query, role_count: int, asks: bool) -> dict[str, float]:
    """What tells "ours, in strange words" from "not ours"."""
    roles, outside = scores.total[:role_count], scores.total[role_count:]
    if scores.meaning is not None:
        return _meaning_signals(scores, scores.meaning, role_count)
    closest_role = max(
        (hits[0].similarity for owner, hits in scores.hits.items() if owner < role_count), default=0.0
    )
    closest_outside = max(
        (hits[0].similarity for owner, hits in scores.hits.items() if owner >= role_count), default=0.0
    )
    return {
        "top_role_score": float(roles.max()),
        "lead_over_outside": float(roles.max() - outside.max()),
        "closest_phrase": closest_role,
        "closest_lead": closest_role - closest_outside,
        "known_share": query.known,
        "asks_who": float(asks),
        "weight": math.log1p(query.weight),
        "role_mass": float(roles.clip(0).sum() - outside.clip(0).sum()),
        "known_lead": query.known * float(roles.max() - outside.max()),
    }


def _meaning_signals(scores: Scores, meant: MeaningScores, role_count: int) -> dict[str, float]:
    roles, outside = scores.total[:role_count], scores.total[role_count:]
    best = int(np.argmax(roles))
    near = (meant.nearest - meant.usual)[:role_count] - np.float32(meant.common)
    hits = scores.hits.get(best, ())
    return {
        "score_share": float(scores.linear[best] + meant.linear[best]) / meant.level,
        "nearest": float(near[best]),
        "role_lead": _lead(roles, best),
        "nearest_lead": _lead(near, best),
        "spread": _spread(roles),
        "background": meant.background,
        "outside_lead": max(-_CLEAR, min(_CLEAR, float(outside.max()) - float(roles[best]))),
        "closest": hits[0].similarity if hits else 0.0,
        "log_phrases": math.log(max(1, int(meant.counts[best]))),
        "log_roles": math.log(max(_FEWEST, role_count)),
    }


def _lead(each: Floats, best: int) -> float:
    """By how much one of them leads the others."""
    rest = float(np.delete(each, best).max()) if len(each) > 1 else 0.0
    return max(-_CLEAR, min(_CLEAR, float(each[best]) - rest))


def _spread(roles: Floats) -> float:
    """Over how many roles the chance is spread, as an entropy."""
    shares = softmax(roles, _SPREAD).astype(np.float64)
    return float(-(shares * np.log(np.maximum(shares, 1e-12))).sum())


def chances_of(
    scores: Scores,
    query: Query,
    role_count: int,
    asks: bool,
    constants: calibration.Constants = calibration.MANY,
) -> Chances:
    signals = signals_of(scores, query, role_count, asks)
    owned = logistic_chance(constants.owned, constants.signals, signals)
    shares = softmax(scores.total[:role_count], constants.temperature)
    first = None
    if constants.first is not None and len(scores.exact) < _SEVERAL:
        first = logistic_chance(constants.first, constants.signals, signals)
        shares, first = reconcile_first(shares, first)
    return Chances(owned, (owned * shares).astype(np.float32), signals, first)


def logistic_chance(logit: calibration.Logit, names: Sequence[str], signals: Mapping[str, float]) -> float:
    total = logit.bias + sum(
        weight * signals[name] for name, weight in zip(names, logit.weights, strict=True)
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def reconcile_first(shares: Floats, first: float) -> tuple[Floats, float]:
    """The shares with that of the best set to ``first``, the others sharing the rest as they did; and what it
    came to, as the best stays the best."""
    best = int(np.argmax(shares))
    others = shares.copy()
    others[best] = 0
    whole = float(others.sum())
    if whole <= 0:
        return shares, 1.0
    second = float(others.max()) / whole
    first = max(first, second / (1 + second))
    found = others * np.float32((1 - first) / whole)
    found[best] = first
    return found, first


def softmax(totals: Floats, temperature: float) -> Floats:
    powers = np.exp((totals - totals.max()) / np.float32(temperature))
    found: Floats = (powers / powers.sum()).astype(np.float32)
    return found


def decide(
    owned: float,
    ranked: list[float],
    asks: bool,
    outside: Outcome,
    constants: calibration.Constants = calibration.MANY,
) -> Decision:
    """Weigh naming, offering two or three, and refusing.

    ``ranked`` are the chances of the best candidates, best first; ``outside`` is the outcome a refusal takes;
    ``constants`` say what a wrong name and a choice are worth.
    """
    best = ranked[0] if ranked else 0.0
    values = {"answered": best - constants.wrong_name * (1 - best)}
    refusing = costs.RIGHT_REFUSAL * (1 - owned) - costs.WRONG_REFUSAL * owned
    # Silence about a likely owner helps nobody, whatever comes second.
    likely = best >= costs.TOO_LIKELY and values["answered"] < max(refusing, 0.0)
    for count in (2, 3):
        worth = 0.0 if likely and count == 2 else costs.WORTH_OFFERING
        inside = sum(ranked[:count])
        if len(ranked) >= count and ranked[count - 1] >= worth and inside >= costs.LEAST_CHOICE:
            gain = constants.right_choice * (costs.THIRD_OPTION if count == 3 else 1.0)
            values[f"choose {count}"] = gain * inside - costs.WRONG_CHOICE * (1 - inside)
    values["refuse"] = refusing
    choice = max(values, key=lambda name: values[name])
    if choice == "refuse" and best >= costs.TOO_LIKELY and len(ranked) > 1:
        return Decision(
            "choose", 2, values
        )  # whatever comes second: silence about a likely owner helps nobody
    if choice == "answered":
        return Decision("answered", 0, values)
    if choice == "refuse":
        return Decision(outside if outside != "unknown" or asks else "not_a_question", 0, values)
    return Decision("choose", int(choice[-1]), values)
