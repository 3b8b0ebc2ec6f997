"""Which parts of a message are compared, and what each counts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.finder.text.carrier import asks_who
from bot.finder.text.cleaning import CleanMessage, Sentence, gist
from bot.finder.text.exclusion import drop_excluded_parts
from bot.finder.text.tokens import split_runs

_SAYS: Final = 5.0
"""Words, or pairs of Chinese characters, from which a request says what it is about."""
_MOST: Final = 0.8
_LEAST: Final = 0.5
"""What a quoted word counts, at most and at least, beside one of such a request; less, the more is quoted."""
_BESIDE: Final = 1.2
"""What a quotation as long as the request would count, without these bounds."""
_CLAUSE: Final = re.compile(r"[,;:()\n–—]+|\s-+\s|\b(?:but|and)\b|但是?|可是|不过")
_SETTLED: Final = re.compile(
    r"""\balready\b|\ball\ (?:done|sorted|settled)\b
    |\b(?:i|we)(?:'ve|\ have)?\ (?:just\ |now\ )?
        (?:calmed|apologi[sz]ed|refunded|replied|answered|sorted|handled|dealt|sent|told)
    |\b(?:is|are|was|were|has\ been|have\ been|'s\ been|got)\ (?:now\ )?
        (?:done|refunded|paid\ back|sorted|settled|handled)\b
    |已经?.{0,14}(?:了|好|过|完)|已(?:安抚|处理|回复|退|补|道歉|解释)
    |(?:安抚|处理|回复|退款?|补寄|补发|道歉|解释|赔)(?:好|完|过)了?|搞定了?""",
    re.VERBOSE,
)


def weigh_sentences(message: CleanMessage) -> list[tuple[str, float]]:
    """The folded sentences that are compared, each with what its words count.

    What the message excludes is left out, and beside a quotation what is settled already; a quotation counts
    less than a request that speaks for itself.
    """
    sentences = gist(drop_excluded_parts(message))
    own = [sentence for sentence in sentences if not sentence.quoted]
    if len(own) in (0, len(sentences)):
        return [(sentence.folded, 1.0) for sentence in sentences]
    open_ = [replace(sentence, folded=_unsettled_clauses(sentence.folded)) for sentence in own]
    said = _word_count(open_)
    asked = iter(open_ if said else own)
    share = 1.0
    if said >= _SAYS:
        quoted = _word_count([sentence for sentence in sentences if sentence.quoted])
        share = max(_LEAST, min(_MOST, _BESIDE * said / max(quoted, 1.0)))
    return [(each.folded, share) if each.quoted else (next(asked).folded, 1.0) for each in sentences]


def settled_clauses(message: CleanMessage) -> list[str]:
    """The clauses that are left out beside a quotation, as they tell of what is done already."""
    own = [sentence.folded for sentence in gist(drop_excluded_parts(message)) if not sentence.quoted]
    if len(own) == len(gist(message)) or not any(map(_unsettled_clauses, own)):
        return []
    return [clause.strip() for folded in own for clause in _CLAUSE.split(folded) if _SETTLED.search(clause)]


def only_quoted(message: CleanMessage) -> bool:
    """True where only a quotation or a block of code asks who: that asks nobody in a channel."""
    if not any(sentence.quoted for sentence in message.sentences):
        return False
    return not any(asks_who(sentence.folded) for sentence in message.sentences if not sentence.quoted)


def _unsettled_clauses(folded: str) -> str:
    """The clauses that tell of nothing that is done already: “refunded already, who mends the page?”."""
    return "\n".join(clause for clause in _CLAUSE.split(folded) if not _SETTLED.search(clause))


def _word_count(sentences: Sequence[Sentence]) -> float:
    cut = [run for sentence in sentences for run in split_runs(sentence.folded)]
    return sum(len(run.words) + len(run.characters) / 2 for run in cut)
