"""What of a message is never compared, for ``ask --explain``: mark-up, carriers, stop words, the middle of a
long message, and the lightest of very many words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from bot.finder.model.fitted import FittedModel
from bot.finder.model.index import Index
from bot.finder.ranking.scoring import MAX_FEATURES, Query
from bot.finder.text.carrier import (
    GAP,
    stop_words,
    without_chinese_carrier,
    without_english_carrier,
)
from bot.finder.text.cleaning import MAX_CHARACTERS, CleanMessage, gist
from bot.finder.text.exclusion import drop_excluded_parts, excluded_parts
from bot.finder.text.sentence_weights import settled_clauses
from bot.finder.text.tokens import features, is_word, plain_word, runs_of

_MARK_UP: Final = re.compile(r"<[^<>\n]{1,500}>|\b(?:https?://|www\.)[^\s<>|]+|:[a-z0-9_+'-]{2,64}:", re.I)
_FORMATS: Final = "*_~`"
_TOKEN: Final = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|\S")
_SHOWN: Final = 12
_EXCERPT: Final = 60  # characters


def explain_left_out(
    question: str, message: CleanMessage, texts: Sequence[str], query: Query, fitted: FittedModel
) -> tuple[str, ...]:
    """A line per kind of thing that was left out; none where the whole message counts.

    ``question`` is the message as Slack sent it, empty where it is not known; ``texts`` are the folded
    sentences that ``query`` was read from.
    """
    index = fitted.index
    asides = [each for sentence in message.sentences for each in fitted.asides.found_in(sentence.folded)]
    return (
        *_mark_up(question, message),
        *_sentences(message),
        *_list("excluded by the message itself", list(_excluded(message))),
        *_list("settled already", settled_clauses(message)),
        *_list("beside the need", asides),
        *_list("carriers", list(_carriers(texts, detailed=index.detailed))),
        *([] if index.detailed else _list("stop words", list(_stops(texts)))),
        *_lightest(texts, query, index),
    )


def _mark_up(question: str, message: CleanMessage) -> Iterator[str]:
    found = [mark for mark in _MARK_UP.findall(question) if mark not in message.text]
    rest = _MARK_UP.sub("", question)
    found.extend(sign for sign in _FORMATS if rest.count(sign) > message.text.count(sign))
    yield from _list("mark-up", found)
    if (length := len(unicodedata.normalize("NFKC", question))) > MAX_CHARACTERS:
        yield f"the middle of the message: {length - MAX_CHARACTERS:,} of {length:,} characters"


def _sentences(message: CleanMessage) -> Iterator[str]:
    """The sentences that are left out of a long message, and one that is cut short."""
    kept = gist(message)
    left = Counter(sentence.text for sentence in message.sentences)
    left.subtract(sentence.text for sentence in kept)
    out = list((+left).elements())
    if out:
        yield f"sentences in the middle: {len(out)}, from “{out[0][:_EXCERPT]}”"
    whole = {sentence.text: sentence.folded for sentence in message.sentences}
    for sentence in kept:
        if cut := len(whole[sentence.text]) - len(sentence.folded):
            yield f"the end of a long sentence: {cut:,} characters"


def _excluded(message: CleanMessage) -> Iterator[str]:
    if drop_excluded_parts(message) is not message:
        for sentence in message.sentences:
            yield from excluded_parts(sentence.folded)


def _carriers(texts: Sequence[str], *, detailed: bool) -> Iterator[str]:
    for text in texts:
        rest = without_chinese_carrier(text)
        yield from _gaps(text, rest)
        if detailed:
            yield from _gaps(rest, without_english_carrier(rest))


def _gaps(text: str, rest: str) -> Iterator[str]:
    """The parts of ``text`` where ``rest`` has gaps."""
    first, *pieces = rest.split(GAP)
    end = len(first)
    for number, piece in enumerate(pieces, 1):
        last = number == len(pieces)
        start = len(text) - len(piece) if last else text.find(piece, end)
        if start < end:  # the text has line breaks of its own
            return
        if gone := text[end:start].strip():
            yield gone
        end = start + len(piece)


def _stops(texts: Sequence[str]) -> Iterator[str]:
    """Stop words, those that stand side by side together."""
    stops = stop_words()
    for text in texts:
        group: list[str] = []
        for token in _TOKEN.findall(without_chinese_carrier(text)):
            if is_word(token) and plain_word(token) in stops:
                group.append(token)
                continue
            if group:
                yield " ".join(group)
            group = []
        if group:
            yield " ".join(group)


def _lightest(texts: Sequence[str], query: Query, index: Index) -> Iterator[str]:
    if len(query.names) < MAX_FEATURES:
        return
    said = {
        part
        for text in texts
        for part in features(runs_of(text, detailed=index.detailed), detailed=index.detailed)
    }
    cut = len((said & index.vocabulary.keys()).difference(query.names))
    if cut:
        # What a corrected word would have added is not counted.
        least = "at least " if query.corrections else ""
        yield f"the lightest parts of words: {least}{cut}, beyond {MAX_FEATURES}"


def _list(kind: str, found: Sequence[str]) -> Iterator[str]:
    each = list(dict.fromkeys(found))
    if each:
        more = f", and {len(each) - _SHOWN} more" if len(each) > _SHOWN else ""
        yield f"{kind}: {', '.join(each[:_SHOWN])}{more}"
