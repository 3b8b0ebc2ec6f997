"""``who_handles``: a question in, its answer out, and what an assistant is to make of each outcome."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from bot.answer import Answer, Match, Outcome, in_language
from bot.description import described
from bot.desk import Desk
from bot.mcp_server.arguments import Arguments, choice_in, language_in, question_in
from bot.mcp_server.results import AskedWronglyError, Caller, ToolResult
from bot.rendering import plain_text

NOTES: Final[dict[Outcome, str]] = {
    "answered": "Outcome: answered. Name this owner.",
    "choose": "Outcome: choose. Ask the person which of these is meant; do not pick one yourself.",
    "elsewhere": "Outcome: elsewhere. Nobody in the catalogue handles this; pass on where to go, as far as "
    "it is known.",
    "unknown": "Outcome: unknown. Nothing in the catalogue fits; say so, and name nobody.",
    "not_a_question": "Outcome: not_a_question. Nothing was asked; ask the person what they need.",
}
AS_IT_STANDS: Final = "Outcome: answered. This is no owner of a need: pass it on as it stands."
"""Of what a role does, who is in a department, what departments there are, what somebody does."""


def who_handles(desk: Desk, arguments: Arguments, caller: Caller) -> ToolResult:
    """Raises AskedWronglyError."""
    question, language, choice = question_in(arguments), language_in(arguments), choice_in(arguments)
    answer, catalogue = desk.consult(question, default_language=language or caller.language)
    if language is not None:
        answer = in_language(answer, language)
    if choice:
        answer = choose_option(answer, choice)
    structured = described(answer, catalogue, answer.language, contacts=caller.contacts)
    text = plain_text(answer, catalogue, contacts=caller.contacts)
    return ToolResult(structured, text, note_on(answer, structured), answer, catalogue)


def choose_option(answer: Answer, choice: str) -> Answer:
    """The answer once a person chose one of its options. Raises AskedWronglyError for any other id."""
    for part in answer.parts:
        for match in part.matches:
            if option_id(match) == choice:
                others = tuple(each for each in part.matches if each != match)
                return replace(
                    part, outcome="answered", matches=(match, *others), offered=0, elsewhere=None, further=()
                )
    there = [option_id(match) for part in answer.parts for match in part.matches]
    if not there:
        raise AskedWronglyError("choice fits nothing here: this question has no options; leave choice out")
    raise AskedWronglyError(f"choice must be the id of one of the options: {', '.join(there)}")


def option_id(match: Match) -> str:
    """The id that chooses a match: its duty's, else its role's, else its department's."""
    return match.duty or match.role or match.department


def note_on(answer: Answer, structured: Mapping[str, Any]) -> str:
    """``structured`` is the answer as the caller may see it, whose outcome may be another one."""
    outcomes: list[Outcome] = [each["outcome"] for each in (structured, *structured.get("and", ()))]
    notes = [_note(part, outcome) for part, outcome in zip(answer.parts, outcomes, strict=True)]
    if len(notes) == 1:
        return notes[0]
    return "\n".join(f"Need {number}: {note}" for number, note in enumerate(notes, 1))


def _note(answer: Answer, outcome: Outcome) -> str:
    note = NOTES[outcome]
    if outcome == "answered" and answer.asks not in {"owner", "department"}:
        return AS_IT_STANDS
    if outcome != "choose":
        return note
    ids = ", ".join(option_id(match) for match in answer.matches[: answer.offered or 2])
    return f"{note} Then call who_handles again with choice set to its id: {ids}."
