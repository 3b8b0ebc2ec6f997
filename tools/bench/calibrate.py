"""Fits the numbers of ``bot.finder.model.calibration`` to labelled questions; held out, their worth.

The chance that somebody handles a question is a logistic regression over the finder's signals; the chance
of each role a softmax of the roles' scores. Held-out figures: every catalogue, or file of one catalogue, is
judged by numbers fitted to the others, or, where there is one file, every fifth of its questions by the rest.
"""

import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.catalogue.questions import LabelledQuestion
from bot.evaluate.report import progress
from bot.finder.finder import Finder, build
from bot.finder.model import calibration
from bot.finder.model.calibration import Constants, Logit
from bot.finder.model.encoder import Encoder
from bot.finder.ranking import decision, scoring
from bot.finder.text.carrier import asks_who
from bot.finder.text.cleaning import clean, gist
from bot.finder.text.sentence_weights import weigh_sentences
from bot.finder.text.spelling import english_words
from tools.bench.logistic import chance_of, fit_logistic
from tools.bench.sized import SizedCatalogue

Doubles = NDArray[np.float64]

_TEMPERATURES: Final = tuple(round(0.02 * step, 2) for step in range(2, 31))
_FOLDS: Final = 5
_STRANGERS: Final = 100
"""Labelled questions to one made-up one."""
_NOBODYS: Final = 0.25
"""Share of questions nobody handles that a small catalogue is prepared for, whatever the files of an
organisation happen to hold."""
_SEED: Final = 11
_LONG: Final = 4
_TINY: Final = 1e-9


class TooFewError(ValueError):
    """The questions are too few to fit anything to, or nobody handles any of them."""


@dataclass(frozen=True, slots=True)
class Heldout:
    """Mean losses over questions that had no part in the fit; lower is better."""

    owned_loss: float
    """Negative log likelihood of "somebody handles it"."""
    owned_wrong: float
    """Share on the wrong side of one half."""
    role_loss: float
    """Negative log likelihood of the right role, of the owned."""


@dataclass(frozen=True, slots=True)
class CalibrationFit:
    name: str
    """Which constants of ``calibration`` the catalogue uses."""
    constants: Constants
    present: Heldout
    """What calibration.py holds now; not held out if it was fitted to these very questions."""
    heldout: Heldout
    questions: int

    def as_json(self) -> dict[str, Any]:
        return {
            "questions": self.questions,
            "temperature": self.constants.temperature,
            "signals": list(self.constants.signals),
            "weights": list(self.constants.owned.weights),
            "bias": self.constants.owned.bias,
            "first": None if self.constants.first is None else asdict(self.constants.first),
            **{
                name: {
                    "owned_loss": round(each.owned_loss, 4),
                    "owned_wrong": round(each.owned_wrong, 4),
                    "role_loss": round(each.role_loss, 4),
                }
                for name, each in (("present", self.present), ("held_out", self.heldout))
            },
        }


@dataclass(frozen=True)
class Sample:
    """What a fit sees of questions that share at least one feature with the catalogue."""

    signals: Doubles
    """Questions × signals."""
    owned: Doubles
    totals: Doubles
    """Questions × roles: scores before the softmax."""
    gold: NDArray[np.bool_]
    """Questions × roles."""
    fold_of: NDArray[np.int64]
    catalogue_of: NDArray[np.int64]
    """Several sizes of one organisation are catalogues of one fold."""

    def part(self, chosen: NDArray[np.bool_]) -> "Sample":
        return Sample(
            self.signals[chosen],
            self.owned[chosen],
            self.totals[chosen],
            self.gold[chosen],
            self.fold_of[chosen],
            self.catalogue_of[chosen],
        )


def fit(asked: Sequence[tuple[Finder, Sequence[LabelledQuestion]]]) -> CalibrationFit:
    """Fit to the questions of one or several catalogues, all of one kind. Raises TooFewError."""
    sample = joined(
        [
            sampled(finder, [*questions, *strangers(finder, len(questions) // _STRANGERS, questions)])
            for finder, questions in asked
        ]
    )
    return _fitted(sample, asked[0][0].constants)


def fit_sized(
    catalogues: Iterable[SizedCatalogue], *, words_alone: bool = False, encoder: Encoder | None = None
) -> CalibrationFit:
    """Fit to organisations at several sizes, each organisation a fold. Raises TooFewError.

    ``encoder`` is the one that is installed, if nothing is said; it is not asked for ``words_alone``.
    """
    samples: list[Sample] = []
    organisations: list[str] = []
    now = calibration.FEW if words_alone else calibration.MEANT
    for each in catalogues:
        built = build(each.catalogue, encoder, words_alone=words_alone)
        if built.constants is not now:
            raise TooFewError(f"{each.organisation}, {each.size}: not the kind of catalogue that is fitted")
        samples.append(sampled(built, each.questions))
        organisations.append(each.organisation)
    sample = joined(samples)
    names = list(dict.fromkeys(organisations))
    folds = np.array([names.index(name) for name in organisations], dtype=np.int64)
    return _fitted(replace(sample, fold_of=folds[sample.catalogue_of]), now)


def _fitted(sample: Sample, now: Constants) -> CalibrationFit:
    folds = [sample.fold_of == fold_number for fold_number in np.unique(sample.fold_of)]
    if any(not sample.owned[~inside].any() for inside in folds):
        raise TooFewError("too few questions that somebody handles to fit anything to")
    parts = [(sample.part(inside), fitted_to(sample.part(~inside), now)) for inside in folds]
    return CalibrationFit(
        name=next(name for name in ("MANY", "FEW", "MEANT") if getattr(calibration, name) is now),
        constants=fitted_to(sample, now),
        present=judged([(sample, now)]),
        heldout=judged(parts),
        questions=len(sample.owned),
    )


def joined(samples: Sequence[Sample]) -> Sample:
    """One sample of several; each catalogue is a fold of its own. Raises TooFewError if there is none."""
    samples = [sample for sample in samples if len(sample.owned)]
    if not samples:
        raise TooFewError("there is no question that the catalogue has anything to go by for")
    if len(samples) == 1:
        return samples[0]
    most = max(sample.totals.shape[1] for sample in samples)

    def widened(values: NDArray[Any], filler: float) -> NDArray[Any]:
        return np.pad(values, ((0, 0), (0, most - values.shape[1])), constant_values=filler)

    return Sample(
        np.concatenate([sample.signals for sample in samples]),
        np.concatenate([sample.owned for sample in samples]),
        np.concatenate([widened(sample.totals, -np.inf) for sample in samples]),
        np.concatenate([widened(sample.gold, 0) for sample in samples]),
        *2 * [np.concatenate([np.full(len(sample.owned), number) for number, sample in enumerate(samples)])],
    )


def strangers(finder: Finder, count: int, like: Sequence[LabelledQuestion]) -> list[LabelledQuestion]:
    """Made-up questions nobody handles: good English the catalogue never heard of, around a word it knows.

    Labelled questions hold few of them, and without them one known word would do for a name.
    """
    chance = random.Random(_SEED)
    frequency = finder.corrector.frequency
    strange = sorted(word for word in english_words() if len(word) > _LONG and word not in frequency)
    known = sorted(word for word in frequency if len(word) > _LONG and word in english_words())
    if not like or not strange or not known:
        return []
    made: list[LabelledQuestion] = []
    for place in range(count):
        words = [*chance.sample(strange, 1 + place % 2), chance.choice(known)]
        chance.shuffle(words)
        text = "who handles " + " ".join(words)
        twin = like[place % len(like)]
        made.append(replace(twin, text=text, gold=(), department=None, kind="out-of-scope", language="en"))
    return made


def sampled(finder: Finder, questions: Sequence[LabelledQuestion]) -> Sample:
    """Scores and signals of every question that the finder has anything to go by for."""
    entries = finder.entries
    roles = [owner.id for owner in entries.owners[: entries.role_count]]
    files = sorted({question.file for question in questions})
    signals: list[list[float]] = []
    totals: list[NDArray[np.float32]] = []
    used: list[tuple[int, LabelledQuestion]] = []
    for number, question in enumerate(progress("signals", questions)):
        message = clean(question.text)
        said = [sentence.folded for sentence in gist(message)]
        texts = [(finder.asides.without(text), share) for text, share in weigh_sentences(message)]
        query = scoring.read_query(finder.index, finder.corrector, texts)
        meant = finder.score_meaning(texts, query)
        if not len(query.numbers) and meant is None:
            continue
        scores, _, asked = finder.score(query, said, who=asks_who(message.folded), meant=meant)
        found = decision.signals_of(scores, query, entries.role_count, asked)
        signals.append([found.get(name, 0.0) for name in finder.constants.signals])
        totals.append(scores.total[: entries.role_count])
        used.append((number, question))
    return Sample(
        signals=np.array(signals, dtype=np.float64),
        owned=np.array([question.owned for _, question in used], dtype=np.float64),
        totals=np.array(totals, dtype=np.float64),
        gold=np.array([[role in question.gold for role in roles] for _, question in used], dtype=np.bool_),
        fold_of=np.array(
            [files.index(each.file) if len(files) > 1 else number % _FOLDS for number, each in used],
            dtype=np.int64,
        ),
        catalogue_of=np.zeros(len(used), dtype=np.int64),
    )


def fitted_to(sample: Sample, now: Constants) -> Constants:
    """Constants of the same kind as ``now``."""
    few = now is calibration.FEW
    columns = [place for place, name in enumerate(now.signals) if not few or name in calibration.STEADY]
    weights = np.zeros(len(now.signals))
    counted = _counted(sample) if now.first is not None else np.ones(len(sample.owned))
    weights[columns], bias = fit_logistic(sample.signals[:, columns], sample.owned, counted)
    if few:
        share = float(np.clip(sample.owned.mean(), _TINY, 1 - _TINY))
        bias += math.log((1 - _NOBODYS) / _NOBODYS) - math.log(share / (1 - share))
    owned = sample.owned > 0
    first = None
    right = np.take_along_axis(sample.gold, sample.totals.argmax(axis=1)[:, None], 1)[:, 0]
    if now.first is not None:
        first = _logit(*fit_logistic(sample.signals[owned], right[owned].astype(np.float64), counted[owned]))
    # Where the best role has a fit of its own, the softmax only shares out the rest.
    shared = owned & ~right if first is not None else owned
    totals = sample.totals.copy()
    if first is not None:
        np.put_along_axis(totals, totals.argmax(axis=1)[:, None], -np.inf, 1)
    temperature = now.temperature
    if shared.any():
        losses = [_role_loss(totals[shared], sample.gold[shared], each).mean() for each in _TEMPERATURES]
        temperature = _TEMPERATURES[int(np.argmin(losses))]
    return replace(now, temperature=temperature, owned=_logit(weights, bias), first=first)


def _logit(weights: Doubles, bias: float) -> Logit:
    return Logit(tuple(round(float(weight), 3) for weight in weights), round(bias, 3))


def _counted(sample: Sample) -> Doubles:
    """What each question counts: a catalogue by the root of its questions, less where the organisation has
    several sizes, and nobody's a fourth of it."""
    counted = np.zeros(len(sample.owned))
    for number in np.unique(sample.catalogue_of):
        inside = sample.catalogue_of == number
        sizes = len(np.unique(sample.catalogue_of[sample.fold_of == sample.fold_of[inside][0]]))
        for owned, share in ((True, 1 - _NOBODYS), (False, _NOBODYS)):
            chosen = inside & ((sample.owned > 0) == owned)
            if chosen.any():
                counted[chosen] = share * math.sqrt(inside.sum() / sizes) / chosen.sum()
    whole: Doubles = counted * len(counted) / counted.sum()
    return whole


def _role_loss(totals: Doubles, gold: NDArray[np.bool_], temperature: float) -> Doubles:
    powers = np.exp((totals - totals.max(axis=1, keepdims=True)) / temperature)
    chance = (powers * gold).sum(axis=1) / powers.sum(axis=1)
    loss: Doubles = -np.log(np.maximum(chance, _TINY))
    return loss


def _first_loss(sample: Sample, constants: Constants, logit: Logit) -> Doubles:
    first = chance_of(sample.signals @ np.array(logit.weights) + logit.bias)
    loss: Doubles = np.empty(len(first))
    for place, (totals, gold) in enumerate(zip(sample.totals, sample.gold, strict=True)):
        shares = decision.softmax(totals.astype(np.float32), constants.temperature)
        loss[place] = -math.log(
            max(_TINY, float(decision.reconcile_first(shares, float(first[place]))[0][gold].sum()))
        )
    return loss


def judged(parts: Sequence[tuple[Sample, Constants]]) -> Heldout:
    """Losses over all parts, each judged by its own constants."""

    def over(measure: Callable[[Sample, Constants], Doubles]) -> float:
        return float(np.concatenate([measure(sample, constants) for sample, constants in parts]).mean())

    def chance(sample: Sample, constants: Constants) -> Doubles:
        return chance_of(sample.signals @ np.array(constants.owned.weights) + constants.owned.bias)

    def owned_loss(sample: Sample, constants: Constants) -> Doubles:
        found = chance(sample, constants)
        loss: Doubles = -np.log(np.where(sample.owned > 0, found, 1 - found))
        return loss

    def owned_wrong(sample: Sample, constants: Constants) -> Doubles:
        wrong = (chance(sample, constants) > 0.5) != (sample.owned > 0)
        return np.asarray(wrong, dtype=np.float64)

    def role_loss(sample: Sample, constants: Constants) -> Doubles:
        owned = sample.owned > 0
        if constants.first is not None:
            return _first_loss(sample.part(owned), constants, constants.first)
        return _role_loss(sample.totals[owned], sample.gold[owned], constants.temperature)

    return Heldout(over(owned_loss), over(owned_wrong), over(role_loss))


def constants(fitted: CalibrationFit) -> str:
    """The lines to put into ``bot/finder/model/calibration.py``."""
    return f"{fitted.name}: Final = {fitted.constants!r}\n"


def rows(fitted: CalibrationFit, percent: Callable[[float], str]) -> tuple[tuple[str, str, str], ...]:
    now, new = fitted.present, fitted.heldout
    return (
        ("owned or not, log loss", f"{now.owned_loss:.4f}", f"{new.owned_loss:.4f}"),
        ("owned or not, wrong", percent(now.owned_wrong), percent(new.owned_wrong)),
        ("right role, log loss", f"{now.role_loss:.4f}", f"{new.role_loss:.4f}"),
    )
