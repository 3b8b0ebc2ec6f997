"""A message that is one of the catalogue's wordings, word for word, belongs to whom the wording speaks for.

What a keeper of the catalogue writes down today is answered tomorrow, however many other wordings share its
words. "How to order" is not "orders": words that else weigh nothing must be the same too.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np

from bot.finder.entries import Entries
from bot.finder.scoring import Hit, Scores
from bot.finder.tokens import runs, stem

EXACT: Final = np.float32(2.0)
"""More than the words of a message ever speak for somebody else."""
_SAME: Final = 0.999  # similarity, where stop words weigh nothing
_COURTESY: Final = frozenset(
    """
    a an the our my your their this that these those some any of for
    please pls thanks thank hi hello hey
    """.split()
)


def quoted(scores: Scores, texts: Iterable[str], entries: Entries, *, who: bool) -> Scores:
    """The scores with what an owner gains whose wording the message is.

    ``texts`` are the message's cleaned sentences; where it asks ``who``, it is no small talk.
    """
    near = {
        owner: [hit for hit in hits if hit.similarity >= _SAME]
        for owner, hits in scores.hits.items()
        if not who or entries.owners[owner].kind != "small_talk"
    }
    if not any(near.values()):
        return scores
    asked = _wording(texts)
    exact = frozenset(owner for owner, hits in near.items() if asked and _any_is(asked, hits, entries))
    if not exact:
        return scores
    total = scores.total.copy()
    total[sorted(exact)] += EXACT
    return replace(scores, total=total, exact=exact)


def _any_is(asked: tuple[str, ...], hits: Iterable[Hit], entries: Entries) -> bool:
    return any(_wording([entries.phrases[hit.phrase]]) == asked for hit in hits)


def _wording(texts: Iterable[str]) -> tuple[str, ...]:
    """All words and characters, stop words too, without carriers and courtesies."""
    found: list[str] = []
    for text in texts:
        for run in runs(text, fine=True):
            found.extend(stem(word) for word in run.words if word not in _COURTESY)
            found.extend(run.characters)
    return tuple(found)
