"""What Slack would refuse, or people should not see, about anything the bot sends.

slack-sdk's models look at each block by itself; the rest is looked for here.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.slack.blocks.messages import MAX_TEXT, Message
from bot.standin.message_limits import problem_of
from bot.standin.view_limits import options_problem, view_problems

MAX_VIEW_CHARACTERS = 250_000
# A mention, a link to elsewhere, or what shows nothing or turns the direction of what follows.
LIVE = re.compile(
    r"<!|<@|<#C0GENERAL|<https?://(?!acme\.slack\.com/team/)|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)


def message_problems(message: Message) -> list[str]:
    blocks = list(message.blocks)
    found = [problem_of(message.text, blocks)]
    found += ["text is too long"] * (len(message.text) > MAX_TEXT)
    return [*filter(None, found), *_block_problems(blocks), *_live([message.text, *_mrkdwn(blocks)])]


def view_problems_of(view: Mapping[str, Any]) -> list[str]:
    kind = str(view["type"])
    found = view_problems(view, kind)
    if len(json.dumps(view)) > MAX_VIEW_CHARACTERS:
        found.append("the view is too large")
    try:
        View(**view).validate_json()
    except Exception as error:  # noqa: BLE001 - whatever the model does not take
        found.append(f"slack-sdk: {error}")
    return [*found, *_block_problems(view["blocks"]), *_live(list(_mrkdwn(view)))]


def option_problems(groups: list[dict[str, Any]]) -> list[str]:
    found = [options_problem({"option_groups": groups})]
    found += ["over 100 options"] * (sum(len(group["options"]) for group in groups) > 100)
    return [*filter(None, found), *_text_problems(groups)]


def texts_of(found: object, *kinds: str) -> Iterator[str]:
    """Every text object's text of these kinds."""
    if isinstance(found, Mapping):
        if found.get("type") in kinds and isinstance(found.get("text"), str):
            yield found["text"]
        for value in found.values():
            yield from texts_of(value, *kinds)
    elif isinstance(found, (list, tuple)):
        for value in found:
            yield from texts_of(value, *kinds)


def _mrkdwn(found: object) -> Iterator[str]:
    return texts_of(found, "mrkdwn")


def _block_problems(blocks: list[Any]) -> list[str]:
    found = []
    for block in Block.parse_all([dict(block) for block in blocks]):
        try:
            block.validate_json()
        except Exception as error:  # noqa: BLE001 - whatever the model does not take
            found.append(f"slack-sdk: {error}")
    ids = Counter(_of_elements(blocks, "action_id"))
    found += [f"action id {each} is there twice" for each, times in ids.items() if times > 1]
    found += [f"a value of {len(value)}" for value in _of_elements(blocks, "value") if len(value) > 2000]
    return [*found, *_text_problems(blocks)]


def _of_elements(found: object, field: str) -> Iterator[str]:
    """Of everything that can be pressed, chosen or filled in; options have values of their own."""
    if isinstance(found, Mapping):
        if isinstance(found.get(field), str) and "options" not in found:
            yield found[field]
        for value in found.values():
            yield from _of_elements(value, field)
    elif isinstance(found, (list, tuple)):
        for value in found:
            yield from _of_elements(value, field)


def _text_problems(found: object) -> list[str]:
    blank = [text for text in texts_of(found, "mrkdwn", "plain_text") if not text.strip()]
    return ["a text shows nothing"] * bool(blank)


def _live(texts: list[str]) -> list[str]:
    return [f"live text: {text[:80]!r}" for text in texts if LIVE.search(text)]
