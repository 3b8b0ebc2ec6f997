"""Lessons added to a fitted model: their wordings become phrases, and nothing is refitted.

The index gets a row for each wording, with the words it did not know. The linear weights take one step: the
wording's owner gains along the wording's own vector until the wording is worth to it what the catalogue's
phrases are, and leads whoever else it was worth something to.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from bot.catalogue.lesson import Lesson, has_place, is_in, new_topic
from bot.catalogue.model import Catalogue
from bot.catalogue.phrases import fold_phrase
from bot.finder.model.encoder import Encoder, phrase_to_encode
from bot.finder.model.entries import Entries, Owner
from bot.finder.model.fitted import FittedModel
from bot.finder.model.fitting import Weights
from bot.finder.model.index import Floats, Index, share_of
from bot.finder.model.meaning import Meaning, usual_of
from bot.finder.text.tokens import features, split_runs
from bot.language.script import language_of

ALONE: Final = 0.25
NEIGHBOURS: Final = 0.4
"""The cosine with anybody else's nearest phrase up to which a step is whole, and from which there is
none."""
_OF_MEANING: Final = 0.6
"""The share of a step that the vector takes where there is one; the words take the rest."""


@dataclass(frozen=True, slots=True)
class TaughtModel:
    """A fitted model with lessons added."""

    catalogue: Catalogue
    entries: Entries
    index: Index
    words: dict[str, int]
    fit: Weights
    meaning: Meaning | None
    taught: Mapping[int, str]
    """Phrase → the id of the lesson it is from."""


def lessons_in_force(catalogue: Catalogue, lessons: Sequence[Lesson]) -> tuple[Lesson, ...]:
    """The lessons that say something the catalogue does not, by id; of two on one wording the first."""
    known: dict[str, Lesson] = {}
    for lesson in lessons:
        known.setdefault(lesson.id, lesson)
    says_more = (known[own] for own in sorted(known) if not is_in(catalogue, known[own]))
    return tuple(lesson for lesson in says_more if has_place(catalogue, lesson))


def lay_over(fitted: FittedModel, lessons: Sequence[Lesson], encoder: Encoder | None) -> TaughtModel:
    """Add lessons to a fitted model. Deterministic: the order of ``lessons`` makes no difference.

    encoder: what made the vectors of ``fitted``; None where it has none
    """
    lessons = lessons_in_force(fitted.catalogue, lessons)
    catalogue, flat, fit = _with_topics(fitted, lessons)
    flat = _move_wordings(catalogue, flat, lessons)
    owners = [_owner(catalogue, flat, lesson) for lesson in lessons]
    first = len(flat.phrases)
    flat = replace(
        flat,
        phrases=(*flat.phrases, *(lesson.wording for lesson in lessons)),
        owner_of=np.concatenate((flat.owner_of, np.array(owners, dtype=np.int32))),
        duty_of=(*flat.duty_of, *(lesson.to if lesson.kind == "duty" else "" for lesson in lessons)),
        language_of=(*flat.language_of, *(language_of(lesson.wording) for lesson in lessons)),
    )
    index, rows, words = _extend_index(fitted, [lesson.wording for lesson in lessons])
    vectors, meaning = None, fitted.meaning
    if meaning is not None and encoder is not None and lessons:
        vectors = encoder.encode([phrase_to_encode(lesson.wording) for lesson in lessons])
        phrases = np.concatenate((meaning.phrases, vectors))
        usual = usual_of(phrases, flat.owner_of, len(flat.owners), meaning.background)
        meaning = replace(meaning, phrases=phrases, usual=usual)
    near = _nearness_to_others(fitted, flat, rows, vectors, owners)
    fit = _step_weights(_widen_for_new_words(fit, len(index.vocabulary)), rows, vectors, owners, near)
    taught = {first + place: lesson.id for place, lesson in enumerate(lessons)}
    return TaughtModel(catalogue, flat, index, words, fit, meaning, taught)


def _with_topics(fitted: FittedModel, lessons: Sequence[Lesson]) -> tuple[Catalogue, Entries, Weights]:
    """The topics that lessons name and the catalogue does not hold: owners before small talk, the last."""
    known = {topic.id for topic in fitted.catalogue.elsewhere}
    new = {
        lesson.to: new_topic(lesson)
        for lesson in lessons
        if lesson.kind == "topic" and lesson.to not in known
    }
    catalogue, flat, fit = fitted.catalogue, fitted.entries, fitted.fit
    if not new:
        return catalogue, flat, fit
    catalogue = replace(catalogue, elsewhere=(*catalogue.elsewhere, *new.values()))
    last = len(flat.owners) - 1
    owners = (*flat.owners[:last], *(Owner("topic", own) for own in new), flat.owners[last])
    moved = np.where(flat.owner_of == last, last + len(new), flat.owner_of).astype(np.int32)

    def widened(weights: Floats | None) -> Floats | None:
        if weights is None:
            return None
        empty = np.zeros((len(weights), len(new)), dtype=np.float32)
        return np.concatenate((weights[:, :last], empty, weights[:, last:]), axis=1)

    fit = replace(fit, words=widened(fit.words), meaning=widened(fit.meaning))
    return catalogue, replace(flat, owners=owners, owner_of=moved), fit


def _owner(catalogue: Catalogue, flat: Entries, lesson: Lesson) -> int:
    if lesson.kind == "talk":
        return len(flat.owners) - 1
    wanted = ("topic", lesson.to) if lesson.kind == "topic" else ("role", catalogue.duty(lesson.to)[1].id)
    return next(place for place, owner in enumerate(flat.owners) if (owner.kind, owner.id) == wanted)


def _move_wordings(catalogue: Catalogue, flat: Entries, lessons: Sequence[Lesson]) -> Entries:
    """Move wordings from whoever the catalogue gives them to, to whoever the lesson names."""
    taught = {fold_phrase(lesson.wording) for lesson in lessons}
    if not taught:
        return flat
    places = [place for place, text in enumerate(flat.phrases) if fold_phrase(text) in taught]
    if not places:
        return flat
    by_wording = {fold_phrase(lesson.wording): lesson for lesson in lessons}
    owner_of, duty_of = flat.owner_of.copy(), list(flat.duty_of)
    for place in places:
        lesson = by_wording[fold_phrase(flat.phrases[place])]
        owner_of[place] = _owner(catalogue, flat, lesson)
        duty_of[place] = lesson.to if lesson.kind == "duty" else ""
    return replace(flat, owner_of=owner_of, duty_of=tuple(duty_of))


def _extend_index(
    fitted: FittedModel, wordings: Sequence[str]
) -> tuple[Index, list[tuple[list[int], Floats]], dict[str, int]]:
    """The index with a phrase for each wording, the wordings as rows of it, and the words it knows."""
    index = fitted.index
    vocabulary, words = dict(index.vocabulary), dict(fitted.corrector.frequency)
    idf = index.idf.tolist()
    rows: list[tuple[list[int], Floats]] = []
    for wording in wordings:
        cut = list(split_runs(wording, detailed=index.detailed))
        for word in (word for run in cut for word in run.words):
            words[word] = words.get(word, 0) + 1
        counts = Counter(features(cut, detailed=index.detailed))
        for feature in counts:
            if feature not in vocabulary:
                vocabulary[feature] = len(vocabulary)
                idf.append(_rarity(feature, index))
        numbers = [vocabulary[feature] for feature in counts]
        values = np.array(
            [
                (1 + math.log(count)) * idf[number]
                for number, count in zip(numbers, counts.values(), strict=True)
            ],
            dtype=np.float32,
        )
        rows.append((numbers, values / np.float32(max(float(np.linalg.norm(values)), 1e-9))))
    return _append_rows(index, vocabulary, np.array(idf, dtype=np.float32), rows), rows, words


def _rarity(feature: str, index: Index) -> float:
    """The weight of a feature that a single phrase has."""
    rare = math.log((1 + index.phrase_count) / 2) + 1
    return rare * (share_of(feature) if index.detailed else 1.0)


def _append_rows(
    index: Index, vocabulary: dict[str, int], idf: Floats, rows: Sequence[tuple[list[int], Floats]]
) -> Index:
    """The index with rows at its end; within a feature, phrases stay in ascending order."""
    if not rows:
        return index
    features_of = np.concatenate([np.array(numbers, dtype=np.int64) for numbers, _ in rows])
    phrases = np.concatenate(
        [np.full(len(numbers), index.phrase_count + place) for place, (numbers, _) in enumerate(rows)]
    ).astype(np.int32)
    values = np.concatenate([each for _, each in rows])
    order = np.argsort(features_of, kind="stable")
    sizes = np.zeros(len(vocabulary), dtype=np.int64)
    sizes[: len(index.vocabulary)] = np.diff(index.starts)
    ends = np.concatenate(
        (index.starts[1:], np.full(len(vocabulary) - len(index.vocabulary), index.starts[-1]))
    )
    at = ends[features_of[order]]
    sizes += np.bincount(features_of, minlength=len(vocabulary))
    return replace(
        index,
        vocabulary=vocabulary,
        idf=idf,
        starts=np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
        postings=np.insert(index.postings, at, phrases[order]),
        weights=np.insert(index.weights, at, values[order]),
        phrase_count=index.phrase_count + len(rows),
    )


def _widen_for_new_words(fit: Weights, feature_count: int) -> Weights:
    """Weights with a row for each word that is new."""
    if fit.words is None:
        return fit
    new = feature_count - len(fit.words)
    return replace(fit, words=np.concatenate((fit.words, np.zeros((new, fit.words.shape[1]), np.float32))))


def _nearness_to_others(
    fitted: FittedModel,
    flat: Entries,
    rows: Sequence[tuple[list[int], Floats]],
    vectors: Floats | None,
    owners: Sequence[int],
) -> list[float]:
    """For each wording the cosine, in words or in meaning, with another owner's nearest phrase."""
    known = len(fitted.index.vocabulary)
    owner_of = flat.owner_of[: fitted.index.phrase_count]
    found = []
    for place, ((numbers, values), owner) in enumerate(zip(rows, owners, strict=True)):
        old = np.array([number < known for number in numbers], dtype=np.bool_)
        phrases, alike = fitted.index.similarities(np.array(numbers, dtype=np.int32)[old], values[old])
        nearest = float(alike[owner_of[phrases] != owner].max(initial=0.0))
        if vectors is not None and fitted.meaning is not None:
            meant = np.einsum("ij,j->i", fitted.meaning.phrases, vectors[place])
            nearest = max(nearest, float(meant[owner_of != owner].max(initial=0.0)))
        found.append(nearest)
    return found


def _step_weights(
    fit: Weights,
    rows: Sequence[tuple[list[int], Floats]],
    vectors: Floats | None,
    owners: Sequence[int],
    near: Sequence[float],
) -> Weights:
    """The weights with one step for each wording that has no near neighbours."""
    if fit.words is None or not rows:
        return fit
    words = fit.words  # a copy already: ``_widen_for_new_words`` made it
    meaning = None if fit.meaning is None or vectors is None else fit.meaning.copy()
    share = _OF_MEANING if meaning is not None else 0.0
    for place, ((numbers, values), owner) in enumerate(zip(rows, owners, strict=True)):
        free = min(1.0, max(0.0, (NEIGHBOURS - near[place]) / (NEIGHBOURS - ALONE)))
        score = float(values @ words[numbers, owner])
        if meaning is not None and vectors is not None:
            score += float(vectors[place] @ meaning[:, owner])
        gap = np.float32(free * max(0.0, float(fit.level) - score))
        words[numbers, owner] += np.float32(1 - share) * gap * values
        if meaning is not None and vectors is not None:
            meaning[:, owner] += np.float32(share) * gap * vectors[place]
    return replace(fit, words=words, meaning=fit.meaning if meaning is None else meaning)
