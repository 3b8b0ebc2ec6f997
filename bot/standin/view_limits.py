"""The limits Slack enforces on views and on the options of a find-as-you-type menu."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from bot.standin.message_limits import is_text, is_valid_block

MAX_BLOCKS: Final = 100
MAX_TITLE: Final = 24
MAX_METADATA: Final = 3000
MAX_OPTIONS: Final = 100
MAX_OPTION_VALUE: Final = 150

_VIEW_FIELDS: Final = frozenset(
    {
        "type", "title", "blocks", "close", "submit", "private_metadata", "callback_id",
        "clear_on_close", "notify_on_close", "external_id", "submit_disabled",
    }
)  # fmt: skip


def view_problems(view: object, kind: str) -> list[str]:
    """What Slack would refuse about a view of this kind, ``modal`` or ``home``; empty if nothing."""
    if not isinstance(view, Mapping):
        return ["a view is an object"]
    blocks = view.get("blocks")
    if not isinstance(blocks, Sequence) or isinstance(blocks, str):
        return ["blocks is a list"]
    found = [f"{field} is no field of a view" for field in set(view) - _VIEW_FIELDS]
    if view.get("type") != kind:
        found.append(f"type must be {kind}")
    if len(blocks) > MAX_BLOCKS:
        found.append("more than 100 blocks")
    if len(str(view.get("private_metadata", ""))) > MAX_METADATA:
        found.append("private_metadata is too long")
    if len(str(view.get("callback_id", ""))) > 255:
        found.append("callback_id is too long")
    found += _titles(view, kind, blocks)
    found += [f"block {number} is not valid" for number, block in enumerate(blocks) if not _is_block(block)]
    ids = Counter(block["block_id"] for block in blocks if isinstance(block, Mapping) and "block_id" in block)
    return found + [f"block_id {each} is there twice" for each, times in ids.items() if times > 1]


def options_problem(body: Mapping[str, Any]) -> str:
    """What Slack would refuse about the reply to a ``block_suggestion``; empty if nothing."""
    groups = body.get("option_groups")
    if (groups is None) == (body.get("options") is None):
        return "either options or option_groups"
    if groups is None:
        return "" if _are_options(body["options"], least=0) else "an option is not valid"
    if not isinstance(groups, Sequence) or len(groups) > MAX_OPTIONS:
        return "too many groups"
    fits = all(is_text(group.get("label"), 75, plain_only=True) for group in groups)
    filled = all(_are_options(group.get("options")) for group in groups)
    return "" if fits and filled else "a group is not valid"


def elements_of(view: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Every interactive element with the block it is in, in the order shown."""
    for block in view.get("blocks", ()):
        if block.get("type") == "actions":
            yield from ((block, element) for element in block["elements"])
        elif "accessory" in block:
            yield block, block["accessory"]
        elif block.get("type") == "input":
            yield block, block["element"]


def _titles(view: Mapping[str, Any], kind: str, blocks: Sequence[Any]) -> list[str]:
    if kind == "home":
        return [f"a home view has no {name}" for name in ("title", "submit", "close") if name in view]
    found = []
    if not is_text(view.get("title"), MAX_TITLE, plain_only=True):
        found.append("title must be plain text of at most 24 characters")
    for name in ("submit", "close"):
        if name in view and not is_text(view[name], MAX_TITLE, plain_only=True):
            found.append(f"{name} must be plain text of at most 24 characters")
    has_input = any(isinstance(block, Mapping) and block.get("type") == "input" for block in blocks)
    return [*found, "submit is required with an input"] if has_input and "submit" not in view else found


def _is_block(block: object) -> bool:
    if not is_valid_block(block) or not isinstance(block, Mapping):
        return False
    if len(str(block.get("block_id", ""))) > 255:
        return False
    if block["type"] == "input":
        label = is_text(block.get("label"), 2000, plain_only=True)
        return label and isinstance(block.get("element"), Mapping) and _is_element(block["element"])
    elements = [*block["elements"]] if block["type"] == "actions" else []
    if "accessory" in block:
        elements.append(block["accessory"])
    return all(map(_is_element, elements))


def _is_element(element: object) -> bool:
    if not isinstance(element, Mapping) or not 0 < len(str(element.get("action_id", ""))) <= 255:
        return False
    hint, initial = element.get("placeholder"), element.get("initial_option")
    hinted = hint is None or is_text(hint, 150, plain_only=True)
    check = _ELEMENTS.get(str(element.get("type")))
    return hinted and (initial is None or _is_option(initial)) and check is not None and check(element)


def _is_button(element: Mapping[str, Any]) -> bool:
    return is_text(element.get("text"), 75, plain_only=True) and len(element.get("value", "")) <= 2000


def _are_options(options: object, *, least: int = 1, most: int = MAX_OPTIONS) -> bool:
    if not isinstance(options, Sequence) or not least <= len(options) <= most:
        return False
    return all(map(_is_option, options)) and len({option["value"] for option in options}) == len(options)


def _is_option(option: object) -> bool:
    if not isinstance(option, Mapping) or set(option) - {"text", "value", "description"}:
        return False
    described = "description" not in option or is_text(option["description"], 75)
    value = option.get("value")
    return described and is_text(option.get("text"), 75) and 0 < len(str(value or "")) <= MAX_OPTION_VALUE


def _anything(_element: Mapping[str, Any]) -> bool:
    return True


_ELEMENTS: Final[Mapping[str, Callable[[Mapping[str, Any]], bool]]] = {
    "button": _is_button,
    "static_select": lambda element: _are_options(element.get("options")),
    "checkboxes": lambda element: _are_options(element.get("options"), most=10),
    "external_select": _anything,
    "conversations_select": _anything,
    "plain_text_input": _anything,
}
