"""A message that is one of the catalogue's wordings, word for word, belongs to whom the wording speaks for.

What a keeper of the catalogue writes down today is answered tomorrow, however many other wordings share its
words. "How to order" is not "orders": words that else weigh nothing must be the same too.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Final

import numpy as np

from bot.finder.model.entries import Entries
from bot.finder.ranking.scoring import Scores
from bot.finder.text.tokens import split_runs, stem

EXACT: Final = np.float32(2.0)
"""More than a message's words can ever count for somebody else."""
_LONGEST: Final = 400
"""Characters; a longer message is nobody's wording."""
_COURTESY: Final = frozenset(
    """
    a an the our my your their this that these those some any of for
    please pls thanks thank hi hello hey
    """.split()
)


def favour_exact_wording(scores: Scores, texts: Sequence[str], entries: Entries, *, who: bool) -> Scores:
    """The scores with what an owner gains whose wording the message is.

    ``texts`` are the message's cleaned sentences; where it asks ``who``, it is no small talk.
    """
    owners = [int(entries.owner_of[phrase]) for phrase in scores.near_wordings]
    near = [
        (owner, entries.phrases[phrase])
        for owner, phrase in zip(owners, scores.near_wordings, strict=True)
        if not who or entries.owners[owner].kind != "small_talk"
    ]
    if not near or sum(map(len, texts)) > _LONGEST:
        return scores
    # A courtesy may be what tells two wordings apart; only where it does not is it let go.
    exact = _owners(texts, near, frozenset()) or _owners(texts, near, _COURTESY)
    if not exact:
        return scores
    total = scores.total.copy()
    places = sorted(exact)
    # Owners who share the wording are equally right, whatever else speaks for one of them.
    gains = EXACT + total[places].max() - total[places]
    total[places] += gains
    return replace(scores, total=total, exact=dict(zip(places, gains.tolist(), strict=True)))


def _owners(
    texts: Sequence[str], near: Sequence[tuple[int, str]], courtesy: frozenset[str]
) -> frozenset[int]:
    asked = _wording(texts, courtesy)
    if not asked:
        return frozenset()
    return frozenset(owner for owner, phrase in near if _wording([phrase], courtesy) == asked)


def _wording(texts: Sequence[str], courtesy: frozenset[str]) -> tuple[str, ...]:
    """All words and characters, stop words too, without carriers."""
    return tuple(chain.from_iterable(_worded(text, courtesy) for text in texts))


@lru_cache(maxsize=10_000)
def _worded(text: str, courtesy: frozenset[str]) -> tuple[str, ...]:
    found: list[str] = []
    for run in split_runs(text, detailed=True):
        found.extend(stem(word) for word in run.words if word not in courtesy)
        found.extend(run.characters)
    return tuple(found)
