"""What a keeper is about to decide: about which questions, whose they are, and how far the decision got."""

import json
from dataclasses import dataclass, replace
from typing import Final

from bot.catalogue.lesson import KINDS, Lesson, LessonKind, text_in_its_language
from bot.catalogue.model import NO_TEXT, Catalogue
from bot.catalogue.slugs import free_slug, slug
from bot.finder.suggest import Suggestion
from bot.finder.teachable_phrase import question_about, wording_of
from bot.language.codes import LANGUAGES, Language
from bot.learning.unanswered import UnansweredGroup
from bot.slack.blocks.values import StaleError

MOST_WORDINGS: Final = 10
LONGEST_WORDING: Final = 200


@dataclass(frozen=True, slots=True)
class KeeperDecision:
    language: Language
    token: str
    """Of the group of questions."""
    kind: LessonKind
    to: str = ""
    """The id of the duty or topic."""
    topic: str = ""
    """The name of a topic that is new."""
    contact: str = ""
    shown: str = ""
    """The wordings whose effects the keeper has seen, as a digest; empty before."""
    takes: bool = False
    """True if these take questions from somebody, as the keeper has seen."""
    warned: bool = False
    """True once the keeper has confirmed it."""


def encode_decision(decision: KeeperDecision) -> str:
    fields = [
        decision.language,
        decision.token,
        decision.kind,
        decision.to,
        decision.topic,
        decision.contact,
        decision.shown,
        decision.takes,
        decision.warned,
    ]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def decode_decision(text: str) -> KeeperDecision:
    """Raises StaleError for anything ``encode_decision`` did not write."""
    try:
        language, token, kind, to, topic, contact, shown, takes, warned = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise StaleError("a window's metadata is not this version's") from error
    texts = (token, to, topic, contact, shown)
    known = language in LANGUAGES and kind in KINDS and isinstance(takes, bool) and isinstance(warned, bool)
    if not known or not all(isinstance(each, str) for each in texts):
        raise StaleError("a window's metadata is not this version's")
    return KeeperDecision(language, token, kind, to, topic, contact, shown, takes, warned)


def belongs_to(
    decision: KeeperDecision, chosen: Suggestion, catalogue: Catalogue, group: UnansweredGroup
) -> KeeperDecision:
    """The decision for a duty, or for that duty of a role which the questions are nearest to.

    Raises StaleError if the catalogue does not hold it, or the role has no duty to teach.
    """
    try:
        if chosen.level == "duty":
            return replace(decision, kind="duty", to=catalogue.duty(chosen.id)[0].id)
        role, _ = catalogue.role(chosen.id)
    except KeyError as error:
        raise StaleError("the catalogue no longer holds what was chosen") from error
    near = [match.duty for match in group.likely if match.role == role.id and match.duty]
    duties = [*near, *(duty.id for duty in role.duties)]
    if not duties:
        raise StaleError("the role has no duty")
    return replace(decision, kind="duty", to=duties[0])


def new_topic_id(name: str, catalogue: Catalogue) -> str:
    """An id for a topic of this name that nothing has yet."""
    taken = {topic.id for topic in catalogue.elsewhere} | {duty.id for duty, _, _ in catalogue.duties()}
    return free_slug(slug(name) or "topic", taken)


def wordings_of(group: UnansweredGroup) -> dict[str, str]:
    """The wordings to propose, each with the question it is from."""
    found: dict[str, str] = {}
    for text in group.texts:
        found.setdefault(wording_of(text), text)
    return dict(list(found.items())[:MOST_WORDINGS])


def typed_wordings(text: str) -> list[str]:
    """What was written into the field: a wording per line."""
    lines = (" ".join(line.split())[:LONGEST_WORDING] for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if any(map(str.isalnum, line))))[:MOST_WORDINGS]


def lessons_of(decision: KeeperDecision, wordings: list[str], group: UnansweredGroup) -> dict[Lesson, str]:
    """The lessons, each with the question that stands for it."""
    topic = text_in_its_language(decision.topic) if decision.topic else NO_TEXT
    asked = wordings_of(group)
    return {
        Lesson(wording, decision.kind, decision.to, topic, decision.contact): asked.get(wording)
        or question_about(wording)
        for wording in wordings
    }
