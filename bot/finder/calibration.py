"""Numbers fitted to labelled questions: how scores become probabilities, and what mistakes cost.

``python -m bot bench --calibrate QUESTIONS…`` fits them again and prints this module's constants; the
reliability of the result stands in the report of ``bench``. No number here knows a word of any catalogue.
"""

from typing import Final

TEMPERATURE: Final = 0.19
"""Of the softmax that turns the roles' scores into chances."""

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
OWNED_WEIGHTS: Final = (-0.073, 2.150, -3.545, 3.617, 1.663, 1.757, 0.070, 0.482)
"""Logistic weights beside SIGNALS: does somebody in the catalogue handle this at all?"""
OWNED_BIAS: Final = -1.350

# Costs and gains of an outcome, in units of one right answer. A wrong name costs several times an
# “I'm not sure”: people lose trust once, and for good.
WRONG_NAME: Final = 2.5
RIGHT_CHOICE: Final = 0.6
WRONG_CHOICE: Final = 0.6
RIGHT_REFUSAL: Final = 0.6
WRONG_REFUSAL: Final = 0.6
THIRD_OPTION: Final = 0.95
"""A choice of three is read a little less gladly than one of two."""
