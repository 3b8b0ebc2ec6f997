"""A message as Slack sent it → plain sentences.

Everything here is linear in the length of the text, and the text is bounded first: some innocent
patterns take seconds on tens of thousands of characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.finder.text.carrier import asks_who
from bot.finder.text.quotations import begins_forward, split_reported_speech, without_fences
from bot.language.script import fold

MAX_CHARACTERS: Final = 2000
GIST_CHARACTERS: Final = 700
"""Characters that are compared; few messages come near it."""
_GIST_SENTENCES: Final = 60
_LINES: Final = 200
_HEAD: Final = 1200  # a need is named early, or in the last lines after a pasted text

_ANGLE = re.compile(r"<([^<>\n]{1,500})>")
_URL = re.compile(r"\b(?:https?://|www\.)[^\s<>|]+", re.IGNORECASE)
_EMOJI = re.compile(r":(?=[^:\s]*[a-z])[a-z0-9_+'-]{2,64}:|:(?:[+-]1|100|1234):")
# The number of an order or ticket says nothing of who handles it.
_REFERENCE = re.compile(
    r"\b(?:(?:ticket|case|ref|reference|id|no|nr|number|num)\b[.:#\s-]*){1,3}\d[\d-]{1,20}\b:?"
    r"|(?:编号|編號|单号|單號|号码|號碼|工单|工單)[\s::#]*\d[\d-]{1,20}"
    r"|#\d{1,20}\b:?|(?<![\w.,/-])\d{3,20}(?![\w.,%/-])",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_MARK = "*~`_"
_MARKS = re.compile(r"[*~`]+|(?<!\w)_+|(?<!_)_++(?!\w)")
_SHAPELESS = re.compile(r"[\u034f\u115f\u1160\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SPACES = re.compile(r"[ \t\u3000]+")
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&"))
_CURLY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "＇": "'", "´": "'"})
_END = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？；…?!])|\n+")
_QUOTED = re.compile(r"""「([^「」]{6,})」|“([^“”]{6,})”|『([^『』]{6,})』|(?<!\w)"([^"]{25,})"(?!\w)""")


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    folded: str
    """As it is compared; see ``script.fold``."""
    quoted: bool
    """True where it repeats somebody else's words: a line after ``>``, or a long quotation."""


@dataclass(frozen=True, slots=True)
class CleanMessage:
    """``text`` is the cleaned message; ``sentences`` are its parts in reading order."""

    text: str
    folded: str
    sentences: tuple[Sentence, ...]


def gist(message: CleanMessage) -> tuple[Sentence, ...]:
    """The sentences that are compared: all, or of a very long message those nearest its two ends.

    The need is named where a message begins, and the question where it ends.
    """
    sentences = list(message.sentences)
    kept: list[tuple[int, Sentence]] = []
    left, first, last = GIST_CHARACTERS, 0, len(sentences) - 1
    while first <= last and left > 0 and len(kept) < _GIST_SENTENCES:
        at_end = len(kept) % 2 == 0
        place = last if at_end else first
        sentence = sentences[place]
        if len(sentence.folded) > left:
            sentence = replace(sentence, folded=sentence.folded[:left])
        kept.append((place, sentence))
        left -= len(sentence.folded)
        first, last = (first, last - 1) if at_end else (first + 1, last)
    return tuple(sentence for _, sentence in sorted(kept, key=lambda pair: pair[0]))


def clean(raw: str) -> CleanMessage:
    """Take off Slack's mark-up and split into sentences. Never raises, whatever the text."""
    text = normalise(raw)
    parts = [
        (piece, quoted or is_quotation)
        for line, quoted in _lines(text)
        for part, is_quotation in _quotations(line)
        for piece in map(str.strip, _END.split(part))
        if piece and any(c.isalnum() for c in piece)
    ]
    # Folded in one call: each call has a fixed cost.
    whole = fold("\n".join([text, *(part for part, _ in parts)])).split("\n")
    lines = text.count("\n") + 1
    return CleanMessage(
        text,
        "\n".join(whole[:lines]),
        tuple(
            Sentence(part, folded, quoted)
            for (part, quoted), folded in zip(parts, whole[lines:], strict=True)
        ),
    )


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line without the signs of a quotation; True beside what repeats somebody else's words."""
    forwarded = follows = False
    for line in text.split("\n"):
        stripped = line.lstrip(" ")
        if not stripped:
            follows = False
            continue
        plain = stripped.lstrip("> ")
        found = None if stripped.startswith(">") else split_reported_speech(stripped)
        if found is None:
            forwarded = forwarded or begins_forward(stripped)
            yield plain, forwarded or follows or stripped.startswith(">")
            continue
        lead, words = found
        yield lead, forwarded
        *others, last = list(filter(None, _END.split(words))) or [""]
        yield " ".join(others), True
        # “Customer says: the lamp broke. Who handles it?” ends with a question of one's own.
        yield last, not asks_who(fold(last))
        follows = not words  # what a customer says stands in the lines below


def normalise(raw: str) -> str:
    """Bound and normalise (NFKC) a text, remove mark-up and invisible characters, keep line breaks."""
    text = unicodedata.normalize("NFKC", _cut(raw).translate(_CURLY))
    text = _fewer_lines(_cut(text).translate(_CURLY))
    if not text.replace("\n", "").isprintable():
        text = "".join(map(_visible, text))
    # A sign is looked for before its pattern is tried: most messages have none.
    if not text.isascii():
        text = _SHAPELESS.sub("", text)
    if "<" in text:
        text = _ANGLE.sub(_angle, text)
    if "/" in text or "." in text:
        text = _URL.sub(" ", text)
    if ":" in text:
        text = _EMOJI.sub(" ", text)
    if _DIGIT.search(text):
        text = _REFERENCE.sub(" ", text)
    if "&" in text:
        for entity, character in _ENTITIES:
            text = text.replace(entity, character)
    text = without_fences(text)
    if any(mark in text for mark in _MARK):
        text = _MARKS.sub("", text)
    return _SPACES.sub(" ", text)


def _visible(character: str) -> str:
    """Keep line breaks, turn other blanks into a space, drop characters without a shape."""
    if character == "\n" or character.isprintable():
        return character
    return " " if character.isspace() else ""


def _cut(text: str) -> str:
    if len(text) <= MAX_CHARACTERS:
        return text
    return text[:_HEAD] + "\n" + text[_HEAD - MAX_CHARACTERS + 1 :]


def _fewer_lines(text: str) -> str:
    """Drop the middle of a text with more lines than anybody writes."""
    if text.count("\n") < _LINES:
        return text
    lines = text.split("\n")
    return "\n".join((*lines[: _LINES // 2], *lines[-_LINES // 2 :]))


def _angle(found: re.Match[str]) -> str:
    """Slack's ``<…>``: a mention says nothing about the need; a link's label does."""
    inner = found.group(1)
    if inner[0] in "@#!":
        return " "
    target, bar, label = inner.partition("|")
    if bar:
        return f" {label} "
    return " " if ":" in target else f" {target} "


def _quotations(line: str) -> list[tuple[str, bool]]:
    """Split off long Chinese quotations, which are mostly a customer's own words."""
    parts: list[tuple[str, bool]] = []
    end = 0
    for found in _QUOTED.finditer(line):
        parts.append((line[end : found.start()], False))
        parts.append((next(group for group in found.groups() if group), True))
        end = found.end()
    parts.append((line[end:], False))
    return parts
