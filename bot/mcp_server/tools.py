"""The tools: what each is for, in the words an assistant reads, what it takes and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, get_args

from bot.answer import Outcome
from bot.desk import Desk
from bot.language.codes import LANGUAGES
from bot.mcp_server.arguments import MAX_NAME, MAX_QUESTION, Arguments
from bot.mcp_server.entities import describe, overview
from bot.mcp_server.owners import who_handles
from bot.mcp_server.results import Caller, ToolResult

INSTRUCTIONS: Final = (
    "Knows who handles what in this company, from a duty catalogue that people keep. Ask who_handles for the "
    "owner of a need, describe for what is known of a role, department or person, overview for all names. "
    "Answers are looked up, never made up: never name an owner that they do not name."
)

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tool:
    """Read-only, all of them."""

    name: str
    title: str
    description: str
    takes: Schema
    gives: Schema
    answer: Callable[[Desk, Arguments, Caller], ToolResult]


def _object(required: str, **properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": required.split()}


def _list_of(items: Schema, **more: Any) -> Schema:
    return {"type": "array", "items": items, **more}


_TEXT: Final[Schema] = {"type": "string"}
_NUMBER: Final[Schema] = {"type": "number"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_MAYBE: Final[Schema] = {"type": ["string", "null"]}
_LANGUAGE: Final[Schema] = {"type": "string", "enum": list(LANGUAGES)}
_ANSWERED_IN: Final[Schema] = {
    **_LANGUAGE,
    "description": "Answer in this language; if left out, in that of the question or name, else English.",
}
_NAMED: Final = _object("id name", id=_TEXT, name=_TEXT)

_MATCH: Final = _object(
    "department role duty confidence phrase department_name role_name",
    department=_TEXT,
    role=_MAYBE,
    duty=_MAYBE,
    confidence={**_NUMBER, "description": "From 0 to 1."},
    phrase={**_TEXT, "description": "The wording that led here."},
    department_name=_TEXT,
    role_name=_MAYBE,
    holder={
        **_MAYBE,
        "description": "Whom to reach; left out if you may not see it, null if nobody is named.",
    },
    channel=_MAYBE,
)
_ELSEWHERE: Final = {
    **_object(
        "topic topic_name confidence phrase",
        topic=_TEXT,
        topic_name=_TEXT,
        confidence=_NUMBER,
        phrase=_TEXT,
        contact={**_MAYBE, "description": "Where to go with it instead."},
    ),
    "type": ["object", "null"],
}
_ANSWER_PROPERTIES: Final[Schema] = {
    "q": _TEXT,
    "outcome": {"type": "string", "enum": list(get_args(Outcome))},
    "language": _LANGUAGE,
    "matches": _list_of(_MATCH, description="Best first, runners-up included whatever the outcome."),
    "elsewhere": _ELSEWHERE,
    "offered": {"type": "integer", "description": "With choose: how many of the matches to offer."},
    "unasked": {"type": "boolean", "description": "True if the bot would say so without being asked."},
    "elapsed_ms": _NUMBER,
}
_ANSWER_KEYS: Final = "q outcome language matches elsewhere elapsed_ms"
_ANSWER: Final = _object(_ANSWER_KEYS, **_ANSWER_PROPERTIES)

_DUTY: Final = _object("id text", id=_TEXT, text=_TEXT, measure=_MAYBE)
_ROLE_NAMED: Final[Schema] = {"id": _TEXT, "name": _TEXT, "department": _TEXT, "department_name": _TEXT}
_ROLE: Final = _object(
    "id name department department_name duties duty_count owns works_with",
    **_ROLE_NAMED,
    duties=_list_of(_DUTY),
    duty_count=_COUNT,
    owns=_list_of(_TEXT, description="Names of what it looks after: systems, tools, brands, places."),
    works_with=_list_of(_NAMED, description="Departments."),
    holders=_list_of(_TEXT, description="Who fills it, who to ask first; left out if you may not see it."),
    deputy=_MAYBE,
    channel=_MAYBE,
    reviewed={**_MAYBE, "description": "The day somebody last looked whether this is still true."},
)
_MEMBER: Final = _object("id name", id=_TEXT, name=_TEXT, holders=_list_of(_TEXT))
_DEPARTMENT: Final = _object(
    "id name mission roles role_count",
    id=_TEXT,
    name=_TEXT,
    mission=_MAYBE,
    roles=_list_of(_MEMBER),
    role_count=_COUNT,
    channel=_MAYBE,
)
_HELD: Final = _object("id name department department_name deputy", **_ROLE_NAMED, deputy={"type": "boolean"})
_PERSON: Final = _object("contact roles", contact=_TEXT, roles=_list_of(_HELD))
_OPTION: Final = _object("kind id name", kind=_TEXT, id=_TEXT, name=_TEXT)

TOOLS: Final[tuple[Tool, ...]] = (
    Tool(
        name="who_handles",
        title="Who handles it?",
        description=(
            "Find who in this company handles a need: a task, a problem, a ticket. Use it for every “who do "
            "I ask”, “who owns this” or “where does this go”, instead of guessing from messages. Always go "
            "by `outcome`: answered: matches[0] is the owner. choose: two or three could be right; show the "
            "first `offered` matches, let the person pick, call again with `choice`. elsewhere: nobody in "
            "the catalogue handles it; say where to go instead. unknown: nothing fits; say so, name nobody. "
            "not_a_question: nothing was asked. A message with several needs has the others under `and`."
        ),
        takes=_object(
            "question",
            question={
                **_TEXT,
                "maxLength": MAX_QUESTION,
                "description": "The need in the person's own words, in their language, unshortened.",
            },
            choice={
                **_TEXT,
                "maxLength": MAX_NAME,
                "description": "Only after the person picked one of the options offered for the same "
                "question: the id of its duty, else of its role, else of its department.",
            },
            language=_ANSWERED_IN,
        ),
        gives=_object(_ANSWER_KEYS, **_ANSWER_PROPERTIES, **{"and": _list_of(_ANSWER)}),
        answer=who_handles,
    ),
    Tool(
        name="describe",
        title="Role, department or person",
        description=(
            "What the catalogue says of one role, department or person: duties, who fills it, how to reach "
            "them, whom it works with. Takes an id or a name in any language; a person by Slack id, e-mail "
            "address or the name in it. For who handles a need, use who_handles. `found` is role, department "
            "or person; choose if several or only similar names fit (ask the person); unknown if none does."
        ),
        takes=_object(
            "name", name={**_TEXT, "maxLength": MAX_NAME, "description": "Id or name."}, language=_ANSWERED_IN
        ),
        gives=_object(
            "name language found",
            name=_TEXT,
            language=_LANGUAGE,
            found={"type": "string", "enum": ["role", "department", "person", "choose", "unknown"]},
            role=_ROLE,
            department=_DEPARTMENT,
            person=_PERSON,
            options=_list_of(_OPTION),
        ),
        answer=describe,
    ),
    Tool(
        name="overview",
        title="Departments and roles",
        description=(
            "All departments with their roles, and the topics known to lie outside the catalogue. For “what "
            "teams are there” or to explain how the company is organised; to find an owner use who_handles. "
            "In a large company departments come without their roles: use describe for these. An empty list "
            "means that the catalogue is empty."
        ),
        takes={"type": "object", "properties": {"language": _ANSWERED_IN}},
        gives=_object(
            "language departments more_departments elsewhere",
            language=_LANGUAGE,
            departments=_list_of(
                _object("id name role_count", id=_TEXT, name=_TEXT, role_count=_COUNT, roles=_list_of(_NAMED))
            ),
            more_departments={**_COUNT, "description": "How many are not listed."},
            elsewhere=_list_of(_object("id name", id=_TEXT, name=_TEXT, contact=_MAYBE)),
        ),
        answer=overview,
    ),
)
