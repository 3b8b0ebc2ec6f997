"""Scores and chances → the matches of an answer, with the duty and wording that speak for each."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from bot.answer import MAX_MATCHES, ElsewhereMatch, Match
from bot.finder.model.fitted import FittedModel
from bot.finder.model.index import Floats
from bot.finder.ranking import decision, scoring
from bot.finder.ranking.meaning_scores import nearest_phrase
from bot.language.codes import Language

OUTSIDE_SHARE: Final = 0.4
"""The share, of what lies outside, below which no topic is named."""
SUREST: Final = 0.999
_AS_CLOSE: Final = 0.02


def rank_matches(
    fitted: FittedModel, scores: scoring.Scores, chances: Floats, language: Language, *, by_department: bool
) -> tuple[Match, ...]:
    """Roles by chance. Where a department is asked for, the best role of each department comes first,
    with the chance of the whole department."""
    order = [int(place) for place in np.argsort(-chances, kind="stable")[: 4 * MAX_MATCHES]]
    confidence = {place: float(chances[place]) for place in order}
    if by_department:
        first: dict[str, int] = {}
        for place in order:
            first.setdefault(fitted.entries.owners[place].department, place)
        whole = dict.fromkeys(first, 0.0)
        for owner, chance in zip(fitted.entries.owners, chances.tolist(), strict=False):
            if owner.department in whole:
                whole[owner.department] += chance
        heads = sorted(first.values(), key=lambda place: -whole[fitted.entries.owners[place].department])
        confidence |= {place: whole[fitted.entries.owners[place].department] for place in heads}
        order = heads + [place for place in order if place not in heads]
    shown = [_match(fitted, place, confidence[place], scores, language) for place in order[:MAX_MATCHES]]
    # Those that only weigh in the decision need no duty and no wording.
    owners = fitted.entries.owners
    beyond = [
        Match(owners[place].department, owners[place].id, None, min(confidence[place], SUREST), "")
        for place in order[MAX_MATCHES : MAX_MATCHES + 3]
    ]
    return (*shown, *beyond)


def chances_to_weigh(matches: Sequence[Match], *, by_department: bool) -> list[float]:
    """What the outcome is decided by, best first: a department's chance holds those of its roles."""
    found: dict[str | None, float] = {}
    for match in matches:
        found.setdefault(match.department if by_department else match.role, match.confidence)
    return list(found.values())


def _match(
    fitted: FittedModel, place: int, confidence: float, scores: scoring.Scores, language: Language
) -> Match:
    owner = fitted.entries.owners[place]
    hits = scores.hits.get(place, ())
    by_duty: dict[str, float] = {}
    for hit in hits:
        duty = fitted.entries.duty_of[hit.phrase]
        if duty:
            by_duty[duty] = by_duty.get(duty, 0.0) + hit.similarity
    nearest = None if scores.meaning is None else nearest_phrase(fitted, scores.meaning, place)
    if nearest is not None and scores.meaning is not None and (duty := fitted.entries.duty_of[nearest]):
        by_duty[duty] = by_duty.get(duty, 0.0) + float(scores.meaning.nearest[place])
    best = max(by_duty, key=lambda name: by_duty[name]) if by_duty else None
    close = [hit for hit in hits if fitted.entries.duty_of[hit.phrase] == (best or "")]
    if not close and nearest is not None and scores.meaning is not None:
        close = [scoring.Hit(nearest, float(scores.meaning.nearest[place]))]
    shown = _phrase_to_show(fitted, close, language)
    return Match(owner.department, owner.id, best, min(confidence, SUREST), shown)


def outside_match(fitted: FittedModel, scores: scoring.Scores, language: Language) -> ElsewhereMatch | None:
    """The topic that a refusal names: the best one, unless small talk fits better."""
    totals = scores.total[fitted.entries.role_count :]
    place = int(np.argmax(totals))
    owner = fitted.entries.owners[fitted.entries.role_count + place]
    if owner.kind != "topic" or totals[place] <= 0:
        return None
    share = float(decision.softmax(totals, fitted.constants.temperature)[place])
    if share < OUTSIDE_SHARE:
        return None
    hits = scores.hits.get(fitted.entries.role_count + place, ())
    return ElsewhereMatch(owner.id, share, _phrase_to_show(fitted, hits, language))


def _phrase_to_show(fitted: FittedModel, hits: Sequence[scoring.Hit], language: Language) -> str:
    """Of equally close wordings, one in the asker's language says it best, and then the shortest."""
    entries = fitted.entries
    near = [hit.phrase for hit in hits if hit.similarity > hits[0].similarity - _AS_CLOSE]
    order = sorted(
        near, key=lambda phrase: (entries.language_of[phrase] != language, len(entries.phrases[phrase]))
    )
    return entries.phrases[order[0]] if order else ""
