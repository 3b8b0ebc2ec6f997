"""The Workflow Builder step *Find who handles it*: text in, the owner out."""

from typing import Any, Final

from slack_bolt import App, Complete, Fail

from bot.answer import Answer
from bot.catalogue.model import Catalogue
from bot.slack.failures import CALL_ERRORS, log_failure
from bot.slack.service import Service
from bot.wording import say

STEP: Final = "find_owner"

STEP_DEFINITION: Final[dict[str, Any]] = {
    "title": "Find who handles it",
    "description": "Finds in the duty catalogue who handles what a text is about.",
    "input_parameters": {
        "text": {
            "type": "string",
            "title": "Text",
            "description": "A question, a message or a request",
            "is_required": True,
            "name": "text",
        }
    },
    "output_parameters": {
        name: {
            "type": kind,
            "title": name.replace("_", " ").capitalize(),
            "description": description,
            "is_required": True,
            "name": name,
        }
        for name, kind, description in (
            ("outcome", "string", "answered, choose, elsewhere, unknown or not_a_question"),
            ("role", "string", "The role; empty unless the outcome is answered"),
            ("department", "string", "The department; empty unless the outcome is answered"),
            ("holder", "string", "Slack id or e-mail of who fills the role; empty if nobody is named"),
            ("channel", "string", "The channel of the role or department; empty if none is named"),
            ("confidence", "number", "How sure the answer is, from 0 to 1"),
            ("role_id", "string", "The role's id in the catalogue, the same in every language"),
            ("department_id", "string", "The department's id in the catalogue"),
        )
    },
}


def register(app: App, service: Service) -> None:
    def on_step(inputs: dict[str, Any], complete: Complete, fail: Fail) -> None:
        found: dict[str, Any] | None = None
        try:
            answer = service.desk.answer(str(inputs.get("text") or ""))
            found = outputs(answer, service.desk.catalogue)
        finally:
            # Without a word from its step a workflow would wait for ever.
            _hand_back(found, complete, fail)

    app.function(STEP)(on_step)


def outputs(answer: Answer, catalogue: Catalogue) -> dict[str, Any]:
    """What the step gives to the ones after it. Nobody is named unless one owner is clearly right."""
    best = answer.best
    given: dict[str, Any] = dict.fromkeys(STEP_DEFINITION["output_parameters"], "")
    given |= {"outcome": answer.outcome, "confidence": 0.0}
    if answer.outcome == "elsewhere" and answer.elsewhere is not None:
        return given | {"confidence": round(answer.elsewhere.confidence, 3)}
    if best is None or answer.outcome not in {"answered", "choose"}:
        return given
    given["confidence"] = round(best.confidence, 3)
    if answer.outcome == "choose":
        return given
    department = catalogue.department(best.department)
    given |= {
        "department": department.name.best(answer.language) or department.id,
        "department_id": department.id,
        "channel": department.channel,
    }
    if best.role is None:
        return given
    role = catalogue.role(best.role)[0]
    return given | {
        "role": role.name.best(answer.language) or role.id,
        "role_id": role.id,
        "holder": role.holder or role.deputy,
        "channel": role.channel or department.channel,
    }


def _hand_back(found: dict[str, Any] | None, complete: Complete, fail: Fail) -> None:
    try:
        if found is None:
            fail(say("failed", "en"))
        else:
            complete(found)
    except CALL_ERRORS as error:
        log_failure("completing a workflow step", error)
