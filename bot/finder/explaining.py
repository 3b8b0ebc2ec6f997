"""The steps behind an answer, for ``ask --explain``: every contribution adds up to the score shown."""

from typing import TYPE_CHECKING

import numpy as np

from bot.answer import Step
from bot.finder import calibration as fitted
from bot.finder.bounding import STRENGTH, Bound
from bot.finder.cleaning import Message
from bot.finder.deciding import Chances, Decision
from bot.finder.naming import Named
from bot.finder.quoting import EXACT
from bot.finder.scoring import CLOSEST_SHARE, PHRASE_WEIGHT, Query, Scores

if TYPE_CHECKING:
    from bot.finder.finder import Finder

_OWNERS_SHOWN = 3
_FEATURES_SHOWN = 8


def named(found: Named) -> tuple[Step, ...]:
    line = f"“{found.name}” is the {found.level} {found.id}, and nothing else is asked for"
    return (Step("Named outright", (line,)),)


def nothing(message: Message) -> tuple[Step, ...]:
    return (_read(message), Step("Compared", ("no word of it is in the catalogue",)))


def searched(
    finder: "Finder",
    message: Message,
    query: Query,
    scores: Scores,
    chances: Chances,
    decision: Decision,
    crossed: tuple[Bound, ...],
) -> tuple[Step, ...]:
    order = [int(place) for place in np.argsort(-scores.total, kind="stable")[:_OWNERS_SHOWN]]
    return (
        _read(message),
        Step(
            "Mended",
            tuple(f"{mend.typed} → {mend.meant or '(carries nothing)'}" for mend in query.mends)
            or ("nothing",),
        ),
        Step("Words that count", tuple(_words(query)) or ("none",)),
        *(_owner(finder, query, scores, place, crossed) for place in order),
        Step("Chances", tuple(_chances(finder, chances))),
        Step(
            f"Outcome: {decision.outcome}",
            tuple(f"{name}: expected value {value:+.3f}" for name, value in decision.values.items()),
        ),
    )


def _read(message: Message) -> Step:
    return Step(
        "Read as", tuple(("> " if s.quoted else "") + s.text for s in message.sentences) or ("nothing",)
    )


def _words(query: Query) -> list[str]:
    parts = sorted(zip(query.names, query.values, strict=True), key=lambda part: -part[1])
    lines = [f"{name}: {value:.3f}" for name, value in parts[: 2 * _FEATURES_SHOWN]]
    return [*lines, f"share the catalogue knows: {query.known:.2f}"]


def _owner(finder: "Finder", query: Query, scores: Scores, place: int, crossed: tuple[Bound, ...]) -> Step:
    owner = finder.entries.owners[place]
    lines: list[str] = []
    if finder.weights is not None:
        parts = query.values * finder.weights[query.numbers, place]
        order = np.argsort(-np.abs(parts), kind="stable")
        lines.extend(f"{parts[n]:+.3f}  word {query.names[n]}" for n in order[:_FEATURES_SHOWN])
        if rest := order[_FEATURES_SHOWN:].tolist():
            lines.append(f"{float(parts[rest].sum()):+.3f}  {len(rest)} more words")
    for rank, hit in enumerate(scores.hits.get(place, ())):
        part = PHRASE_WEIGHT * hit.similarity * CLOSEST_SHARE**rank
        duty = finder.entries.duty_of[hit.phrase]
        lines.append(
            f"{part:+.3f}  phrase “{finder.entries.phrases[hit.phrase]}”"
            + (f" of {duty}" if duty else "")
            + f" (similarity {hit.similarity:.3f})"
        )
    if place in scores.exact:
        lines.append(f"{EXACT:+.3f}  the message is its very wording")
    for bound in crossed:
        if bound.to != bound.off and place in (bound.to, bound.off):
            lines.append(f"{STRENGTH if place == bound.to else -STRENGTH:+.3f}  boundary “{bound.phrase}”")
    return Step(f"Score of {owner.id}: {scores.total[place]:.3f}", tuple(lines))


def _chances(finder: "Finder", chances: Chances) -> list[str]:
    parts = [
        f"{weight * chances.signals[name]:+.3f}  {name} = {chances.signals[name]:.3f}"
        for name, weight in zip(fitted.SIGNALS, finder.constants.weights, strict=True)
    ]
    order = [int(place) for place in np.argsort(-chances.roles, kind="stable")[:_OWNERS_SHOWN]]
    return [
        *parts,
        f"{finder.constants.bias:+.3f}  bias",
        f"somebody in the catalogue handles it: {chances.owned:.3f}",
        *(f"{finder.entries.owners[place].id}: {float(chances.roles[place]):.3f}" for place in order),
    ]
