"""What a message is made of, and what each owner's score is made of: every part, so that they add up."""

import math
from collections.abc import Iterator

from bot.answer import Step
from bot.finder.model.fitted import FittedModel
from bot.finder.ranking import owned_names
from bot.finder.ranking.boundaries import STRENGTH, Bound
from bot.finder.ranking.exact_wording import EXACT
from bot.finder.ranking.meaning_scores import NEAREST_WEIGHT, MeaningScores, nearest_phrase
from bot.finder.ranking.scoring import CLOSEST_SHARE, Query, Scores
from bot.finder.text.tokens import LETTERS, PAIR, START

_FEATURES_SHOWN = 8


def _label(feature: str) -> str:
    """A feature as a person reads it: a stem, the beginning of a word, or two words in a row."""
    if feature.startswith(START):
        return f"{feature[1:]}…"
    return feature.replace(PAIR, " ") if len(feature) > 1 else feature


def explain_words(query: Query) -> list[str]:
    pairs = list(zip(query.names, query.values.tolist(), strict=True))
    parts = sorted((pair for pair in pairs if not pair[0].startswith(LETTERS)), key=lambda pair: -pair[1])
    letters = [value for name, value in pairs if name.startswith(LETTERS)]
    shown = 2 * _FEATURES_SHOWN
    lines = [f"{_label(name)}: {value:.3f}" for name, value in parts[:shown]]
    if len(parts) > shown:
        lines.append(f"and {len(parts) - shown} more")
    if letters:
        lines.append(f"letter groups of its words: {math.hypot(*letters):.3f} ({len(letters)} together)")
    return [*lines, f"share the catalogue knows: {query.known:.2f}"]


def explain_owner(
    fitted: FittedModel, query: Query, scores: Scores, place: int, crossed: tuple[Bound, ...]
) -> Step:
    who = fitted.entries.owners[place].id
    lines: list[str] = []
    if fitted.weights is not None:
        lines.extend(_linear(query, (query.values * fitted.weights[query.numbers, place]).tolist()))
    for rank, hit in enumerate(scores.hits.get(place, ())):
        part = scores.phrase_weight * hit.similarity * CLOSEST_SHARE**rank
        duty = fitted.entries.duty_of[hit.phrase]
        lines.append(
            f"{part:+.3f}  phrase “{fitted.entries.phrases[hit.phrase]}”"
            + (f" of {duty}" if duty else "")
            + f" (similarity {hit.similarity:.3f})"
        )
    if scores.meaning is not None:
        lines.extend(_meaning(fitted, scores.meaning, place))
    if place in scores.exact:
        lines.append(f"{EXACT:+.3f}  the message is its very wording")
    for name, owners in scores.owned.items():
        if place in owners:
            lines.append(f"{owned_names.STRENGTH:+.3f}  it owns “{name}”")
    for bound in crossed:
        if bound.to != bound.off and place in (bound.to, bound.off):
            lines.append(f"{STRENGTH if place == bound.to else -STRENGTH:+.3f}  boundary “{bound.phrase}”")
    return Step(f"Score of {who}: {scores.total[place]:.3f}", tuple(lines))


def _meaning(fitted: FittedModel, meant: MeaningScores, place: int) -> Iterator[str]:
    """What the message means as a whole for an owner, apart from its words."""
    yield f"{meant.linear[place]:+.3f}  meaning of the whole message"
    nearest = nearest_phrase(fitted, meant, place)
    if nearest is not None:
        part = NEAREST_WEIGHT * meant.nearest[place]
        yield (
            f"{part:+.3f}  nearest in meaning “{fitted.entries.phrases[nearest]}”"
            f" (similarity {meant.nearest[place]:.3f})"
        )
    yield f"{-meant.usual[place]:+.3f}  how near it is to any message ({meant.counts[place]} wordings)"


def _linear(query: Query, parts: list[float]) -> Iterator[str]:
    """What the words say for an owner, the weightiest first."""
    pairs = sorted(zip(query.names, parts, strict=True), key=lambda pair: -abs(pair[1]))
    words = [pair for pair in pairs if not pair[0].startswith(LETTERS)]
    letters = [part for name, part in pairs if name.startswith(LETTERS)]
    yield from (f"{part:+.3f}  word {_label(name)}" for name, part in words[:_FEATURES_SHOWN])
    if rest := words[_FEATURES_SHOWN:]:
        yield f"{sum(part for _, part in rest):+.3f}  {len(rest)} more word{'s' if len(rest) > 1 else ''}"
    if letters:
        yield f"{sum(letters):+.3f}  letter groups of its words ({len(letters)})"
