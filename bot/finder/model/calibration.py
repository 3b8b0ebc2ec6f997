"""Numbers fitted to labelled questions: how scores become probabilities, and what mistakes cost.

``python -m tools.bench calibrate QUESTIONS…`` fits them again and prints this module's constants; the
reliability of the result stands in the report of ``bench``. No number here knows a word of any catalogue.
"""

from dataclasses import dataclass
from typing import Final

from bot.finder.model.costs import (
    RIGHT_CHOICE,
    RIGHT_CHOICE_BY_MEANING,
    WRONG_NAME,
    WRONG_NAME_BY_MEANING,
)

SIGNALS: Final = (
    "top_role_score",
    "lead_over_outside",
    "closest_phrase",
    "closest_lead",
    "known_share",
    "asks_who",
    "weight",
    "role_mass",
    "known_lead",
)

STEADY: Final = frozenset(("top_role_score", "closest_lead"))
"""Signals that mean the same in every small catalogue; the others shift with its size and language, and weigh
nothing there."""


MEANT_SIGNALS: Final = (
    "score_share",
    "nearest",
    "role_lead",
    "nearest_lead",
    "spread",
    "background",
    "outside_lead",
    "closest",
    "log_phrases",
    "log_roles",
)
"""Where a sentence encoder is used. They allow for how many phrases the owner has, and how many owners there
are to take it for, so that one fit serves catalogues of every size. The lead over the second says whether
the best is right, not whether anybody owns it: what two roles could handle is owned too."""


@dataclass(frozen=True, slots=True)
class Logit:
    """A chance, as a logistic function of signals."""

    weights: tuple[float, ...]
    """Beside the signals."""
    bias: float


@dataclass(frozen=True, slots=True)
class Constants:
    """What the fit of one kind of catalogue gave."""

    temperature: float
    """Of the softmax that turns the roles' scores into chances."""
    owned: Logit
    """Does somebody in the catalogue handle this at all?"""
    first: Logit | None = None
    """If so, is it the role with the best score? None where the softmax says that too."""
    signals: tuple[str, ...] = SIGNALS
    right_choice: float = RIGHT_CHOICE
    """What a choice that holds the right one is worth beside naming it."""
    wrong_name: float = WRONG_NAME


MANY: Final = Constants(0.18, Logit((0.311, 1.713, -1.718, 0.623, 1.069, 1.736, 1.666, 0.433, 1.308), -7.901))
"""For catalogues with many phrases per owner."""
FEW: Final = Constants(0.16, Logit((1.735, 0.0, 0.0, 2.639, 0.0, 0.0, 0.0, 0.0, 0.0), -0.991))
"""For catalogues read letter by letter (see ``fitting.has_few_phrases``) without an encoder."""
MEANT: Final = Constants(
    0.14,
    Logit((4.285, 4.544, -0.197, -1.38, 0.333, -7.678, -1.402, 2.171, -0.493, -2.145), 10.517),
    Logit((1.474, -1.336, 3.59, 1.545, -0.422, 0.144, -0.029, 0.562, -0.316, 0.052), -0.287),
    MEANT_SIGNALS,
    right_choice=RIGHT_CHOICE_BY_MEANING,
    wrong_name=WRONG_NAME_BY_MEANING,
)
"""For those with one; fitted across organisations, each left out in turn: see record 13."""
