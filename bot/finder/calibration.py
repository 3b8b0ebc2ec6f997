"""Numbers fitted to labelled questions: how scores become probabilities, and what mistakes cost.

``python -m bot bench --calibrate QUESTIONS…`` fits them again and prints this module's constants; the
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
)


@dataclass(frozen=True, slots=True)
class Constants:
    """What the fit of one kind of catalogue gave."""

    temperature: float
    """Of the softmax that turns the roles' scores into chances."""
    weights: tuple[float, ...]
    """Logistic weights beside SIGNALS: does somebody in the catalogue handle this at all?"""
    bias: float


MANY: Final = Constants(0.2, (-0.241, 2.542, -3.629, 3.356, 1.017, 1.851, 0.202, 0.476), -1.321)
"""For catalogues with many phrases an owner."""
FEW: Final = Constants(0.2, (1.911, 0.15, -4.277, 1.665, 3.825, 1.017, 0.724, 0.052), -5.757)
"""For catalogues read letter by letter (see ``finder.is_fine``), which also have no topics outside."""

# Costs and gains of an outcome, in units of one right answer. A wrong name costs several times an
# “I'm not sure”: people lose trust once, and for good.
WRONG_NAME: Final = 2.5
RIGHT_CHOICE: Final = 0.6
WRONG_CHOICE: Final = 0.6
RIGHT_REFUSAL: Final = 0.6
WRONG_REFUSAL: Final = 0.6
THIRD_OPTION: Final = 0.95
"""A choice of three is read a little less gladly than one of two."""
