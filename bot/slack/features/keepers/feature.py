"""Keepers see what failed and say whose it is; whoever asked in vain may pass their question on."""

from typing import Final

from bot.slack.features.feature import Feature, Scope, StoredData
from bot.slack.features.keepers.handler import register
from bot.slack.features.keepers.question_list import home_row
from bot.slack.features.keepers.texts import TEXTS
from bot.slack.features.keepers.view import way_on
from bot.store.retention import SETTLED_KEPT, WORDS_KEPT

FEATURE: Final = Feature(
    name="keepers",
    register=register,
    texts=TEXTS,
    scopes=(Scope("usergroups:read", "see whether somebody is in a group that keeps the catalogue"),),
    ways_on=(way_on,),
    home_rows=(home_row,),
    keeps=(
        StoredData(
            "a question that failed, its words without addresses, numbers, keys and mentions: from public "
            "channels, and from elsewhere if whoever asked agreed; for fewer days with `QUESTION_DAYS`",
            "missed",
            WORDS_KEPT,
        ),
        StoredData("that somebody who asked in vain is to be told the answer", "news", SETTLED_KEPT),
        StoredData("a wording that a keeper taught, and who taught it", "learned", None),
    ),
)
