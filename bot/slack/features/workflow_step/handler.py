"""The Workflow Builder step *Find who handles it*: text in, the owner out.

A step is acknowledged only once Slack knows how it ended. What a crash or a hiccup leaves undone is delivered
again by Slack, three times within some six minutes; completing a step twice does no harm.
"""

from collections.abc import Callable
from typing import Any, Final

from slack_bolt import Ack, App, BoltResponse, Complete, Fail
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.answer import Answer
from bot.catalogue.model import Catalogue
from bot.description import described
from bot.language.script import language_of
from bot.slack.api.errors import CALL_ERRORS, log_failure, passes
from bot.slack.context import Service
from bot.slack.texts import say

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
        },
        "asker": {
            "type": "slack#/types/user_id",
            "title": "Who asks",
            "description": "Holder and channel are given for full members only; without this for nobody",
            "is_required": False,
            "name": "asker",
        },
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
            (
                "holder",
                "string",
                "Slack id or e-mail of who fills the role; empty for guests",
            ),
            (
                "channel",
                "string",
                "The channel of the role or department; empty for guests",
            ),
            ("confidence", "number", "How sure the answer is, from 0 to 1"),
            ("role_id", "string", "The role's id in the catalogue, the same in every language"),
            ("department_id", "string", "The department's id in the catalogue"),
        )
    },
}


def register(app: App, service: Service) -> None:
    def on_step(inputs: dict[str, Any], ack: Ack, complete: Complete, fail: Fail, client: WebClient) -> None:
        text = str(inputs.get("text") or "")
        found: dict[str, Any] | None = None
        try:
            answer = service.desk.answer(text)
            # The step's own token reads no profiles.
            asker = service.context(service.own_client or client, str(inputs.get("asker") or ""))
            contacts = service.share_contacts or bool(asker.user and asker.hurried().sees_contacts)
            found = outputs(answer, service.desk.catalogue, contacts=contacts)
        finally:
            # Without a word from its step a workflow would wait for ever.
            known = _hand_back(lambda: fail(_sorry(text)) if found is None else complete(found))
        if known:
            ack()
        else:
            ack.response = BoltResponse(status=503, body="")

    app.function(STEP, auto_acknowledge=False)(on_step)


def outputs(answer: Answer, catalogue: Catalogue, *, contacts: bool) -> dict[str, Any]:
    """What the step gives to the ones after it. Nobody is named unless one owner is clearly right.

    Without ``contacts``, holder and channel stay empty.
    """
    given: dict[str, Any] = dict.fromkeys(STEP_DEFINITION["output_parameters"], "")
    given |= {"outcome": answer.outcome, "confidence": 0.0}
    found = described(answer, catalogue, answer.language, contacts=contacts)
    if answer.outcome == "elsewhere" and found["elsewhere"]:
        return given | {"confidence": found["elsewhere"]["confidence"]}
    if answer.outcome not in {"answered", "choose"} or not found["matches"]:
        return given
    best = found["matches"][0]
    given["confidence"] = best["confidence"]
    if answer.outcome == "choose":
        return given
    return given | {
        "role": best["role_name"] or "",
        "role_id": best["role"] or "",
        "department": best["department_name"],
        "department_id": best["department"],
        "holder": best.get("holder") or "",
        "channel": best.get("channel") or "",
    }


def _sorry(text: str) -> str:
    return say("failed", language_of(text))


def _hand_back(tell: Callable[[], object]) -> bool:
    """True if there is nothing more to do; False if a retry may work."""
    try:
        tell()
    except SlackApiError as error:
        log_failure("completing a workflow step", error)
        return not passes(error)
    except CALL_ERRORS as error:
        log_failure("completing a workflow step", error, repeated=True)
        return False
    return True
