"""The steps behind an answer, for ``ask --explain``: every contribution adds up to the score shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.answer import Answer, Outcome, Step
from bot.finder.explain import contributions
from bot.finder.explain.left_out import explain_left_out
from bot.finder.model import calibration, costs
from bot.finder.model.fitted import FittedModel
from bot.finder.ranking.boundaries import Bound
from bot.finder.ranking.decision import Chances, Decision, softmax
from bot.finder.ranking.matches import OUTSIDE_SHARE, SUREST
from bot.finder.ranking.scoring import Query, Scores
from bot.finder.text.cleaning import CleanMessage
from bot.finder.text.follow_ups import Follow
from bot.finder.text.intent import intent_of
from bot.finder.text.names import FoundName

_OWNERS_SHOWN = 3
_OUTCOME = "Outcome: "


def explain_name(found: FoundName, confidence: float) -> tuple[Step, ...]:
    """For a role or department called by its name; ``confidence`` is the one such an answer is given."""
    lines = (
        f"“{found.name}” is the {found.level} {found.id}, and nothing else is asked for",
        f"confidence of a name: {confidence:.3f}",
    )
    return (
        Step("Named outright", lines),
        Step(f"{_OUTCOME}answered", ("nothing else is weighed beside a name",)),
    )


def explain_small_talk() -> Step:
    """The last step for a message that is talk or news, whoever its words are near to."""
    return Step(f"{_OUTCOME}not_a_question", ("its “who” asks for nobody's work, or it only brings news",))


def explain_nothing_to_compare(
    message: CleanMessage, outcome: Outcome, earlier: CleanMessage | None
) -> tuple[Step, ...]:
    """For a message without a known word, in itself or in the ``earlier`` one that it leans on."""
    asks = "it asks for somebody, but for nothing that is known"
    why = asks if outcome == "unknown" else "it asks for nobody"
    return (
        *([_explain_earlier(earlier, ())] if earlier else []),
        _explain_reading(message),
        Step("Compared", ("no word of it is in the catalogue", "confidence in anybody: 0.000")),
        Step(f"{_OUTCOME}{outcome}", (why,)),
    )


def explain_follow_up(topic: str, follow: Follow, answer: Answer) -> tuple[Step, ...]:
    """For “who else?” and “their manager?”: ``answer`` is theirs, with the steps of the earlier ``topic``."""
    before = tuple(
        replace(step, title=f"{_OUTCOME.rstrip(': ')} of the earlier question: {step.title[len(_OUTCOME) :]}")
        if step.title.startswith(_OUTCOME)
        else step
        for step in answer.steps
    )
    asked = "somebody else" if follow == "others" else "who leads the department"
    return (
        Step(f"Leans on: {_one_line(topic)}", (f"asked for: {asked}",)),
        *before,
        Step(f"{_OUTCOME}{answer.outcome}", tuple(_follow_up_lines(follow, answer))),
    )


def _follow_up_lines(follow: Follow, answer: Answer) -> Iterator[str]:
    if answer.outcome == "unknown":
        yield "nobody else is likely" if answer.nobody_else else "nobody was named to lean on"
    elif follow == "manager" and answer.asks == "members":
        yield f"no role of {answer.matches[0].department} leads it: its roles"
    elif follow == "manager":
        yield f"leads {answer.matches[0].department}"
    else:
        yield "those named before are left out"
    shown = answer.matches[: answer.offered or (1 if answer.asks != "members" else None)]
    if answer.outcome in ("answered", "choose"):
        yield from (f"{match.role or match.department}: {match.confidence:.3f}" for match in shown)


@dataclass(frozen=True, slots=True)
class Search:
    """How one message was compared with the catalogue, from what was read to what was decided."""

    message: CleanMessage
    query: Query
    scores: Scores
    chances: Chances
    decision: Decision
    crossed: tuple[Bound, ...]
    question: str
    """As Slack sent it."""
    texts: Sequence[tuple[str, float]]
    """The folded sentences compared, each with what it counts; those of an earlier message last."""
    earlier: CleanMessage | None
    """The message that a follow-up leans on."""
    outside: str = ""
    """The topic elsewhere that is offered beside roles."""


def explain_search(fitted: FittedModel, search: Search) -> tuple[Step, ...]:
    """For a message that was compared with the catalogue."""
    query, scores, chances = search.query, search.scores, search.chances
    texts = [text for text, _ in search.texts]
    off = explain_left_out(search.question, search.message, texts, query, fitted)
    order = [int(place) for place in np.argsort(-scores.total, kind="stable")[:_OWNERS_SHOWN]]
    best = int(np.argmax(chances.roles))
    if best not in order:  # the roles or departments that the chances are about
        order.append(best)
    order.extend(dict.fromkeys(bound.off for bound in search.crossed if bound.off not in order))
    by_department = intent_of(search.message, fitted.names).asks == "department"
    return (
        *([_explain_earlier(search.earlier, search.texts)] if search.earlier else []),
        _explain_reading(search.message),
        *([Step("Left out", off)] if off else []),
        Step(
            "Corrected",
            tuple(
                f"{correction.typed} → {correction.meant or '(carries nothing)'}"
                for correction in query.corrections
            )
            or ("nothing",),
        ),
        Step("Words that count", tuple(contributions.explain_words(query)) or ("none",)),
        *([Step("Meaning of", (scores.meaning.text,))] if scores.meaning else []),
        *([Step("Taught by keepers", taught)] if (taught := tuple(_taught(fitted, scores, order))) else []),
        *(contributions.explain_owner(fitted, query, scores, place, search.crossed) for place in order),
        *([Step("The best of them", first)] if (first := tuple(_first(fitted, chances))) else []),
        Step("Chances", tuple(_chances(fitted, chances, by_department=by_department))),
        Step(
            f"{_OUTCOME}{search.decision.outcome}",
            (*_values(search.decision, chances.owned, fitted.constants), *_why(fitted, search)),
        ),
    )


def _taught(fitted: FittedModel, scores: Scores, order: Sequence[int]) -> Iterator[str]:
    """Wordings of theirs that speak for the owners shown."""
    for owner in order if fitted.taught else ():
        for phrase in (hit.phrase for hit in scores.hits.get(owner, ()) if hit.phrase in fitted.taught):
            who = fitted.entries.owners[owner].id
            yield f"“{fitted.entries.phrases[phrase]}” speaks for {who} (lesson {fitted.taught[phrase]})"


def _explain_earlier(earlier: CleanMessage, texts: Sequence[tuple[str, float]]) -> Step:
    share = [f"each of its words counts {texts[-1][1]:.2f} beside one of the new words"] if texts else []
    return Step(f"Leans on: {_one_line(earlier.text)}", tuple(share))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _explain_reading(message: CleanMessage) -> Step:
    return Step(
        "Read as", tuple(("> " if s.quoted else "") + s.text for s in message.sentences) or ("nothing",)
    )


def _chances(fitted: FittedModel, chances: Chances, *, by_department: bool) -> Iterator[str]:
    constants = fitted.constants
    yield from _logit(constants.owned, constants.signals, chances.signals)
    yield f"somebody in the catalogue handles it, 1 / (1 + e^-sum): {chances.owned:.3f}"
    if chances.first is None:
        yield f"shared out among the roles by e^(score / {constants.temperature}), the temperature:"
    else:
        yield (
            f"shared out among the roles, {chances.first:.3f} of it to the best, the rest by"
            f" e^(score / {constants.temperature}), the temperature:"
        )
    owners = [owner.id for owner in fitted.entries.owners]
    roles = dict(zip(owners, chances.roles.tolist(), strict=False))
    if not by_department:
        yield from _best(roles, ": ")
        return
    departments: dict[str, dict[str, float]] = {}
    for owner in fitted.entries.owners[: fitted.entries.role_count]:
        departments.setdefault(owner.department, {})[owner.id] = roles[owner.id]
    sums = {department: sum(each.values()) for department, each in departments.items()}
    for department in sorted(sums, key=lambda each: -sums[each])[:_OWNERS_SHOWN]:
        shared = " + ".join(_best(departments[department], " "))
        yield f"department {department}: {sums[department]:.3f}, of its roles {shared}"


def _first(fitted: FittedModel, chances: Chances) -> Iterator[str]:
    """How much of the chance the best role gets, where that has a fit of its own."""
    constants = fitted.constants
    if constants.first is None or chances.first is None:
        return
    yield from _logit(constants.first, constants.signals, chances.signals)
    yield f"the best score is that of the right role, if any is, 1 / (1 + e^-sum): {chances.first:.3f}"


def _logit(logit: calibration.Logit, names: Sequence[str], signals: Mapping[str, float]) -> Iterator[str]:
    total = logit.bias
    for name, weight in zip(names, logit.weights, strict=True):
        total += weight * signals[name]
        if weight:
            yield f"{weight * signals[name]:+.3f}  {name} = {signals[name]:.3f}"
    yield f"{logit.bias:+.3f}  bias"
    yield f"sum: {total:+.3f}"


def _best(chances: dict[str, float], between: str) -> list[str]:
    order = sorted(chances, key=lambda each: -chances[each])
    lines = [f"{each}{between}{chances[each]:.3f}" for each in order[:_OWNERS_SHOWN]]
    if rest := order[_OWNERS_SHOWN:]:
        lines.append(f"{len(rest)} more{between}{sum(chances[each] for each in rest):.3f}")
    return lines


def _values(decision: Decision, owned: float, constants: calibration.Constants) -> Iterator[str]:
    """What each outcome is worth, in right answers, and the chance that is computed from."""
    for name, value in decision.values.items():
        if name == "answered":
            lost = constants.wrong_name
            gain, chance = 1.0, (value + lost) / (1 + lost)
        elif name == "refuse":
            gain, lost, chance = costs.RIGHT_REFUSAL, costs.WRONG_REFUSAL, 1 - owned
        else:
            gain = constants.right_choice * (costs.THIRD_OPTION if name == "choose 3" else 1.0)
            lost = costs.WRONG_CHOICE
            chance = (value + lost) / (gain + lost)
        yield (
            f"{name}: expected value {value:+.3f} = {gain:g} × {chance:.3f} right"
            f" - {lost:g} × {1 - chance:.3f} wrong"
        )


def _why(fitted: FittedModel, search: Search) -> Iterator[str]:
    decision, outside = search.decision, search.scores.total[fitted.entries.role_count :]
    if decision.outcome in ("answered", "choose"):
        if max(decision.values.values()) == decision.values["refuse"] and search.outside:
            yield f"{search.outside} does not lead the best role clearly: both are offered"
        elif max(decision.values.values()) == decision.values["refuse"]:
            yield f"an owner as likely as {costs.TOO_LIKELY} is at least offered"
        if float(search.chances.roles.max()) > SUREST:
            yield f"no confidence is given above {SUREST}"
        return
    if len(outside) > 1:
        shares = softmax(outside, fitted.constants.temperature)
        place = int(np.argmax(shares))
        owner = fitted.entries.owners[fitted.entries.role_count + place]
        least = f" (a topic is named from {OUTSIDE_SHARE:.2f})" if owner.kind == "topic" else ""
        yield f"of what lies outside, {owner.id} has the share {float(shares[place]):.3f}{least}"
    if decision.outcome == "unknown":
        yield "it asks for somebody, so it is no small talk"
    elif decision.outcome == "not_a_question":
        yield "it asks for nobody"
