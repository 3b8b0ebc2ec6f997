"""The listeners of what keepers press, type and submit."""

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltResponse
from slack_sdk import WebClient

from bot.slack.context import Service
from bot.slack.features.keepers.application import (
    ask_for_topic,
    give_to_owner,
    give_to_topic,
    owner_options,
    take_effect,
    take_for_talk,
    topic_options,
    undo,
)
from bot.slack.features.keepers.consent import pass_on
from bot.slack.features.keepers.question_list import (
    back_to_list,
    language_of,
    open_list,
    put_off,
    split,
    turn_list,
)
from bot.slack.features.keepers.teach_view import BACK, OUTSIDE, TEACH, TOPIC, UNDO, waiting_view
from bot.slack.features.keepers.view import (
    BELONGS,
    ELSEWHERE,
    LATER,
    OPEN_LIST,
    SPLIT,
    TALK,
    TELL,
    TURN_LIST,
)
from bot.slack.interaction import Interaction, interaction, on_press


def register(app: App, service: Service) -> None:
    def on_typing(ack: Ack, body: dict[str, Any], client: WebClient) -> BoltResponse:
        press = interaction(service, client, body)
        return ack(option_groups=owner_options(press, str(body.get("value") or "")))

    def on_typing_topic(ack: Ack, body: dict[str, Any], client: WebClient) -> BoltResponse:
        press = interaction(service, client, body)
        return ack(options=topic_options(press, str(body.get("value") or "")))

    def on_submission(act: Callable[[Interaction], None]) -> Callable[..., None]:
        def listener(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
            press = interaction(service, client, body)
            # Slack waits three seconds, and trying out may take longer.
            ack(response_action="update", view=waiting_view(language_of(press)))
            act(press)

        return listener

    presses: tuple[tuple[str, Callable[[Interaction], None]], ...] = (
        (TELL, pass_on),
        (OPEN_LIST, open_list),
        (BACK, back_to_list),
        (UNDO, undo),
    )
    for action_id, act in presses:
        on_press(app, service, action_id, act)
    for begin, act in (
        (TURN_LIST, turn_list),
        (BELONGS, give_to_owner),
        (ELSEWHERE, ask_for_topic),
        (TALK, take_for_talk),
        (SPLIT, split),
        (LATER, put_off),
    ):
        on_press(app, service, re.compile(f"^{begin}[0-9]+$"), act)
    app.options(re.compile(f"^{BELONGS}[0-9]+$"))(on_typing)
    app.options(TOPIC)(on_typing_topic)
    app.view(OUTSIDE)(on_submission(give_to_topic))
    app.view(TEACH)(on_submission(take_effect))
