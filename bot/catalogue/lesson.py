"""A lesson: one wording that a keeper taught, and whose it is. It holds until the files say the same."""

import hashlib
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from bot.catalogue.model import NO_TEXT, Catalogue, Phrases, Text, Topic
from bot.catalogue.phrases import fold_phrase
from bot.language.script import language_of

LessonKind = Literal["duty", "topic", "talk"]
"""What the wording belongs to: a duty, a topic elsewhere, or nothing, as it is no question."""

KINDS: Final[tuple[LessonKind, ...]] = get_args(LessonKind)
_ID_CHARACTERS: Final = 8


@dataclass(frozen=True, slots=True)
class Lesson:
    wording: str
    kind: LessonKind
    to: str = ""
    """The id of the duty or topic; empty for small talk."""
    topic: Text = NO_TEXT
    """The name of a topic that the catalogue does not hold yet."""
    contact: str = field(default="", repr=False)
    """Where to go with such a topic; empty if nobody said."""

    @property
    def id(self) -> str:
        """The same for every spelling of the wording: it belongs to one owner."""
        return lesson_id(self.wording)


def lesson_id(wording: str) -> str:
    return hashlib.sha256(fold_phrase(wording).encode()).hexdigest()[:_ID_CHARACTERS]


def is_in(catalogue: Catalogue, lesson: Lesson) -> bool:
    """True if the catalogue says so already."""
    try:
        phrases = _phrases_of(catalogue, lesson)
    except KeyError:
        return False
    wanted = fold_phrase(lesson.wording)
    return any(fold_phrase(each) == wanted for listed in phrases.values() for each in listed)


def has_place(catalogue: Catalogue, lesson: Lesson) -> bool:
    """False for a duty that is gone, and for a topic that is gone and has no name to be made by."""
    try:
        _phrases_of(catalogue, lesson)
    except KeyError:
        return lesson.kind == "talk" or (lesson.kind == "topic" and bool(lesson.topic))
    return True


def new_topic(lesson: Lesson) -> Topic:
    return Topic(lesson.to, lesson.topic, contact=lesson.contact)


def text_in_its_language(name: str) -> Text:
    """A name that somebody typed, in the language it is in."""
    language = language_of(name)
    return Text(
        name if language == "en" else "",
        name if language == "zh-Hant" else "",
        name if language == "zh-Hans" else "",
    )


def _phrases_of(catalogue: Catalogue, lesson: Lesson) -> Phrases:
    if lesson.kind == "duty":
        return catalogue.duty(lesson.to)[0].phrases
    if lesson.kind == "topic":
        return catalogue.topic(lesson.to).phrases
    raise KeyError(lesson.kind)
