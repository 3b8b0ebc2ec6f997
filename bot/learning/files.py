"""What keepers taught, written into the catalogue's files and taken out again; comments and order stay.

A lesson becomes a phrase and a golden question that bears its id. As the id is a hash of the wording, it
can be found in the files without the store.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from bot.catalogue.lesson import Lesson, has_place, is_in, lesson_id, new_topic
from bot.catalogue.merge import blocks, values
from bot.catalogue.merge.application import check_texts, unmergeable, write_texts
from bot.catalogue.merge.rewrite import rewrite
from bot.catalogue.model import Catalogue, Phrases
from bot.catalogue.phrases import fold_phrase
from bot.catalogue.questions import QUESTIONS
from bot.catalogue.report import FileReport
from bot.catalogue.yaml import files, loader
from bot.catalogue.yaml.tree import ListNode, MapNode, Scalar, parse
from bot.catalogue.yaml.writer import quote
from bot.language.codes import LANGUAGES
from bot.language.script import language_of
from bot.store.misses.model import Taught

_HEAD: Final = "# --- learned: what keepers taught; `learned undo` takes one back by its id"
_ID: Final = "learned"
_NEW_TOPIC: Final = "new_topic"
"""Keys of a golden question: the lesson it is from, and the topic that was made for it."""


@dataclass(frozen=True, slots=True)
class FilePlan:
    """What would be written."""

    texts: Mapping[str, str | None]
    """Relative path → new text of each file that changes."""
    lessons: tuple[Lesson, ...]
    """Those that the files say then."""
    homeless: tuple[Lesson, ...] = ()
    """Those whose duty or topic the catalogue no longer holds."""


def plan_export(directory: Path, taught: Sequence[Taught]) -> FilePlan:
    """Work out what writes lessons into a catalogue's files, which may say some of it already.

    Raises CatalogueError if the files have errors, or would have them.
    """
    before = loader.load(directory)
    lessons = [each.lesson for each in taught]
    fitting = [lesson for lesson in lessons if has_place(before, lesson)]
    new = [lesson for lesson in fitting if lesson.kind != "talk" and not is_in(before, lesson)]
    after, taken = _with_lessons(before, new)
    texts = _changed(directory, before, after, taken)
    golden = _golden(directory, [each for each in taught if each.lesson in fitting], before, after)
    texts |= {QUESTIONS: golden} if golden else {}
    homeless = tuple(lesson for lesson in lessons if lesson not in fitting)
    return FilePlan(texts, tuple(fitting), homeless)


def plan_undo(directory: Path, own: str) -> FilePlan:
    """Work out what takes the lesson with this id out of a catalogue's files again. Raises CatalogueError."""
    before = loader.load(directory)
    found = [
        (holder, language, wording)
        for holder, phrases in _phrases(before)
        for language, listed in phrases.items()
        for wording in listed
        if lesson_id(wording) == own
    ]
    text, made = _without_golden(directory, own)
    gone = {wording for _, _, wording in found}
    left = _without(before, {(holder, wording) for holder, _, wording in found})
    unmade = {made} if made and not left.topic(made).phrases else set[str]()
    after = replace(left, elsewhere=tuple(topic for topic in left.elsewhere if topic.id not in unmade))
    texts = _changed(directory, before, after, [(holder, wording) for holder, _, wording in found])
    texts |= {QUESTIONS: text} if text is not None else {}
    return FilePlan(texts, tuple(Lesson(wording, "duty") for wording in sorted(gone)))


def write_plan(directory: Path, plan: FilePlan) -> None:
    """Raises OSError."""
    write_texts(directory, plan.texts)


def _with_lessons(catalogue: Catalogue, lessons: Iterable[Lesson]) -> tuple[Catalogue, list[tuple[str, str]]]:
    """The catalogue that says them, and the wordings it takes from others: whose, and which."""
    known = {topic.id for topic in catalogue.elsewhere}
    lessons = list(lessons)
    topics = {lesson.to: new_topic(lesson) for lesson in lessons if lesson.kind == "topic"}
    made = tuple(topic for own, topic in topics.items() if own not in known)
    catalogue = replace(catalogue, elsewhere=(*catalogue.elsewhere, *made))
    owner = {fold_phrase(lesson.wording): lesson.to for lesson in lessons}
    taken = [
        (holder, wording)
        for holder, phrases in _phrases(catalogue)
        for listed in phrases.values()
        for wording in listed
        if owner.get(fold_phrase(wording), holder) != holder
    ]
    catalogue = _without(catalogue, set(taken))
    added: dict[str, list[str]] = {}
    for lesson in lessons:
        added.setdefault(lesson.to, []).append(lesson.wording)
    return _mapped(catalogue, lambda own, phrases: _joined(phrases, added.get(own, ()))), taken


def _phrases(catalogue: Catalogue) -> list[tuple[str, Phrases]]:
    duties = [(duty.id, duty.phrases) for duty, _, _ in catalogue.duties()]
    return [*duties, *((topic.id, topic.phrases) for topic in catalogue.elsewhere)]


def _without(catalogue: Catalogue, taken: set[tuple[str, str]]) -> Catalogue:
    def left(own: str, phrases: Phrases) -> Phrases:
        kept = {
            language: tuple(each for each in listed if (own, each) not in taken)
            for language, listed in phrases.items()
        }
        return MappingProxyType({language: listed for language, listed in kept.items() if listed})

    return _mapped(catalogue, left)


def _joined(phrases: Phrases, wordings: Iterable[str]) -> Phrases:
    joined = dict(phrases)
    for wording in wordings:
        language = language_of(wording)
        joined[language] = (*joined.get(language, ()), wording)
    return MappingProxyType({language: joined[language] for language in LANGUAGES if language in joined})


def _mapped(catalogue: Catalogue, change: Callable[[str, Phrases], Phrases]) -> Catalogue:
    """The catalogue with other phrases of its duties and topics."""
    return replace(
        catalogue,
        departments=tuple(
            replace(
                department,
                roles=tuple(
                    replace(
                        role,
                        duties=tuple(
                            replace(duty, phrases=change(duty.id, duty.phrases)) for duty in role.duties
                        ),
                    )
                    for role in department.roles
                ),
            )
            for department in catalogue.departments
        ),
        elsewhere=tuple(
            replace(topic, phrases=change(topic.id, topic.phrases)) for topic in catalogue.elsewhere
        ),
    )


def _changed(
    directory: Path, before: Catalogue, after: Catalogue, taken: Sequence[tuple[str, str]]
) -> dict[str, str | None]:
    """The files that say what ``after`` holds; checked. Raises CatalogueError."""
    gone = {topic.id for topic in before.elsewhere} - {topic.id for topic in after.elsewhere}
    try:
        texts = dict(rewrite(directory, before, after))
        for own, wording in taken:
            _take_out(directory, texts, own, wording)
        for own in sorted(gone):
            _take_topic_out(directory, texts, own)
    except (blocks.NotABlockError, KeyError, AttributeError, IndexError, TypeError, ValueError) as error:
        raise unmergeable(directory, f"{type(error).__name__}: {error}") from error
    check_texts(directory, texts, after, "learned")
    return texts


def _take_out(directory: Path, texts: dict[str, str | None], own: str, wording: str) -> None:
    """Remove a wording from every list of its duty or topic, in whichever files these are."""
    for path in sorted((directory / files.PHRASES).glob("*.yaml")):
        name = f"{files.PHRASES}/{path.name}"
        text = texts.get(name) or path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        listed = blocks.node_at(blocks.root_of(text), (own,))
        for language in list(listed.entries) if isinstance(listed, MapNode) else ():
            values_there = blocks.node_at(blocks.root_of(text), (own, language))
            held = values_there.items if isinstance(values_there, ListNode) else []
            for item in [each.value for each in held if isinstance(each, Scalar)]:
                if fold_phrase(item) == fold_phrase(wording):
                    text = texts[name] = _without_item(text, own, language, item)


def _without_item(text: str, own: str, language: str, item: str) -> str:
    try:
        return blocks.remove_value(text, (own, language), item)
    except blocks.NotABlockError:
        root = values.load_map(text)
        root[own][language].remove(item)
        if not root[own][language]:
            del root[own][language]
        if not root[own]:
            del root[own]
        return values.dump_map(root, text)


def _take_topic_out(directory: Path, texts: dict[str, str | None], own: str) -> None:
    text = texts.get(files.ELSEWHERE) or (directory / files.ELSEWHERE).read_text(encoding="utf-8-sig")
    node = blocks.node_at(blocks.root_of(text), (own,))
    if not isinstance(node, MapNode):
        raise blocks.NotABlockError(own)
    left = blocks.cut(text, node.line)[0]
    texts[files.ELSEWHERE] = left if blocks.node_at(blocks.root_of(left), ()) is not None else f"{left}[]\n"


def _golden(directory: Path, taught: Sequence[Taught], before: Catalogue, after: Catalogue) -> str:
    """The text of the golden questions with one for each lesson; empty if nothing is to be added."""
    text = _questions_text(directory)
    items = _items(text)
    known = {own for item in items if (own := _value(item, _ID))}
    asked = {_value(item, "q") for item in items}
    lines: list[str] = []
    for each in taught:
        if each.lesson.id not in known and each.question not in asked:
            lines += _question_lines(each, before, after)
    if not lines:
        return ""
    head = [] if _HEAD in text else ["", _HEAD]
    return "\n".join([text.rstrip("\n"), *head, *lines]).lstrip("\n") + "\n"


def _question_lines(taught: Taught, before: Catalogue, after: Catalogue) -> list[str]:
    lesson, gold, department, kind = taught.lesson, "[]", "null", "chatter"
    made = ""
    if lesson.kind == "duty":
        _, role, home = after.duty(lesson.to)
        gold, department, kind = f"[{quote(role.id)}]", quote(home.id), "plain"
    elif lesson.kind == "topic":
        kind = "out-of-scope"
        made = "" if any(topic.id == lesson.to for topic in before.elsewhere) else lesson.to
    return [
        f"- q: {quote(taught.question or lesson.wording)}",
        f"  gold: {gold}",
        f"  dept: {department}",
        f"  kind: {kind}",
        f"  lang: {language_of(taught.question or lesson.wording)}",
        f'  {_ID}: "{lesson.id}"',
        *([f"  {_NEW_TOPIC}: {quote(made)}"] if made else []),
    ]


def _without_golden(directory: Path, own: str) -> tuple[str | None, str]:
    """The text without a lesson's question, None if it has none; and the topic that was made for it."""
    text = _questions_text(directory)
    item = next((each for each in _items(text) if _value(each, _ID) == own), None)
    if item is None:
        return None, ""
    return blocks.cut(text, item.line)[0], _value(item, _NEW_TOPIC)


def _questions_text(directory: Path) -> str:
    file = directory / QUESTIONS
    return file.read_text(encoding="utf-8-sig").replace("\r\n", "\n") if file.is_file() else ""


def _items(text: str) -> list[MapNode]:
    root = parse(text.encode(), FileReport(QUESTIONS)) if text.strip() else None
    return [each for each in root.items if isinstance(each, MapNode)] if isinstance(root, ListNode) else []


def _value(item: MapNode, key: str) -> str:
    node = item.entries[key][1] if key in item.entries else None
    return node.value if isinstance(node, Scalar) else ""
