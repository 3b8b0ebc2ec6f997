"""How a catalogue stands: what it lacks, where two roles collide, and what would help most."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from bot.catalogue.lint.rules.vague_duty import vague_in
from bot.catalogue.model import Catalogue, Department, Duty, Role
from bot.catalogue.phrases import fold_phrase
from bot.evaluate.rehearsal import RehearsedQuestion

ADVICE: Final = 5
_NAMED: Final = 3
"""How many ids a piece of advice names before it counts the rest."""

LevelName = Literal["department", "role", "duty"]
Where = Callable[[LevelName, str, str], str]
"""Kind, id, field → where a keeper changes it: a cell of the spreadsheet, or a line of a file."""

# What a piece of advice is worth: duties answered better, for each duty it is about.
_MISSED: Final = 1.0
_COLLIDING: Final = 1.0
_VACANT: Final = 0.5
_WORDLESS: Final = 0.4
_VAGUE: Final = 0.3
_CHANNELLESS: Final = 0.2
_UNTESTED: Final = 0.1
_DUTYLESS: Final = 3.0  # for each role: as if it had that many duties that nobody can find


@dataclass(frozen=True, slots=True)
class Advice:
    worth: float
    """Duties that would be answered better, roughly: sets the order of the advice."""
    text: str
    remedy: str
    """The command to run, or the place to change."""


@dataclass(frozen=True, slots=True)
class Collision:
    """Two roles that questions cannot tell apart, and what of theirs is the same."""

    roles: tuple[str, str]
    shared: tuple[str, ...]
    """Names, phrases and duties of both, then questions to which both were offered."""
    duty: str
    """A duty that is part of it; empty for a name."""


@dataclass(frozen=True, slots=True)
class Standing:
    departments: int
    roles: int
    duties: int
    vacant: tuple[str, ...]
    """Ids of the roles without a holder."""
    dutyless: tuple[str, ...]
    """Ids of the roles without duties."""
    wordless: tuple[str, ...]
    """Ids of the duties without a phrase in any language."""
    collisions: tuple[Collision, ...]
    """The worst first."""
    rehearsed: tuple[RehearsedQuestion, ...]
    advice: tuple[Advice, ...]
    """Best first, at most five."""


def standing(
    catalogue: Catalogue, rehearsed: Sequence[RehearsedQuestion], where: Where, *, tested: bool
) -> Standing:
    """``tested`` is True where the catalogue has questions of its own, which `bench` measures."""
    roles = [role for role, _ in catalogue.roles()]
    duties = [duty for duty, _, _ in catalogue.duties()]
    collisions = tuple(_collisions(catalogue, rehearsed))
    advice = sorted(
        _advised(catalogue, rehearsed, collisions, where, tested=tested), key=lambda it: -it.worth
    )
    return Standing(
        departments=len(catalogue.departments),
        roles=len(roles),
        duties=len(duties),
        vacant=tuple(role.id for role in roles if not role.holder),
        dutyless=tuple(role.id for role in roles if not role.duties),
        wordless=tuple(duty.id for duty in duties if not any(duty.phrases.values())),
        collisions=collisions,
        rehearsed=tuple(rehearsed),
        advice=tuple(advice[:ADVICE]),
    )


def _collisions(catalogue: Catalogue, rehearsed: Iterable[RehearsedQuestion]) -> list[Collision]:
    shared: dict[tuple[str, str], list[tuple[str, str]]] = {}
    said: dict[str, dict[str, tuple[str, str]]] = {}
    for role, _ in catalogue.roles():
        for wording, duty in _wordings(role):
            said.setdefault(fold_phrase(wording), {}).setdefault(role.id, (wording, duty))
    for owners in said.values():
        for pair in combinations(owners, 2):
            shared.setdefault(pair, []).append(owners[pair[1]])
    for each in rehearsed:
        for other in dict.fromkeys(each.others if each.result == "offered" else ()):
            own = each.question.role.id
            found = shared.get((other, own)) or shared.setdefault((own, other), [])
            found.append((each.question.text, each.question.duty.id))
    found_all = [
        Collision(pair, tuple(wording for wording, _ in listed), listed[0][1])
        for pair, listed in shared.items()
    ]
    return sorted(found_all, key=lambda it: -len(it.shared))


def _wordings(role: Role) -> Iterator[tuple[str, str]]:
    """The role's names, duties and phrases, each with the duty it belongs to."""
    for name in (*role.name.every(), *(alias for listed in role.aliases.values() for alias in listed)):
        yield name, ""
    for duty in role.duties:
        for text in (*duty.text.every(), *(each for listed in duty.phrases.values() for each in listed)):
            yield text, duty.id


def _advised(
    catalogue: Catalogue,
    rehearsed: Sequence[RehearsedQuestion],
    collisions: Sequence[Collision],
    where: Where,
    *,
    tested: bool,
) -> Iterator[Advice]:
    missed = {each.question.duty.id: each for each in rehearsed if each.result in ("wrong", "nobody")}
    yield from _on_missed(rehearsed, where)
    yield from _on_collisions(collisions, where)
    yield from _on_holders(catalogue, where)
    yield from _on_duties(catalogue, set(missed), where)
    yield from _on_channels(catalogue, where)
    if not tested:
        yield Advice(
            _UNTESTED * sum(1 for _ in catalogue.duties()),
            "nothing measures it with what people really asked",
            "collect such questions in questions.yaml, then run bench",
        )


def _on_missed(rehearsed: Sequence[RehearsedQuestion], where: Where) -> Iterator[Advice]:
    asked = Counter(each.question.role.id for each in rehearsed)
    for each in rehearsed:
        if each.result in ("wrong", "nobody"):
            duty, role = each.question.duty, each.question.role
            found = "nobody" if each.result == "nobody" else " or ".join(dict.fromkeys(each.others))
            yield Advice(
                _MISSED * len(role.duties) / asked[role.id],
                f"“{each.question.text}” leads to {found} instead of {role.id}",
                f"write people's own words for it: {where('duty', duty.id, 'phrases')}",
            )


def _on_collisions(collisions: Sequence[Collision], where: Where) -> Iterator[Advice]:
    for each in collisions:
        first, second = each.roles
        told = f"“{each.shared[0]}” fits {first} and {second}" + _beside(len(each.shared) - 1)
        if each.duty:
            remedy = f"keep it with one of them, or say what it is not: {where('duty', each.duty, 'not_for')}"
        else:
            remedy = f"give one of them a name of its own: {where('role', second, 'role')}"
        yield Advice(_COLLIDING * len(each.shared), told, remedy)


def _beside(number: int) -> str:
    return f", as {number:,} more {'wording does' if number == 1 else 'wordings do'}" if number else ""


def _on_holders(catalogue: Catalogue, where: Where) -> Iterator[Advice]:
    vacant = [role for role, _ in catalogue.roles() if not role.holder]
    if not vacant:
        return
    duties = sum(len(role.duties) for role in vacant)
    everybody = len(vacant) == sum(1 for _ in catalogue.roles())
    told = "no role has a holder" if everybody else f"{_count(vacant, 'role has', 'roles have')} no holder"
    ends = f", so {_count(range(duties), 'duty ends', 'duties end')} at no person" if duties else ""
    named = "" if everybody else f": {_listed([role.id for role in vacant])}"
    most = max(vacant, key=lambda role: len(role.duties))
    yield Advice(
        _VACANT * (duties or len(vacant)),
        f"{told}{ends}{named}",
        f"name a person, an e-mail address or a user group: {where('role', most.id, 'holder')}",
    )


def _on_duties(catalogue: Catalogue, missed: set[str], where: Where) -> Iterator[Advice]:
    idle = [role for role, _ in catalogue.roles() if not role.duties]
    if idle:
        yield Advice(
            _DUTYLESS * len(idle),
            f"{_count(idle, 'role has', 'roles have')} no duties, so only their names lead there: "
            + _listed([role.id for role in idle]),
            f"write what each does: {where('role', idle[0].id, 'duty')}",
        )
    duties = [duty for duty, _, _ in catalogue.duties()]
    wordless = [duty for duty in duties if not any(duty.phrases.values()) and duty.id not in missed]
    if wordless:
        yield Advice(
            _WORDLESS * len(wordless),
            f"{_count(wordless, 'duty has', 'duties have')} only the catalogue's own words: {_ids(wordless)}",
            f"write what people say when they need it: {where('duty', wordless[0].id, 'phrases')}",
        )
    vague = [duty for duty in duties if any(vague_in(text) for text in duty.text.every())]
    if vague:
        yield Advice(
            _VAGUE * len(vague),
            f"{_count(vague, 'duty is', 'duties are')} vague: {_ids(vague)}",
            f"name what is meant: {where('duty', vague[0].id, 'duty')}",
        )


def _on_channels(catalogue: Catalogue, where: Where) -> Iterator[Advice]:
    lacking = [each for each in catalogue.departments if _without_channel(each)]
    if lacking:
        duties = [duty for each in lacking for role in each.roles if not role.channel for duty in role.duties]
        told = f"{_count(lacking, 'department has', 'departments have')} no channel: "
        yield Advice(
            _CHANNELLESS * len(duties),
            told + _listed([each.id for each in lacking]),
            f"name one: {where('department', lacking[0].id, 'department_channel')}",
        )


def _without_channel(department: Department) -> bool:
    return not department.channel and any(not role.channel for role in department.roles)


def _ids(duties: Sequence[Duty]) -> str:
    return _listed([duty.id for duty in duties])


def _listed(names: Sequence[str]) -> str:
    shown = names if len(names) <= _NAMED + 1 else names[:_NAMED]
    rest = len(names) - len(shown)
    return ", ".join(shown) + (f" and {rest:,} more" if rest else "")


def _count(things: Sequence[object], one: str, many: str) -> str:
    return f"{len(things):,} {one if len(things) == 1 else many}"
