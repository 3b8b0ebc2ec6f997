"""The files of a catalogue, changed to say what a merged catalogue says; comments and order stay."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.catalogue.merge import blocks, values
from bot.catalogue.model import Catalogue, Department, Duty, Phrases, Role, Topic
from bot.catalogue.yaml import files, writer
from bot.catalogue.yaml.reader import CATALOGUE_KEYS, DEPARTMENT_KEYS, DUTY_KEYS, ROLE_KEYS, TOPIC_KEYS
from bot.language.codes import Language


def rewrite(directory: Path, before: Catalogue, after: Catalogue) -> dict[str, str | None]:
    """Relative path → new text of each file that changes; None for one that is to be removed.

    ``before`` is what the files hold now. Raises CatalogueError if they cannot be read.
    """
    sources, _ = files.read_all(directory)
    held = {source.name: source.data.decode("utf-8-sig").replace("\r\n", "\n") for source in sources}
    work = _Work(before, after, dict(held))
    work.take_out()
    for department in after.departments:
        work.department(department)
    work.phrases()
    work.frame()
    work.elsewhere()
    names = sorted({*held, *work.texts})
    return {name: work.texts.get(name) for name in names if work.texts.get(name) != held.get(name)}


@dataclass(slots=True)
class _Work:
    """The texts under way, and what they have to say in the end."""

    before: Catalogue
    after: Catalogue
    texts: dict[str, str]
    loose: dict[str, list[str]] = field(default_factory=dict)
    """Roles and duties taken out of their place, to be put into another: ``role/id`` → lines."""

    def take_out(self) -> None:
        """Remove what is gone, and lift out what moves: duties first, they lie in roles."""
        new_owner = {duty.id: role.id for duty, role, _ in self.after.duties()}
        for duty, role, department in self.before.duties():
            if new_owner.get(duty.id) != role.id:
                self._lift(department, ("roles", role.id, "duties", duty.id), f"duty/{duty.id}")
        new_home = {role.id: department.id for role, department in self.after.roles()}
        for role, department in self.before.roles():
            if new_home.get(role.id) != department.id:
                self._lift(department, ("roles", role.id), f"role/{role.id}")
        kept = {department.id for department in self.after.departments}
        for department in self.before.departments:
            if department.id not in kept:
                del self.texts[_file_of(department.id)]

    def _lift(self, department: Department, path: blocks.Path, name: str) -> None:
        text = self._in_blocks(_file_of(department.id), path)
        node = blocks.node_at(blocks.root_of(text), path)
        if node is not None:
            self.texts[_file_of(department.id)], self.loose[name] = blocks.cut(text, node.line)

    def _in_blocks(self, name: str, path: blocks.Path) -> str:
        """The text of a file, lists on the way to this path written as blocks."""
        text = self.texts[name]
        root = values.load_map(text)
        changed = False
        node = root
        for step in path:
            if isinstance(node, list):
                node = next((each for each in node if each.get("id") == step), None)
            else:
                node = node.get(step)
            if node is None:
                break
            if hasattr(node, "fa") and node.fa.flow_style() and len(node) and step not in {"name", "text"}:
                node.fa.set_block_style()
                changed = True
        return values.dump_map(root, text) if changed else text

    def department(self, department: Department) -> None:
        name = _file_of(department.id)
        old = next((each for each in self.before.departments if each.id == department.id), None)
        if old is None:
            self.texts[name] = writer.files_of(Catalogue((replace(department, roles=()),)))[name]
        elif old == department:
            return
        old_roles = {role.id: role for role, _ in self.before.roles()}
        for role in department.roles:
            self._place_role(name, role, old_roles.get(role.id))
        root = values.load_map(self.texts[name])
        held = values.dump_map(root, self.texts[name])
        _set_department(root, old or department, department)
        nodes = {str(node["id"]): node for node in root.get("roles") or ()}
        old_duties = {duty.id: duty for duty, _, _ in self.before.duties()}
        for role in department.roles:
            _set_role(nodes[role.id], old_roles.get(role.id, role), role)
            inside = {str(node["id"]): node for node in nodes[role.id].get("duties") or ()}
            for duty in role.duties:
                _set_duty(inside[duty.id], old_duties.get(duty.id, duty), duty)
        text = values.dump_map(root, self.texts[name])
        if text != held:
            self.texts[name] = text

    def _place_role(self, name: str, role: Role, old: Role | None) -> None:
        """Put a role, and duties it has not got yet, where they belong."""
        there = blocks.node_at(blocks.root_of(self.texts[name]), ("roles", role.id)) is not None
        if not there and old is not None and f"role/{role.id}" in self.loose:
            self._insert(name, ("roles",), self.loose[f"role/{role.id}"])
        elif not there:
            self._insert(name, ("roles",), _at_margin(writer.role_lines(role), 2))
        for duty in role.duties:
            path = ("roles", role.id, "duties")
            if blocks.node_at(blocks.root_of(self.texts[name]), (*path, duty.id)) is None:
                lines = self.loose.get(f"duty/{duty.id}") or _at_margin(writer.duty_lines(duty), 6)
                self._insert(name, path, lines)

    def _insert(self, name: str, path: blocks.Path, lines: list[str]) -> None:
        self.texts[name] = self._in_blocks(name, path)
        if blocks.node_at(blocks.root_of(self.texts[name]), path) is None:
            self.texts[name] = blocks.insert_key(self.texts[name], path[:-1], [f"{path[-1]}: []"])
        self.texts[name] = blocks.insert_item(self.texts[name], path, lines)

    def phrases(self) -> None:
        old = {own: phrases for own, phrases, _ in _wordings(self.before)}
        new = {own for own, _, _ in _wordings(self.after)}
        holding: dict[str, str] = {}
        for name in [name for name in self.texts if name.startswith(f"{files.PHRASES}/")]:
            for own in blocks.keys_of(self.texts[name]):
                if own in old and own not in new:
                    line = blocks.line_of(self.texts[name], own)
                    self.texts[name], _ = blocks.cut(self.texts[name], line)
                holding.setdefault(own, name)
        for own, phrases, stem in _wordings(self.after):
            before = old.get(own, {})
            for language, listed in phrases.items():
                added = tuple(each for each in listed if each not in before.get(language, ()))
                if added:
                    name = holding.setdefault(own, f"{files.PHRASES}/{stem}.yaml")
                    self._add_phrases(name, own, language, added)

    def _add_phrases(self, name: str, own: str, language: Language, added: tuple[str, ...]) -> None:
        text = self.texts.get(name, f"{writer.PHRASES_COMMENT}\n")
        lines = writer.phrase_lines(own, {language: added}, "")
        if own not in blocks.keys_of(text):
            self.texts[name] = text.rstrip("\n") + "\n" + "\n".join(lines) + "\n"
            return
        try:
            if blocks.node_at(blocks.root_of(text), (own, language)) is None:
                self.texts[name] = blocks.insert_key(text, (own,), _at_margin(lines[1:], 2))
            else:
                items = [f"- {writer.quote(phrase)}" for phrase in added]
                self.texts[name] = blocks.insert_item(text, (own, language), items)
        except blocks.NotABlockError:
            root = values.load_map(text)
            values.add_phrases(root, own, {}, {language: added}, (own,))
            self.texts[name] = values.dump_map(root, text)

    def frame(self) -> None:
        """Name, source, principles, and the order of departments where one is written."""
        before, after, text = self.before, self.after, self.texts.get(files.FRAME)
        old_rooms = [department.id for department in before.departments]
        rooms = [department.id for department in after.departments]
        same = all(
            getattr(before, name) == getattr(after, name)
            for name in ("name", "source", "principles", "keepers")
        )
        if same and old_rooms == rooms:
            return
        if text is None:
            self.texts[files.FRAME] = writer.files_of(after)[files.FRAME]
            return
        root = values.load_map(text) or values.load_map("{}")
        values.set_text(root, "name", before.name, after.name, CATALOGUE_KEYS)
        values.set_text(root, "source", before.source, after.source, CATALOGUE_KEYS)
        values.set_keepers(root, before.keepers, after.keepers, CATALOGUE_KEYS)
        if root.get("departments"):
            listed = [str(each) for each in root["departments"]]
            wanted = [each for each in listed if each in rooms]
            wanted += [each for each in rooms if each not in old_rooms]
            values.add_items(root, "departments", listed, wanted, CATALOGUE_KEYS)
        new = after.principles[len(before.principles) :]
        if new:
            lines = writer.files_of(Catalogue((), principles=new))[files.FRAME]
            fresh = values.load_map(lines)["principles"]
            if root.get("principles"):
                root["principles"].extend(fresh)
            else:
                root["principles"] = fresh
        self.texts[files.FRAME] = values.dump_map(root, text)

    def elsewhere(self) -> None:
        before, after = self.before.elsewhere, self.after.elsewhere
        if before == after:
            return
        text = self.texts.get(files.ELSEWHERE)
        if text is None or not before:
            self.texts[files.ELSEWHERE] = writer.files_of(Catalogue((), after))[files.ELSEWHERE]
            return
        root = values.load_map(text)
        held = values.dump_map(root, text)
        known = {topic.id: topic for topic in before}
        for topic in after:
            if topic.id in known:
                node = next(each for each in root if str(each["id"]) == topic.id)
                _set_topic(node, known[topic.id], topic)
        changed = values.dump_map(root, text)
        text = changed if changed != held else text
        for topic in after:
            if topic.id not in known:
                made = writer.files_of(Catalogue((), (topic,)))[files.ELSEWHERE].splitlines()[1:]
                text = blocks.insert_item(text, (), made)
        self.texts[files.ELSEWHERE] = text


def _file_of(department: str) -> str:
    return f"{files.DEPARTMENTS}/{department}.yaml"


def _at_margin(lines: Iterable[str], indent: int) -> list[str]:
    return [line[indent:] for line in lines]


def _wordings(catalogue: Catalogue) -> list[tuple[str, Phrases, str]]:
    """Id, phrases and the file they would go to, of each duty and topic."""
    return [
        *((duty.id, duty.phrases, department.id) for duty, _, department in catalogue.duties()),
        *((topic.id, topic.phrases, "elsewhere") for topic in catalogue.elsewhere),
    ]


def _set_department(node: values.Map, old: Department, new: Department) -> None:
    values.set_text(node, "name", old.name, new.name, DEPARTMENT_KEYS)
    values.add_phrases(node, "aliases", old.aliases, new.aliases, DEPARTMENT_KEYS)
    values.set_text(node, "mission", old.mission, new.mission, DEPARTMENT_KEYS)
    values.set_value(node, "channel", old.channel, new.channel, DEPARTMENT_KEYS)
    values.set_keepers(node, old.keepers, new.keepers, DEPARTMENT_KEYS)
    values.set_value(node, "reviewed", old.reviewed, new.reviewed, DEPARTMENT_KEYS)


def _set_role(node: values.Map, old: Role, new: Role) -> None:
    values.set_text(node, "name", old.name, new.name, ROLE_KEYS)
    values.add_phrases(node, "aliases", old.aliases, new.aliases, ROLE_KEYS)
    values.set_value(node, "holder", old.holders, new.holders, ROLE_KEYS)
    values.set_value(node, "deputy", old.deputy, new.deputy, ROLE_KEYS)
    values.set_value(node, "channel", old.channel, new.channel, ROLE_KEYS)
    values.set_value(node, "reviewed", old.reviewed, new.reviewed, ROLE_KEYS)
    values.add_items(node, "owns", old.owns, new.owns, ROLE_KEYS)


def _set_duty(node: values.Map, old: Duty, new: Duty) -> None:
    values.set_text(node, "text", old.text, new.text, DUTY_KEYS)
    values.set_text(node, "measure", old.measure, new.measure, DUTY_KEYS)
    values.add_items(node, "works_with", old.works_with, new.works_with, DUTY_KEYS)
    values.set_value(node, "from_mission", old.from_mission, new.from_mission, DUTY_KEYS)
    if old.not_for != new.not_for:
        values.set_boundaries(node, [(each.phrase, each.see) for each in new.not_for], DUTY_KEYS)


def _set_topic(node: values.Map, old: Topic, new: Topic) -> None:
    values.set_text(node, "name", old.name, new.name, TOPIC_KEYS)
    values.set_text(node, "usually", old.usually, new.usually, TOPIC_KEYS)
    values.set_value(node, "contact", old.contact, new.contact, TOPIC_KEYS)
