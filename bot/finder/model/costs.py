"""What each outcome costs or gains: the price of a wrong name, of a needless choice, of a refusal."""

from typing import Final

# Costs and gains of an outcome, in units of one right answer. A wrong name costs several times an
# “I'm not sure”: people lose trust once, and for good.
WRONG_NAME: Final = 3.0
WRONG_NAME_BY_MEANING: Final = 2.5
"""In a catalogue that is also read by meaning, where more right names are lost by keeping quiet."""
RIGHT_CHOICE: Final = 0.6
RIGHT_CHOICE_BY_MEANING: Final = 0.25
WRONG_CHOICE: Final = 0.6
RIGHT_REFUSAL: Final = 0.6
WRONG_REFUSAL: Final = 0.6
WORTH_OFFERING: Final = 0.05
"""A chance below it is no option to choose from."""
LEAST_CHOICE: Final = 0.4
"""The chance of its options together from which a choice is worth reading."""
TOO_LIKELY: Final = 0.55
"""A chance from which an owner is at least offered, however unlikely the second."""
THIRD_OPTION: Final = 0.95
"""A choice of three is read a little less gladly than one of two."""
