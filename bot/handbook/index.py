"""The search index that travels in the page: which terms lead to which entry, and how much each says of it.

The finder cannot run in a page. This is what is left of it there: the names and wordings of the catalogue as
an inverted index, read by ``assets/search.js``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Any, Final

from bot.catalogue.model import Catalogue, Department, Duty, Role, Topic
from bot.finder.text.carrier import stop_words
from bot.handbook.terms import carriers, fold, other_forms, terms_of

MOST_PAIRS: Final = 100_000
"""Terms times entries that a page holds; of a larger catalogue each entry keeps what tells it best."""
LEAST_PAIRS: Final = 30
"""Terms that an entry keeps in any case."""
LEVELS: Final = 6
_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MORE: Final = 32

Entry = Duty | Role | Department | Topic


@dataclass(frozen=True, slots=True)
class Wordings:
    own: tuple[str, ...]
    """What the entry is called, and what it does."""
    others: tuple[str, ...]
    """What else people say for it."""


def entries(catalogue: Catalogue) -> list[Entry]:
    """All that can be found, in the order in which the page counts them."""
    return [
        *(duty for duty, _, _ in catalogue.duties()),
        *(role for role, _ in catalogue.roles()),
        *catalogue.departments,
        *catalogue.elsewhere,
    ]


def search_index(catalogue: Catalogue) -> dict[str, Any]:
    """The index, as JSON: ``terms`` holds a line per term, ``forms`` what folds to another character."""
    found = [_levels(_wordings(entry)) for entry in entries(catalogue)]
    spread = Counter(term for terms in found for term in terms)
    room = max(LEAST_PAIRS, MOST_PAIRS // max(1, len(found)))
    postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, terms in enumerate(found):
        kept = sorted(terms, key=lambda term: (-terms[term] * log(1 + len(found) / spread[term]), term))
        for term in kept[:room]:
            postings[term].append((number, terms[term]))
    return {
        "terms": "\n".join(_lines(postings)),
        "forms": other_forms({character for term in postings for character in term}),
        "stops": " ".join(sorted(stop_words())),
        "carriers": " ".join(carriers()),
    }


def _wordings(entry: Entry) -> Wordings:
    if isinstance(entry, Duty):
        return Wordings(tuple(entry.text.every()), _all(entry.phrases.values()))
    if isinstance(entry, Topic):
        return Wordings(tuple(entry.name.every()), _all(entry.phrases.values()))
    owned = entry.owns if isinstance(entry, Role) else ()
    return Wordings((*entry.name.every(), *owned), _all(entry.aliases.values()))


def _all(wordings: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(each for some in wordings for each in some)


def _levels(wordings: Wordings) -> dict[str, int]:
    """How much each term says of an entry, from 1 to LEVELS: one more each time twice as many wordings hold
    it, and one more if it is in the entry's own name.
    """
    own = {term for each in wordings.own for term in terms_of(fold(each))}
    counted = Counter(term for each in wordings.own + wordings.others for term in terms_of(fold(each)))
    return {term: min(LEVELS, count.bit_length() + (term in own)) for term, count in counted.items()}


def _lines(postings: dict[str, list[tuple[int, int]]]) -> Iterable[str]:
    """A line per term: letters shared with the term before, the rest of it, a blank, and its entries."""
    before = ""
    for term in sorted(postings):
        shared = 0
        while shared < min(len(term), len(before), _MORE - 1) and term[shared] == before[shared]:
            shared += 1
        yield f"{_DIGITS[shared]}{term[shared:]} {_entries(postings[term])}"
        before = term


def _entries(found: list[tuple[int, int]]) -> str:
    """Each entry as its distance from the one before and its level, in one number."""
    written, last = "", 0
    for number, level in found:
        written += _number((number - last) * LEVELS + level - 1)
        last = number
    return written


def _number(value: int) -> str:
    """Five bits a digit, the lowest first; a digit of the upper half says that more follow."""
    digits = ""
    while value >= _MORE:
        digits += _DIGITS[_MORE + value % _MORE]
        value //= _MORE
    return digits + _DIGITS[value]
