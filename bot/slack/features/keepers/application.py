"""One press decides whose a question is: what would change is shown first, and each press is checked anew."""

import json
import logging
from dataclasses import replace
from typing import Any, Final

from bot.catalogue.lesson import LessonKind
from bot.catalogue.yaml.addresses import is_contact
from bot.learning.preview import changes_by
from bot.learning.unanswered import UnansweredGroup
from bot.slack.answering.owed_answers import tell_news
from bot.slack.blocks.messages import plain_text, section
from bot.slack.blocks.owner_menu import option_groups, read_value
from bot.slack.blocks.values import StaleError
from bot.slack.context import Context
from bot.slack.features.keepers.decision import (
    KeeperDecision,
    belongs_to,
    decode_decision,
    lessons_of,
    new_topic_id,
    typed_wordings,
    wordings_of,
)
from bot.slack.features.keepers.question_list import group_of, keepers_list, language_of, show
from bot.slack.features.keepers.teach_view import (
    CONTACT,
    NEW_TOPIC,
    TOPIC,
    WORDINGS,
    digest_of,
    done_blocks,
    field_value,
    line_view,
    outside_view,
    teach_view,
    waiting_view,
)
from bot.slack.features.keepers.texts import say
from bot.slack.interaction import Interaction
from bot.slack.keepers import keeping_of
from bot.store.errors import InvalidValueError, StoreError

logger = logging.getLogger(__name__)

OFFERED: Final = 30
_NOT_KEPT: Final = (StoreError, InvalidValueError)


def owner_options(press: Interaction, typed: str) -> list[dict[str, Any]]:
    """Roles and duties that this keeper may give a question to."""
    keeping, catalogue = keeping_of(press.hurried()), press.catalogue
    homes = {duty.id: department.id for duty, _, department in catalogue.duties()}
    homes |= {role.id: department.id for role, department in catalogue.roles()}
    found = press.desk.suggest(typed, OFFERED)
    theirs = [each for each in found if each.level != "department" and keeping.holds(homes.get(each.id, ""))]
    return option_groups(theirs, catalogue, language_of(press))


def topic_options(press: Interaction, typed: str) -> list[dict[str, Any]]:
    language, wanted = language_of(press), typed.strip().casefold()
    named = [(topic.name.best(language) or topic.id, topic.id) for topic in press.catalogue.elsewhere]
    found = [(name, own) for name, own in named if wanted in name.casefold() or wanted in own]
    return [{"text": plain_text(name), "value": own} for name, own in found[:OFFERED] if len(own) <= 150]


def give_to_owner(press: Interaction) -> None:
    action = press.body["actions"][0]
    option = action.get("selected_option") or {}
    language, token = language_of(press), str(action.get("block_id") or "")
    group = group_of(press, token)
    if group is None:
        show(press, line_view("keepers_gone", language))
        return
    try:
        chosen = read_value(str(option.get("value") or ""))
        decision = belongs_to(KeeperDecision(language, token, "duty"), chosen, press.catalogue, group)
    except StaleError:
        show(press, line_view("stale", language))
        return
    _try_out(press, decision, list(wordings_of(group)), group)


def take_for_talk(press: Interaction) -> None:
    _begin(press, "talk")


def ask_for_topic(press: Interaction) -> None:
    _begin(press, "topic")


def _begin(press: Interaction, kind: LessonKind) -> None:
    language = language_of(press)
    decision = KeeperDecision(language, press.value, kind)
    group = group_of(press, press.value)
    if group is None:
        show(press, line_view("keepers_gone", language))
    elif not keeping_of(press).whole and kind == "topic":
        show(press, line_view("keepers_not_yours", language))
    elif kind == "topic":
        show(press, outside_view(decision))
    else:
        _try_out(press, decision, list(wordings_of(group)), group)


def give_to_topic(press: Interaction) -> None:
    topic, new, contact = (field_value(_values(press), name) for name in (TOPIC, NEW_TOPIC, CONTACT))
    begun = _begun(press)
    if begun is None:
        return
    decision, group = begun
    known = any(each.id == topic for each in press.catalogue.elsewhere)
    if not known and not new:
        show(press, outside_view(decision, "outside_none"))
        return
    if contact and not is_contact(contact):
        show(press, outside_view(decision, "outside_bad_contact"))
        return
    if not known:
        decision = replace(decision, topic=new, contact=contact)
    decision = replace(decision, to=topic if known else new_topic_id(new, press.catalogue))
    _try_out(press, decision, list(wordings_of(group)), group)


def _begun(press: Interaction) -> tuple[KeeperDecision, UnansweredGroup] | None:
    """The decision that the window remembers, with its questions; None, and said so, if that is over."""
    view = press.body.get("view") or {}
    try:
        decision = decode_decision(str(view.get("private_metadata") or ""))
    except StaleError:
        show(press, line_view("stale", language_of(press)))
        return None
    group = group_of(press, decision.token)
    if group is None:
        show(press, line_view("keepers_gone", decision.language))
        return None
    return decision, group


def _values(press: Interaction) -> dict[str, Any]:
    """What the fields of the window hold."""
    state = (press.body.get("view") or {}).get("state") or {}
    return dict(state.get("values") or {})


def _try_out(
    press: Interaction,
    decision: KeeperDecision,
    wordings: list[str],
    group: UnansweredGroup,
    *,
    warned: bool = False,
) -> None:
    """Show what the decision would change. ``warned``: the keeper has seen it once."""
    language = decision.language
    show(press, waiting_view(language))
    try:
        lessons = list(lessons_of(decision, wordings, group))
        recent = [miss.text for miss in press.store.recent_misses() if miss.key not in group.keys]
        changes = changes_by(press.desk, lessons, press.service.gold(), recent)
        taken = any(change.taken_from for change in changes)
        decision = replace(decision, shown=digest_of(wordings), takes=taken, warned=warned and taken)
        shown = teach_view(decision, wordings, changes, press.catalogue, press.style())
    except (StoreError, KeyError) as error:
        logger.error("a decision could not be tried out: %s", error)  # noqa: TRY400
        shown = line_view("keepers_failed", language)
    show(press, shown)


def take_effect(press: Interaction) -> None:
    """Teach what was seen; what was not seen yet is shown first, and what takes from somebody twice."""
    wordings = typed_wordings(field_value(_values(press), WORDINGS))
    begun = _begun(press)
    if begun is None:
        return
    decision, group = begun
    if not _may_decide(press, decision):
        show(press, line_view("keepers_not_yours", decision.language))
    elif not wordings or decision.shown != digest_of(wordings):
        _try_out(press, decision, wordings or list(wordings_of(group)), group)
    elif decision.takes and not decision.warned:
        _try_out(press, decision, wordings, group, warned=True)
    else:
        _teach(press, decision, wordings, group)


def _teach(press: Interaction, decision: KeeperDecision, wordings: list[str], group: UnansweredGroup) -> None:
    language = decision.language
    lessons = lessons_of(decision, wordings, group)
    show(press, waiting_view(language))
    try:
        press.store.teach(lessons, group.keys, press.user, press.now())
        press.service.follower.refresh()
        ids = [lesson.id for lesson in lessons]
        shown = keepers_list(press, language, notice=done_blocks(ids, language))
    except _NOT_KEPT as error:
        logger.error("a lesson could not be kept: %s", error)  # noqa: TRY400
        shown = line_view("keepers_failed", language)
    show(press, shown)
    tell_news(press)


def _may_decide(context: Context, decision: KeeperDecision) -> bool:
    keeping, catalogue = keeping_of(context), context.catalogue
    if keeping.whole:
        return True
    if decision.kind == "talk":
        return bool(keeping)
    try:
        return decision.kind == "duty" and keeping.holds(catalogue.duty(decision.to)[2].id)
    except KeyError:
        return False


def undo(press: Interaction) -> None:
    language = language_of(press)
    try:
        _, *ids = json.loads(press.value)
        theirs = {each.lesson.id for each in press.store.all_taught() if each.by == press.user}
        for own in ids if keeping_of(press) else ():
            if own in theirs:
                press.store.undo_lesson(str(own))
        press.service.follower.refresh()
    except (*_NOT_KEPT, TypeError, ValueError) as error:
        logger.error("a lesson could not be taken back: %s", error)  # noqa: TRY400
        show(press, line_view("keepers_failed", language))
        return
    show(press, keepers_list(press, language, notice=[section(say("teach_undone", language))]))
