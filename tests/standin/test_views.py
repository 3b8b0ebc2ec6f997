"""The stand-in's views methods keep Slack's rules."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.standin.server import StandIn, stand_in
from bot.standin.workspace import GENERAL, PERSON, TOKEN, ResponsePlace

SECTION = {"type": "section", "text": {"type": "plain_text", "text": "Words"}}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Title"}, "blocks": [SECTION]}
HOME = {"type": "home", "blocks": [SECTION]}


def client_of(standin: StandIn) -> WebClient:
    return WebClient(token=TOKEN, base_url=standin.api_url, retry_handlers=[])


def error_of(call: object) -> str:
    assert isinstance(call, SlackApiError)
    return str(call.response["error"])


def test_trigger_opens_one_view() -> None:
    with stand_in() as standin:
        client, trigger = client_of(standin), standin.workspace.trigger(ResponsePlace(GENERAL, PERSON))
        view_id = client.views_open(trigger_id=trigger, view=MODAL)["view"]["id"]
        assert standin.workspace.modals[view_id].user == PERSON
        for used in (trigger, "made.up"):
            with pytest.raises(SlackApiError) as caught:
                client.views_open(trigger_id=used, view=MODAL)
            assert error_of(caught.value) == "expired_trigger_id"


def test_only_open_views_can_be_changed() -> None:
    with stand_in() as standin:
        client, trigger = client_of(standin), standin.workspace.trigger(ResponsePlace("", PERSON))
        view_id = client.views_open(trigger_id=trigger, view=MODAL)["view"]["id"]
        client.views_update(view_id=view_id, view={**MODAL, "private_metadata": "changed"})
        assert standin.workspace.modals[view_id].view["private_metadata"] == "changed"
        standin.workspace.close(view_id)
        with pytest.raises(SlackApiError) as caught:
            client.views_update(view_id=view_id, view=MODAL)
        assert error_of(caught.value) == "not_found"


def test_home_is_one_for_each_user_and_no_modal() -> None:
    with stand_in() as standin:
        client = client_of(standin)
        client.views_publish(user_id=PERSON, view=HOME)
        client.views_publish(user_id=PERSON, view={**HOME, "private_metadata": "new"})
        assert standin.workspace.homes[PERSON].view["private_metadata"] == "new"
        for user, view in ((PERSON, MODAL), ("U0NOBODY0", HOME)):
            with pytest.raises(SlackApiError):
                client.views_publish(user_id=user, view=view)
