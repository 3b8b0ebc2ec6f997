"""Messages answered without a search: thanks, the list of departments, what somebody does, who reports to
whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.answer import MAX_MATCHES, Answer, Asks, Match, Step
from bot.catalogue.model import Catalogue, Role
from bot.catalogue.person_names import people_of
from bot.finder.explain.steps import explain_name, explain_small_talk
from bot.finder.text.cleaning import CleanMessage, clean
from bot.finder.text.courtesy import asks_overview, courtesy_of
from bot.finder.text.names import FoundName, Names
from bot.language.codes import Language
from bot.language.foreign import foreign_of

_SURE: Final = 0.97
_LONGEST: Final = 100  # characters; longer messages tell more
_REPORTS: Final = re.compile(
    r"\bwho (?:all )?(?:reports?|answers?) to (?:the |our )?(?P<en>[^?!.]{2,60})|\bwho works (?:for"
    r"|under) (?:the |our )?(?P<under>[^?!.]{2,60})"
    r"|^(?:谁|哪些人)(?:是)?(?:向|归|跟)(?P<zh>[^?!。]{2,20}?)(?:汇报|报告|管|领导)"
    r"|^(?P<below>[^?!。]{2,20}?)(?:手下|下面|底下|下属)(?:有)?(?:谁|哪些人|是谁)"
)
_STANDS_IN: Final = "(?:deputy|stand[- ]?in|backup|replacement|substitute)"
_PERSON: Final = re.compile(
    rf"^(?:who(?:'s| is) )?(?:the )?{_STANDS_IN} (?:of|for) (?P<deputy>[a-z][a-z .'-]{{1,40}}?)[?!. ]*$"
    rf"|^who(?:'s| is) (?P<own>[a-z][a-z .-]{{1,40}}?)'s {_STANDS_IN}[?!. ]*$"
    r"|^who (?:covers|stands in|fills in) for (?P<covers>[a-z][a-z .'-]{1,40}?)[?!. ]*$"
    r"|^(?:who(?:'s| is)|what does|what's|tell me about|what is) (?P<en>[a-z][a-z .'-]{1,40}?)"
    r"(?: do(?:ing)?| responsible for| in charge of| doing here)?(?: here| at work)?[?!. ]*$"
    r"|^(?P<zh>[a-z][a-z .]{1,30}?)(?:的(?:副手|代理人|职务代理人))?"
    r"(?:是谁|负责什么|做什么的?|是做什么的|管什么)[?!。 ]*$"
)


@dataclass(frozen=True, slots=True)
class _HeldRole:
    role: Role
    department: str


def answer_outright(
    question: str, message: CleanMessage, catalogue: Catalogue, names: Names, language: Language
) -> Answer | None:
    """The answer to a message that needs no search; None for any other."""
    if foreign := foreign_of(message.text):
        step = Step("Outcome: unknown", (f"it is written in a language that is not spoken here: {foreign}",))
        return Answer(question, "unknown", language, (), courtesy=foreign, steps=(step,))
    folded = message.folded.strip()
    if len(folded) > _LONGEST:
        return None
    if kind := courtesy_of(folded):
        step = Step("Outcome: not_a_question", ("it asks for nothing in the catalogue",))
        return Answer(question, "not_a_question", language, (), courtesy=kind, steps=(step,))
    if asks_overview(folded) and catalogue.departments:
        matches = [Match(each.id, None, None, _SURE, "") for each in catalogue.departments[:MAX_MATCHES]]
        step = Step("Outcome: answered", ("the departments as a whole are asked for",))
        return Answer(question, "answered", language, tuple(matches), asks="overview", steps=(step,))
    return _reports(question, folded, catalogue, names, language) or _person(
        question, folded, catalogue, language
    )


def _reports(
    question: str, folded: str, catalogue: Catalogue, names: Names, language: Language
) -> Answer | None:
    """“Who reports to the marketing manager?”: the others of the department."""
    found = _REPORTS.search(folded)
    whole = next((group for group in found.groups() if group), "").strip() if found else ""
    named = [each for each in names.found_in(whole) if each.level == "role" and each.name == whole]
    if not named:
        return None
    _, department = catalogue.role(named[0].id)
    matches = [Match(department.id, role.id, None, _SURE, named[0].name) for role in department.roles]
    told = f"“{named[0].name}” is of {department.id}: its roles; who leads whom is not written down"
    step = Step("Outcome: answered", (told,))
    return Answer(question, "answered", language, tuple(matches[:MAX_MATCHES]), asks="members", steps=(step,))


def _person(question: str, folded: str, catalogue: Catalogue, language: Language) -> Answer | None:
    """What somebody does whose name an e-mail address in the catalogue tells."""
    found = _PERSON.search(folded)
    name = next((group for group in found.groups() if group), "").strip() if found else ""
    contacts = people_of(catalogue).get(" ".join(re.split(r"[ .-]+", name)), ()) if name else ()
    if len(contacts) != 1:  # nobody, or more than one of that name
        return None
    (contact,) = contacts
    matches = [
        Match(each.department, each.role.id, None, _SURE, contact)
        for each in _roles(catalogue)
        if contact in (*each.role.holders, each.role.deputy)
    ]
    step = Step("Outcome: answered", (f"“{name}” is the name in {contact}",))
    return Answer(question, "answered", language, tuple(matches[:MAX_MATCHES]), asks="person", steps=(step,))


def _roles(catalogue: Catalogue) -> Iterator[_HeldRole]:
    return (_HeldRole(role, department.id) for role, department in catalogue.roles())


def answer_name(
    question: str, catalogue: Catalogue, asks: Asks, named: FoundName, language: Language
) -> Answer:
    """The answer to a message that calls a role or department by its very name."""
    if named.level == "role":
        _, department = catalogue.role(named.id)
        matches: tuple[Match, ...] = (Match(department.id, named.id, None, _SURE, named.name),)
    else:
        roles = catalogue.department(named.id).roles[:MAX_MATCHES]
        matches = tuple(Match(named.id, role.id, None, _SURE, named.name) for role in roles) or (
            Match(named.id, None, None, _SURE, named.name),
        )
    steps = explain_name(named, _SURE)
    return Answer(question, "answered", language, matches, asks=asks, plain=True, steps=steps)


def is_wording(answer: Answer, message: CleanMessage) -> bool:
    """True where the message is the very wording that led to the answer."""
    return answer.best is not None and clean(answer.best.phrase).folded == message.folded.strip(" ?!.。")


def make_small_talk(answer: Answer) -> Answer:
    """An answer that names nobody, whoever the words of the message are near to."""
    steps = (*answer.steps[:-1], explain_small_talk()) if answer.steps else ()
    return replace(
        answer, outcome="not_a_question", offered=0, elsewhere=None, asks="owner", plain=False, steps=steps
    )
