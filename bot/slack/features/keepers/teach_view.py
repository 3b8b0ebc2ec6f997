"""What a keeper sees before a decision takes effect, and where a question goes that belongs elsewhere."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.catalogue.model import Catalogue
from bot.language.codes import Language
from bot.learning.preview import AnswerChange
from bot.slack.blocks.escaping import shorten
from bot.slack.blocks.messages import Block, button, context, plain_text, section
from bot.slack.blocks.mrkdwn import MrkdwnStyle
from bot.slack.blocks.views import MAX_PLACEHOLDER, View, divider, menu, modal, row
from bot.slack.features.keepers.decision import KeeperDecision, encode_decision
from bot.slack.features.keepers.texts import say
from bot.wording import listed

TEACH: Final = "take_effect"
OUTSIDE: Final = "belongs_outside"
WAITING: Final = "keepers_deciding"
"""The callback ids of the windows."""
WORDINGS: Final = "wordings"
TOPIC: Final = "outside_topic"
NEW_TOPIC: Final = "outside_new"
CONTACT: Final = "outside_contact"
"""Ids of blocks and of the fields in them."""
UNDO: Final = "undo_lessons"
BACK: Final = "keepers_back"

CHANGES_SHOWN: Final = 12
LONGEST_QUESTION: Final = 120


def teach_view(
    decision: KeeperDecision,
    wordings: Sequence[str],
    changes: Sequence[AnswerChange],
    catalogue: Catalogue,
    style: MrkdwnStyle,
) -> View:
    """Whose it will be, by which wordings, and what else would change. Raises KeyError for a stale id."""
    language = decision.language
    taken = sorted({change.taken_from for change in changes if change.taken_from})
    blocks = [section(_effect(decision, catalogue, style)), _wordings(wordings, language)]
    blocks += [context(say("teach_wordings_hint", language)), divider()]
    if not changes:
        blocks.append(section(say("teach_no_change", language)))
    else:
        lines = [_change(change, catalogue, style, language) for change in changes[:CHANGES_SHOWN]]
        head = say("teach_changes", language, count=len(changes))
        blocks.append(section("\n".join([head, *lines, *(["…"] if len(changes) > CHANGES_SHOWN else [])])))
    if taken:
        names = [_name(each, catalogue, style, language) for each in taken]
        blocks.append(section(say("teach_takes", language, roles=listed(names, language))))
    label = say("button_take" if decision.warned else "button_teach", language)
    back = button(BACK, say("button_list", language), language)
    blocks += row(back)
    return modal(
        TEACH,
        say("teach_title", language),
        blocks,
        language,
        metadata=encode_decision(decision),
        submit=label,
    )


def waiting_view(language: Language) -> View:
    """Shown while it is tried out."""
    blocks = [section(say("teach_wait", language))]
    return modal(WAITING, say("teach_title", language), blocks, language, metadata=json.dumps([language]))


def line_view(key: str, language: Language) -> View:
    """One line, and the way back to the list."""
    blocks = [section(say(key, language)), *row(button(BACK, say("button_list", language), language))]
    return modal(WAITING, say("keepers_title", language), blocks, language, metadata=json.dumps([language]))


def done_blocks(lesson_ids: Sequence[str], language: Language) -> list[Block]:
    """Says that it took effect, with a button to take it back."""
    text = section(say("teach_done", language, id=" ".join(lesson_ids)))
    undo = button(UNDO, say("button_undo", language), json.dumps([language, *lesson_ids]))
    return [text, *row(undo), divider()]


def outside_view(decision: KeeperDecision, problem: str = "") -> View:
    """Which topic elsewhere it belongs to, and where to go with it.

    problem: the key of the line that says what is missing
    """
    language = decision.language
    blocks = [
        _field(TOPIC, "outside_topic", menu(TOPIC, say("outside_topic_hint", language)), language),
        _field(NEW_TOPIC, "outside_new", _line(NEW_TOPIC, "outside_new_hint", 75, language), language),
        _field(CONTACT, "outside_contact", _line(CONTACT, "outside_contact_hint", 200, language), language),
    ]
    blocks += [section(say(problem, language))] if problem else []
    back = button(BACK, say("button_list", language), language)
    blocks += row(back)
    return modal(
        OUTSIDE,
        say("outside_title", language),
        blocks,
        language,
        metadata=encode_decision(decision),
        submit=say("button_next_step", language),
    )


def field_value(values: Mapping[str, Any], name: str) -> str:
    """What was chosen or written in a field; what was left empty is missing or null."""
    found = (values.get(name) or {}).get(name)
    if not isinstance(found, Mapping):
        return ""
    option = found.get("selected_option")
    chosen = option.get("value") if isinstance(option, Mapping) else ""
    return str(chosen or found.get("value") or "").strip()


def digest_of(wordings: Sequence[str]) -> str:
    """A digest that tells these wordings from others seen before."""
    return hashlib.sha256("\n".join(wordings).encode()).hexdigest()[:16]


def _wordings(wordings: Sequence[str], language: Language) -> Block:
    return {
        "type": "input",
        "block_id": WORDINGS,
        "label": plain_text(say("teach_wordings", language)),
        "element": {
            "type": "plain_text_input",
            "action_id": WORDINGS,
            "multiline": True,
            "max_length": 3000,
            "initial_value": "\n".join(wordings)[:3000],
        },
    }


def _field(name: str, label: str, element: Block, language: Language) -> Block:
    text = plain_text(say(label, language))
    return {"type": "input", "block_id": name, "optional": True, "label": text, "element": element}


def _line(name: str, hint: str, longest: int, language: Language) -> Block:
    return {
        "type": "plain_text_input",
        "action_id": name,
        "max_length": longest,
        "placeholder": plain_text(say(hint, language), MAX_PLACEHOLDER),
    }


def _effect(decision: KeeperDecision, catalogue: Catalogue, style: MrkdwnStyle) -> str:
    language = decision.language
    if decision.kind == "talk":
        return say("teach_talk", language)
    if decision.kind == "topic":
        name = decision.topic or catalogue.topic(decision.to).name.best(language)
        return say("teach_topic", language, owner=style.strong(style.text(name)))
    duty, role, department = catalogue.duty(decision.to)
    owner = say(
        "owner",
        language,
        role=style.strong(style.text(role.name.best(language) or role.id)),
        department=style.text(department.name.best(language) or department.id),
    )
    lines = [say("teach_owner", language, owner=owner)]
    return "\n".join([*lines, say("duty", language, duty=style.text(duty.text.best(language)))])


def _change(change: AnswerChange, catalogue: Catalogue, style: MrkdwnStyle, language: Language) -> str:
    def shown(owners: Sequence[str]) -> str:
        names = [_name(each, catalogue, style, language) for each in owners]
        return listed(names, language) if names else say("teach_nobody", language)

    question = style.text(shorten(" ".join(change.question.split()), LONGEST_QUESTION))
    line = say(
        "teach_change",
        language,
        question=question,
        before=shown(change.before),
        after=shown(change.after),
    )
    golden = say("teach_golden", language) if change.golden else ""
    return f"• {line} ({golden})" if golden else f"• {line}"


def _name(own: str, catalogue: Catalogue, style: MrkdwnStyle, language: Language) -> str:
    """Of a role, a department or a topic; its id where the catalogue does not hold it yet."""
    for find in (
        lambda: catalogue.role(own)[0],
        lambda: catalogue.topic(own),
        lambda: catalogue.department(own),
    ):
        try:
            return style.text(find().name.best(language) or own)
        except KeyError:
            continue
    return style.text(own)
