"""A catalogue → YAML files in the house format: block style, one text per line, comments at the top."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bot.catalogue.model import Catalogue, Department, Duty, Keepers, Phrases, Role, Text
from bot.catalogue.yaml import files
from bot.catalogue.yaml.tree import Scalar
from bot.language.codes import LANGUAGES

FRAME_COMMENT: Final = "# The catalogue as a whole: name, source, order of the departments, principles."
DEPARTMENT_COMMENT: Final = (
    "# A department: structure, duties and who fills the roles. Phrases are in ../phrases."
)
PHRASES_COMMENT: Final = "# Wordings that lead to a duty or topic: id → language → list."
ELSEWHERE_COMMENT: Final = (
    "# Topics that nobody in the catalogue handles; contact: where to go with them, if known."
)

_SAFE_START = re.compile(r"[^\W_]")
_UNSAFE = re.compile(r'[:#"\\\[\]{},&*?|>!%@`]|[^\S ]|^\s|\s$')


def write(catalogue: Catalogue, directory: Path) -> None:
    """Write all files of a catalogue into a folder, which is made if need be. Raises OSError."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, text in files_of(catalogue).items():
        path = directory / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def files_of(catalogue: Catalogue) -> dict[str, str]:
    """Relative path → text of each file of the catalogue."""
    texts = {
        files.FRAME: _lines(FRAME_COMMENT, _frame(catalogue)),
        files.ELSEWHERE: _lines(ELSEWHERE_COMMENT, _elsewhere(catalogue)),
    }
    phrases: dict[str, list[str]] = {}
    for department in catalogue.departments:
        texts[f"{files.DEPARTMENTS}/{department.id}.yaml"] = _lines(
            DEPARTMENT_COMMENT, _department(department)
        )
        for role in department.roles:
            for duty in role.duties:
                phrases.setdefault(department.id, []).extend(phrase_lines(duty.id, duty.phrases, ""))
    for topic in catalogue.elsewhere:
        phrases.setdefault("elsewhere", []).extend(phrase_lines(topic.id, topic.phrases, ""))
    for stem, lines in phrases.items():
        if lines:
            texts[f"{files.PHRASES}/{stem}.yaml"] = _lines(PHRASES_COMMENT, lines)
    return texts


def quote(value: str) -> str:
    """A text as YAML reads it back: plain where that is safe, else in double quotes."""
    plain = _SAFE_START.match(value) and not _UNSAFE.search(value) and value.isprintable()
    if plain and not Scalar(value, 1, 1, plain=True).misread_as:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else _escape(c) for c in escaped) + '"'


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"


def _lines(comment: str, lines: Iterable[str]) -> str:
    return "\n".join([comment, *lines]) + "\n"


def _text(key: str, text: Text, indent: str) -> list[str]:
    lines = [
        f"{indent}  {language}: {quote(text.get(language))}" for language in LANGUAGES if text.get(language)
    ]
    return [f"{indent}{key}:", *lines] if lines else []


def phrase_lines(key: str, phrases: Phrases, indent: str) -> list[str]:
    """A key with lists of wordings by language under it; nothing where there is none."""
    lines: list[str] = []
    for language in LANGUAGES:
        if phrases.get(language):
            lines.append(f"{indent}  {language}:")
            lines += [f"{indent}    - {quote(phrase)}" for phrase in phrases[language]]
    return [f"{indent}{quote(key)}:", *lines] if lines else []


def _value(key: str, value: object, indent: str) -> str:
    """A key and its value; the key alone, as a place to fill in, where there is none."""
    return f"{indent}{key}: {value}" if value else f"{indent}{key}:"


def _ids(values: Iterable[str]) -> str:
    return "[" + ", ".join(quote(value) for value in values) + "]"


def _frame(catalogue: Catalogue) -> list[str]:
    lines = _text("name", catalogue.name, "") + _text("source", catalogue.source, "")
    lines.append(f"departments: {_ids(department.id for department in catalogue.departments)}")
    lines += _keepers(catalogue.keepers)
    if catalogue.principles:
        lines.append("principles:")
    for principle in catalogue.principles:
        lines.append(f"  - id: {quote(principle.id)}")
        lines += _text("name", principle.name, "    ") + _text("text", principle.text, "    ")
    return lines


def _keepers(keepers: Keepers) -> list[str]:
    """Who keeps it true; nothing where nobody is named."""
    lines = [f"  people: {_ids(keepers.people)}"] if keepers.people else []
    lines += [f"  channel: {quote(keepers.channel)}"] if keepers.channel else []
    return ["keepers:", *lines] if lines else []


def _department(department: Department) -> list[str]:
    lines = [f"id: {quote(department.id)}", *_text("name", department.name, "")]
    lines += phrase_lines("aliases", department.aliases, "") + _text("mission", department.mission, "")
    lines.append(_value("channel", department.channel and quote(department.channel), ""))
    lines += _keepers(department.keepers)
    lines.append(_value("reviewed", department.reviewed, ""))
    lines.append("roles:" if department.roles else "roles: []")
    for role in department.roles:
        lines += role_lines(role)
    return lines


def role_lines(role: Role) -> list[str]:
    """A role as an item of ``roles``, two spaces before its dash."""
    indent = "    "
    lines = [f"  - id: {quote(role.id)}", *_text("name", role.name, indent)]
    lines += phrase_lines("aliases", role.aliases, indent)
    holder = _ids(role.holders) if role.co_holders else role.holder and quote(role.holder)
    lines.append(_value("holder", holder, indent))
    lines += [
        _value(key, value and quote(value), indent)
        for key, value in (("deputy", role.deputy), ("channel", role.channel))
    ]
    lines.append(_value("reviewed", role.reviewed, indent))
    if role.owns:
        lines.append(f"{indent}owns:")
        lines += [f"{indent}  - {quote(name)}" for name in role.owns]
    lines.append(f"{indent}duties:" if role.duties else f"{indent}duties: []")
    for duty in role.duties:
        lines += duty_lines(duty)
    return lines


def duty_lines(duty: Duty) -> list[str]:
    """A duty as an item of ``duties``, six spaces before its dash."""
    indent = "        "
    lines = [f"      - id: {quote(duty.id)}", *_text("text", duty.text, indent)]
    lines += _text("measure", duty.measure, indent)
    if duty.works_with:
        lines.append(f"{indent}works_with: {_ids(duty.works_with)}")
    if duty.from_mission:
        lines.append(f"{indent}from_mission: true")
    if duty.not_for:
        lines.append(f"{indent}not_for:")
    for boundary in duty.not_for:
        lines += [
            f"{indent}  - phrase: {quote(boundary.phrase)}",
            f"{indent}    see: {quote(boundary.see)}",
        ]
    return lines


def _elsewhere(catalogue: Catalogue) -> list[str]:
    lines: list[str] = []
    for topic in catalogue.elsewhere:
        lines += [f"- id: {quote(topic.id)}", *_text("name", topic.name, "  ")]
        lines += _text("usually", topic.usually, "  ")
        lines.append(_value("contact", topic.contact and quote(topic.contact), "  "))
        if topic.starter:
            lines.append("  starter: true")
    return lines or ["[]"]
