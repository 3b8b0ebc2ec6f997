"""Whether an answer was right, and who would have been."""

from typing import Final

from bot.slack.features.feature import Feature, StoredData
from bot.slack.features.feedback.handler import register
from bot.slack.features.feedback.texts import TEXTS
from bot.slack.features.feedback.view import way_on
from bot.store.retention import FEEDBACK_KEPT

FEATURE: Final = Feature(
    name="feedback",
    register=register,
    texts=TEXTS,
    ways_on=(way_on,),
    keeps=(
        StoredData(
            "a verdict on an answer, a note, and the words of the question if its author allowed it",
            "feedback",
            FEEDBACK_KEPT,
        ),
    ),
)
