"""A modal or App Home in the terminal: what it says, and what can be done in it by number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from bot.standin.view_actions import Option, ViewUser
from bot.standin.view_limits import elements_of
from bot.standin.workspace import GENERAL, ShownView

_MENU: Final = "external_select"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a number stands for."""

    label: str
    act: Callable[[], object]


@dataclass
class Window:
    """A view as it is shown now, with what was filled in so far."""

    viewer: ViewUser
    view: ShownView
    filled: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Block id → action id → value, as in a submission."""

    def lines(self) -> list[str]:
        """The texts, top to bottom, still with Slack's mark-up."""
        title = self.view.view.get("title")
        found = [f"[ {title['text']} ]"] if title else []
        for block in self.view.view["blocks"]:
            match block["type"]:
                case "section" | "header":
                    found += block["text"]["text"].split("\n")
                case "context":
                    found += block["elements"][0]["text"].split("\n")
                case "divider":
                    found.append("---")
                case "input":
                    found.append(f"{block['label']['text']}: {self._filled_in(block)}")
        return found

    def _filled_in(self, block: Mapping[str, Any]) -> str:
        values = self.filled.get(str(block.get("block_id", "")), {})
        chosen = [value["selected_option"]["text"]["text"] for value in values.values()]
        begun = str((block.get("element") or {}).get("initial_value") or "…")
        return str(chosen[0]) if chosen else begun

    def choices(self) -> list[Choice]:
        """The buttons, then the ways to submit."""
        pressed = [
            Choice(_label(element), partial(self._press, str(element["action_id"])))
            for _, element in elements_of(self.view.view)
            if element["type"] == "button"
        ]
        return [*pressed, *self._submissions()]

    def has_menu(self) -> bool:
        return any(element["type"] == _MENU for _, element in elements_of(self.view.view))

    def find(self, typed: str) -> list[Choice]:
        """Type into the first find-as-you-type menu: what it offers."""
        block, element = next(
            (block, element) for block, element in elements_of(self.view.view) if element["type"] == _MENU
        )
        action = str(element["action_id"])
        options = self.viewer.types(self.view, action, typed)
        return [
            Choice(str(option["text"]["text"]), partial(self._choose, block, action, option))
            for option in options
        ]

    def _press(self, action_id: str) -> None:
        self.viewer.presses(self.view, action_id, self.filled)

    def _choose(self, block: Mapping[str, Any], action_id: str, option: Option) -> None:
        if block["type"] == "input":
            value = {"type": _MENU, "selected_option": option}
            self.filled.setdefault(str(block["block_id"]), {})[action_id] = value
        else:
            self.viewer.chooses(self.view, action_id, option)

    def _submissions(self) -> list[Choice]:
        submit = self.view.view.get("submit")
        if not submit:
            return []
        label, boxes = str(submit["text"]), self._boxes()
        where = " in #general" if "conversations_select" in self._types() else ""
        choices = [Choice(f"{label}{where}", partial(self._submit, {}))]
        for block_id, action_id, option in boxes:
            ticked = {block_id: {action_id: {"type": "checkboxes", "selected_options": [option]}}}
            text = f"{label}{where}, ticked: {option['text']['text']}"
            choices.append(Choice(text, partial(self._submit, ticked)))
        return choices

    def _submit(self, ticked: Mapping[str, Any]) -> None:
        state: dict[str, Any] = {**self.filled, **ticked}
        for block, element in elements_of(self.view.view):
            if element["type"] == "conversations_select":
                value = {"type": element["type"], "selected_conversation": GENERAL}
                state[str(block["block_id"])] = {str(element["action_id"]): value}
        self.viewer.submits(self.view, state)

    def _types(self) -> set[str]:
        return {str(element["type"]) for _, element in elements_of(self.view.view)}

    def _boxes(self) -> list[tuple[str, str, Mapping[str, Any]]]:
        return [
            (str(block["block_id"]), str(element["action_id"]), element["options"][0])
            for block, element in elements_of(self.view.view)
            if element["type"] == "checkboxes"
        ]


def _label(button: Mapping[str, Any]) -> str:
    """What a screen reader says of it, which tells buttons of the same label apart."""
    return str(button.get("accessibility_label") or button["text"]["text"])
