"""A link to the handbook unfolds into the card of its role, under the message it was posted in."""

from collections.abc import Mapping
from typing import Any, Final

from slack_bolt import App
from slack_sdk import WebClient

from bot.answer import UnknownIdError
from bot.slack.answering.delivery import DeliveryError, calling
from bot.slack.blocks.handbook_link import page_of
from bot.slack.blocks.owner_menu import answer_about
from bot.slack.blocks.values import StaleError
from bot.slack.context import Context, Service
from bot.slack.intake.switched_off import is_off

MOST_LINKS: Final = 5
"""Links of one message that are unfolded."""
COMPOSER: Final = "composer"
"""Where a message is being written: nobody knows yet who will read it."""
_EXPECTED: Final = frozenset(
    ("cannot_unfurl_url", "cannot_unfurl_message", "not_in_channel", "channel_not_found")
)


def register(app: App, service: Service) -> None:
    def on_links(event: dict[str, Any], client: WebClient) -> None:
        if not service.handbook_url or event.get("source") == COMPOSER:
            return
        channel, user = str(event.get("channel") or ""), str(event.get("user") or "")
        unfold(service.context(client, channel=channel), event, user)

    app.event("link_shared")(on_links)


def unfold(context: Context, event: Mapping[str, Any], user: str) -> None:
    """Show the cards of the links in an event, with contacts where whoever reads along may see them.

    user: who posted them
    """
    if not context.channel or is_off(context, context.channel):
        return
    cards = _cards(context, event, user)
    if not cards:
        return
    try:
        with calling("chat.unfurl", _EXPECTED):
            context.client.chat_unfurl(
                channel=context.channel, ts=str(event.get("message_ts") or ""), unfurls=cards
            )
    except DeliveryError:
        return  # logged where it failed; the link itself stands in the message


def _cards(context: Context, event: Mapping[str, Any], user: str) -> dict[str, dict[str, Any]]:
    """The blocks of each link that leads to something, by the link."""
    links = [link for link in event.get("links") or () if isinstance(link, Mapping)][:MOST_LINKS]
    language = context.of(user).language
    cards: dict[str, dict[str, Any]] = {}
    for link in (str(each.get("url") or "") for each in links):
        page = page_of(link, context.service.handbook_url)
        if page is None:
            continue
        try:
            answer = answer_about(page, context.catalogue, language)
            message = context.message(answer, asker=user, ways_on=())
        except (StaleError, UnknownIdError):
            continue
        cards[link] = {"blocks": list(message.blocks)}
    return cards
