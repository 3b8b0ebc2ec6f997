"""Scores → chances → one of five outcomes, by what a mistake would cost."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bot.answer import Outcome
from bot.finder.model import calibration as fitted
from bot.finder.model.index import Floats
from bot.finder.ranking.scoring import Query, Scores


@dataclass(frozen=True, slots=True)
class Chances:
    owned: float
    """That somebody in the catalogue handles it."""
    roles: Floats
    """That this role is the right one, one per role; they sum to ``owned``."""
    signals: Mapping[str, float]
    """What ``owned`` was computed from."""


@dataclass(frozen=True, slots=True)
class Decision:
    outcome: Outcome
    offered: int
    values: Mapping[str, float]
    """The expected value of each outcome that was weighed."""


def signals_of(scores: Scores, query: Query, role_count: int, asks: bool) -> dict[str, float]:
    """What tells "ours, in strange words" from "not ours"; nothing here depends on the catalogue's size."""
    roles, outside = scores.total[:role_count], scores.total[role_count:]
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


def chances(
    scores: Scores, query: Query, role_count: int, asks: bool, constants: fitted.Constants = fitted.MANY
) -> Chances:
    signals = signals_of(scores, query, role_count, asks)
    logit = constants.bias + sum(
        weight * signals[name] for name, weight in zip(fitted.SIGNALS, constants.weights, strict=True)
    )
    owned = 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
    return Chances(
        owned, (owned * softmax(scores.total[:role_count], constants.temperature)).astype(np.float32), signals
    )


def softmax(totals: Floats, temperature: float) -> Floats:
    powers = np.exp((totals - totals.max()) / np.float32(temperature))
    found: Floats = (powers / powers.sum()).astype(np.float32)
    return found


def decide(owned: float, ranked: list[float], asks: bool, outside: Outcome) -> Decision:
    """Weigh naming, offering two or three, and refusing.

    ``ranked`` are the chances of the best candidates, best first; ``outside`` is the outcome a refusal takes.
    """
    best = ranked[0] if ranked else 0.0
    values = {"answered": best - fitted.WRONG_NAME * (1 - best)}
    refusing = fitted.RIGHT_REFUSAL * (1 - owned) - fitted.WRONG_REFUSAL * owned
    # Silence about a likely owner helps nobody, whatever comes second.
    likely = best >= fitted.TOO_LIKELY and values["answered"] < max(refusing, 0.0)
    for count in (2, 3):
        worth = 0.0 if likely and count == 2 else fitted.WORTH_OFFERING
        if len(ranked) >= count and ranked[count - 1] >= worth:
            inside = sum(ranked[:count])
            gain = fitted.RIGHT_CHOICE * (fitted.THIRD_OPTION if count == 3 else 1.0)
            values[f"choose {count}"] = gain * inside - fitted.WRONG_CHOICE * (1 - inside)
    values["refuse"] = refusing
    choice = max(values, key=lambda name: values[name])
    if choice == "refuse" and best >= fitted.TOO_LIKELY and len(ranked) > 1:
        return Decision(
            "choose", 2, values
        )  # whatever comes second: silence about a likely owner helps nobody
    if choice == "answered":
        return Decision("answered", 0, values)
    if choice == "refuse":
        return Decision(outside if outside != "unknown" or asks else "not_a_question", 0, values)
    return Decision("choose", int(choice[-1]), values)
