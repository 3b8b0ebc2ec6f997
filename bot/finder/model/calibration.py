"""Numbers fitted to labelled questions: how scores become probabilities, and what mistakes cost.

``python -m tools.bench calibrate QUESTIONS…`` fits them again and prints this module's constants; the
reliability of the result stands in the report of ``bench``. No number here knows a word of any catalogue.
"""

from dataclasses import dataclass
from typing import Final

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


@dataclass(frozen=True, slots=True)
class Constants:
    """What the fit of one kind of catalogue gave."""

    temperature: float
    """Of the softmax that turns the roles' scores into chances."""
    weights: tuple[float, ...]
    """Logistic weights beside SIGNALS: does somebody in the catalogue handle this at all?"""
    bias: float


MANY: Final = Constants(0.18, (0.311, 1.713, -1.718, 0.623, 1.069, 1.736, 1.666, 0.433, 1.308), -7.901)
"""For catalogues with many phrases an owner."""
FEW: Final = Constants(0.16, (1.735, 0.0, 0.0, 2.639, 0.0, 0.0, 0.0, 0.0, 0.0), -0.991)
"""For catalogues read letter by letter (see ``finder.is_fine``), which also have no topics outside."""

# Costs and gains of an outcome, in units of one right answer. A wrong name costs several times an
# “I'm not sure”: people lose trust once, and for good.
WRONG_NAME: Final = 3.0
RIGHT_CHOICE: Final = 0.6
WRONG_CHOICE: Final = 0.6
RIGHT_REFUSAL: Final = 0.6
WRONG_REFUSAL: Final = 0.6
WORTH_OFFERING: Final = 0.05
"""A chance below it is no option to choose from."""
TOO_LIKELY: Final = 0.55
"""A chance from which an owner is at least offered, however unlikely the second."""
THIRD_OPTION: Final = 0.95
"""A choice of three is read a little less gladly than one of two."""
