"""What a merge changes, in words."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.catalogue.merge.combination import LeftOut
from bot.catalogue.model import Catalogue, Department, Duty, Keepers, Phrases, Role, Text
from bot.language.codes import LANGUAGES, Language

_SHOWN: Final = 5


def describe_changes(before: Catalogue, after: Catalogue, dropped: LeftOut, *, pruned: bool) -> list[str]:
    """The difference between two catalogues of the same ids, a line each; what was dropped comes last."""
    return [
        *_added(before, after),
        *_keepers("the catalogue", before.keepers, after.keepers),
        *(line for old, new, _ in _departments(before, after) for line in _department(old, new)),
        *_roles(before, after),
        *_duties(before, after),
        *_phrases(before, after),
        *_topics(before, after),
        *_dropped(before, dropped, pruned=pruned),
    ]


def _departments(before: Catalogue, after: Catalogue) -> Iterator[tuple[Department, Department, str]]:
    known = {department.id: department for department in before.departments}
    for department in after.departments:
        if department.id in known:
            yield known[department.id], department, department.id


def _added(before: Catalogue, after: Catalogue) -> Iterator[str]:
    rooms = {department.id for department in before.departments}
    roles = {role.id for role, _ in before.roles()}
    duties = {duty.id for duty, _, _ in before.duties()}
    yield from _counted(
        "department", [_name(each) for each in after.departments if each.id not in rooms], "added"
    )
    yield from _counted(
        "role",
        [f"{_name(role)} ({_name(room)})" for role, room in after.roles() if role.id not in roles],
        "added",
    )
    new = [f"{_text(duty.text)} ({_name(role)})" for duty, role, _ in after.duties() if duty.id not in duties]
    yield from _counted("duty", new, "added")


def _counted(one: str, names: Sequence[str], what: str) -> Iterator[str]:
    if names:
        many = "duties" if one == "duty" else f"{one}s"
        listed = "; ".join(names[:_SHOWN]) + ("; …" if len(names) > _SHOWN else "")
        yield f"{len(names)} {one if len(names) == 1 else many} {what}: {listed}"


def _department(old: Department, new: Department) -> Iterator[str]:
    if old.name != new.name:
        yield f"department *{_text(old.name)}* renamed to *{_text(_changed(old.name, new.name))}*"
    yield from _field("channel", _name(new), old.channel, new.channel)
    if old.mission != new.mission:
        yield f"mission of *{_name(new)}* is now “{_text(_changed(old.mission, new.mission))}”"
    yield from _field("review date", _name(new), str(old.reviewed or ""), str(new.reviewed or ""))
    yield from _keepers(_name(new), old.keepers, new.keepers)


def _keepers(whose: str, old: Keepers, new: Keepers) -> Iterator[str]:
    yield from _field("keepers", whose, ", ".join(old.people), ", ".join(new.people))
    yield from _field("keepers' channel", whose, old.channel, new.channel)


def _roles(before: Catalogue, after: Catalogue) -> Iterator[str]:
    known = {role.id: (role, department) for role, department in before.roles()}
    for role, department in after.roles():
        if role.id in known:
            old, home = known[role.id]
            if old.name != role.name:
                yield f"role *{_text(old.name)}* renamed to *{_text(_changed(old.name, role.name))}*"
            if home.id != department.id:
                yield f"role *{_name(role)}* moved from {_name(home)} to {_name(department)}"
            yield from _role(old, role)


def _role(old: Role, new: Role) -> Iterator[str]:
    name = _name(new)
    yield from _field("holder", name, ", ".join(old.holders), ", ".join(new.holders))
    yield from _field("deputy", name, old.deputy, new.deputy)
    yield from _field("channel", name, old.channel, new.channel)
    yield from _field("review date", name, str(old.reviewed or ""), str(new.reviewed or ""))
    if names := [each for each in new.owns if each not in old.owns]:
        yield f"*{name}* also owns {', '.join(names)}"


def _field(what: str, whose: str, old: str, new: str) -> Iterator[str]:
    if old and new and old != new:
        yield f"{what} of *{whose}* changed from {old} to {new}"
    elif new and not old:
        yield f"{what} of *{whose}* set to {new}"
    elif old and not new:
        yield f"{what} of *{whose}* removed; it was {old}"


def _duties(before: Catalogue, after: Catalogue) -> Iterator[str]:
    known = {duty.id: (duty, role) for duty, role, _ in before.duties()}
    for duty, role, _ in after.duties():
        if duty.id in known:
            old, owner = known[duty.id]
            if owner.id != role.id:
                yield f"duty “{_text(duty.text)}” moved from {_name(owner)} to {_name(role)}"
            if old.text != duty.text:
                changed = _changed(old.text, duty.text)
                yield f"duty of *{_name(role)}* reworded: “{_of(old.text, changed)}” → “{_text(changed)}”"
            yield from _duty(old, duty)


def _duty(old: Duty, new: Duty) -> Iterator[str]:
    name = _text(new.text)
    if old.measure != new.measure:
        yield f"measure of “{name}” is now “{_text(_changed(old.measure, new.measure))}”"
    if (old.works_with, old.from_mission, old.not_for) != (new.works_with, new.from_mission, new.not_for):
        yield f"what “{name}” works with or is not for changed"


def _phrases(before: Catalogue, after: Catalogue) -> Iterator[str]:
    known = {duty.id: duty.phrases for duty, _, _ in before.duties()}
    counts = [
        _count(duty.phrases) - _count(known[duty.id]) for duty, _, _ in after.duties() if duty.id in known
    ]
    total, duties = sum(counts), sum(count > 0 for count in counts)
    if total > 0:
        phrases = "1 phrase" if total == 1 else f"{total} phrases"
        yield f"{phrases} added to {duties} {'duty' if duties == 1 else 'duties'} that were there"


def _count(phrases: Phrases) -> int:
    return sum(map(len, phrases.values()))


def _topics(before: Catalogue, after: Catalogue) -> Iterator[str]:
    known = {topic.id: topic for topic in before.elsewhere}
    yield from _counted(
        "topic", [_text(topic.name) for topic in after.elsewhere if topic.id not in known], "elsewhere added"
    )
    for topic in after.elsewhere:
        if topic.id in known and known[topic.id] != topic:
            yield f"topic *{_text(topic.name)}* changed"


def _dropped(before: Catalogue, dropped: LeftOut, *, pruned: bool) -> Iterator[str]:
    what = "removed" if pruned else "no longer in the file"
    rooms = [_name(each) for each in before.departments if each.id in dropped.departments]
    roles = [f"{_name(role)} ({_name(room)})" for role, room in before.roles() if role.id in dropped.roles]
    duties = [
        f"{_text(duty.text)} ({_name(role)})"
        for duty, role, _ in before.duties()
        if duty.id in dropped.duties
    ]
    for one, names in (("department", rooms), ("role", roles), ("duty", duties)):
        yield from _counted(one, names, what)


def _name(thing: Department | Role) -> str:
    return _text(thing.name) or thing.id


def _text(text: Text) -> str:
    return text.best("en")


def _changed(old: Text, new: Text) -> Text:
    """Of a text the languages that changed."""
    return Text(*("" if old.get(language) == text else text for language, text in _by_language(new)))


def _by_language(text: Text) -> Iterator[tuple[Language, str]]:
    yield from ((language, text.get(language)) for language in LANGUAGES)


def _of(old: Text, changed: Text) -> str:
    """The old text in a language that changed."""
    return next((old.get(language) for language, _ in changed.by_language() if old.get(language)), _text(old))
