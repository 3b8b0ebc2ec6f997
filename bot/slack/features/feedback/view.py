"""The buttons that judge an answer, and the modal behind *Not right*: who would be right, and a note."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.language.codes import LANGUAGES, Language
from bot.slack.blocks.escaping import plain
from bot.slack.blocks.messages import Block, ShownAnswer, button, context, plain_text, section
from bot.slack.blocks.values import Opinion, StaleError, decode_opinion, encode_opinion, reference_to
from bot.slack.blocks.views import MAX_PLACEHOLDER, OWNER, View, menu, modal
from bot.slack.features.feedback.texts import say
from bot.store.retention import FEEDBACK_KEPT

FEEDBACK: Final = "answer_feedback"
"""The id of the buttons under an answer."""
NONE_OF_THESE: Final = "none_of_these"
"""The id of the button beside the owners of a choice."""
KNOWS_OWNER: Final = "knows_owner"
"""The id of the button where the bot knows nobody."""
OPINION: Final = "opinion"
"""The callback id of the modal."""
OWNER_BLOCK: Final = "owner"
NOTE_BLOCK: Final = "note"
NOTE: Final = "note"
ALLOW_BLOCK: Final = "allow"
ALLOW: Final = "allow_words"
MAX_NOTE: Final = 500


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """What the modal remembers: the answer it is about and where that was posted."""

    language: Language
    opinion: Opinion
    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class NotRightForm:
    """What was filled in. ``owner`` is an option's value."""

    owner: str = ""
    note: str = ""
    allowed: bool = False


def way_on(shown: ShownAnswer) -> list[Block]:
    """*Right* and *Not right* where the answer claims something, else the one button that means something.

    What a private answer was asked stays with Slack, in the button.
    """
    answer = shown.answer
    language, reference = answer.language, reference_to(answer)
    words = plain(answer.question) if shown.readers.private else ""
    wrong = encode_opinion(Opinion("wrong", reference, words))
    match answer.outcome:
        case "not_a_question":
            return []
        case "choose":
            none = encode_opinion(Opinion("none", reference, words))
            return [button(NONE_OF_THESE, say("none_of_these", language), none)]
        case "unknown":
            return [button(KNOWS_OWNER, say("knows_owner", language), wrong)]
    return _verdict_buttons(language, encode_opinion(Opinion("right", reference)), wrong)


def _verdict_buttons(language: Language, right: str, wrong: str) -> list[Block]:
    """The platform's own element, with the values of its buttons; nothing if one did not fit."""
    if not right or not wrong:
        return []
    buttons = {
        f"{name}_button": {
            "text": plain_text(say(f"feedback_{verdict}", language)),
            "accessibility_label": say(f"feedback_label_{verdict}", language),
            "value": value,
        }
        for name, verdict, value in (("positive", "right", right), ("negative", "wrong", wrong))
    }
    return [
        {
            "type": "context_actions",
            "elements": [{"type": "feedback_buttons", "action_id": FEEDBACK, **buttons}],
        }
    ]


def not_right_view(judged: JudgedAnswer, *, asker: bool) -> View:
    """``asker``: whoever sees it asked the question, so its words are theirs to give."""
    language = judged.language
    blocks = [
        {
            "type": "input",
            "block_id": OWNER_BLOCK,
            "optional": True,
            "label": plain_text(say("feedback_owner", language)),
            "element": menu(OWNER, say("feedback_owner_hint", language)),
        },
        {
            "type": "input",
            "block_id": NOTE_BLOCK,
            "optional": True,
            "label": plain_text(say("feedback_note", language)),
            "element": {
                "type": "plain_text_input",
                "action_id": NOTE,
                "multiline": True,
                "max_length": MAX_NOTE,
                "placeholder": plain_text(say("feedback_note_hint", language), MAX_PLACEHOLDER),
            },
        },
    ]
    if asker:
        option = {"text": plain_text(say("feedback_allow", language)), "value": "yes"}
        blocks.append(
            {
                "type": "input",
                "block_id": ALLOW_BLOCK,
                "optional": True,
                "label": plain_text(say("feedback_keep", language)),
                "element": {"type": "checkboxes", "action_id": ALLOW, "options": [option]},
            }
        )
    blocks.append(context(say("feedback_kept", language, days=FEEDBACK_KEPT.days)))
    return modal(
        OPINION,
        _title(judged.opinion, language),
        blocks,
        language,
        metadata=_write(judged),
        submit=say("button_send", language),
    )


def thanks_view(key: str, language: Language, opinion: Opinion | None = None) -> View:
    """One line that takes the place of the form about this opinion."""
    return modal(OPINION, _title(opinion, language), [section(say(key, language))], language)


def _title(opinion: Opinion | None, language: Language) -> str:
    if opinion and opinion.verdict == "none":
        return say("none_title", language)
    if opinion and opinion.reference.outcome == "unknown":
        return say("search_title", language)
    return say("feedback_title", language)


def read_metadata(text: str) -> JudgedAnswer:
    """Raises StaleError for anything this version did not write."""
    try:
        language, value, channel, ts = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise StaleError("a modal's metadata is not this version's") from error
    if language not in LANGUAGES or not all(isinstance(each, str) for each in (value, channel, ts)):
        raise StaleError("a modal's metadata is not this version's")
    return JudgedAnswer(language, decode_opinion(value), channel, ts)


def read_form(values: Mapping[str, Any]) -> NotRightForm:
    """What a submitted form holds; what was left empty is missing or null."""
    owner = _field(values, OWNER_BLOCK, OWNER).get("selected_option") or {}
    note = _field(values, NOTE_BLOCK, NOTE).get("value") or ""
    allowed = bool(_field(values, ALLOW_BLOCK, ALLOW).get("selected_options"))
    return NotRightForm(str(owner.get("value") or ""), str(note).strip()[:MAX_NOTE], allowed)


def _field(values: Mapping[str, Any], block_id: str, action_id: str) -> Mapping[str, Any]:
    found = (values.get(block_id) or {}).get(action_id)
    return found if isinstance(found, Mapping) else {}


def _write(judged: JudgedAnswer) -> str:
    # the language comes first, where whatever answers the menu looks for it
    fields = [judged.language, encode_opinion(judged.opinion), judged.channel, judged.ts]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
