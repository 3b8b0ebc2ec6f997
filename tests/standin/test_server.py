import json
import urllib.error
import urllib.request

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.api.client import web_client
from bot.standin.server import Fault, StandIn, stand_in
from bot.standin.workspace import BOT_USER, GENERAL, PERSON, TOKEN, ResponsePlace


@pytest.fixture
def standin() -> StandIn:
    with stand_in() as running:
        yield running


@pytest.fixture
def client(standin: StandIn) -> WebClient:
    return web_client(TOKEN, standin.api_url)


def code_of(error: pytest.ExceptionInfo[SlackApiError]) -> str:
    return str(error.value.response["error"])


def test_stand_in_tells_whose_token_it_is(client: WebClient) -> None:
    assert client.auth_test()["user_id"] == BOT_USER


@pytest.mark.parametrize(("token", "code"), [("xoxb-other", "invalid_auth"), ("", "not_authed")])
def test_stand_in_refuses_other_tokens(standin: StandIn, token: str, code: str) -> None:
    with pytest.raises(SlackApiError) as error:
        web_client(token, standin.api_url).auth_test()
    assert code_of(error) == code


def test_stand_in_keeps_posts_threads_edits_and_deletions(standin: StandIn, client: WebClient) -> None:
    first = client.chat_postMessage(channel=GENERAL, text="one")
    second = client.chat_postMessage(channel=GENERAL, text="two", thread_ts=first["ts"])
    client.chat_update(channel=GENERAL, ts=first["ts"], text="one more")
    replies = client.conversations_replies(channel=GENERAL, ts=first["ts"])["messages"]
    assert [message["text"] for message in replies] == ["one more", "two"]
    assert [message["text"] for message in client.conversations_history(channel=GENERAL)["messages"]] == [
        "one more"
    ]
    client.chat_delete(channel=GENERAL, ts=second["ts"])
    assert [post.text for post in standin.workspace.by_bot()] == ["one more"]


def test_private_lines_are_in_no_history(standin: StandIn, client: WebClient) -> None:
    client.chat_postEphemeral(channel=GENERAL, user=PERSON, text="psst")
    assert client.conversations_history(channel=GENERAL)["messages"] == []
    assert standin.workspace.by_bot()[0].shown_to == PERSON


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ({"channel": GENERAL, "text": ""}, "no_text"),
        ({"channel": GENERAL, "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": GENERAL, "text": "x", "blocks": [{"type": "section"}]}, "invalid_blocks"),
        ({"channel": GENERAL, "text": "x", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
    ],
)
@pytest.mark.filterwarnings("ignore:The top-level `text` argument")
def test_stand_in_refuses_what_slack_refuses(
    client: WebClient, arguments: dict[str, object], code: str
) -> None:
    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(**arguments)
    assert code_of(error) == code


def test_faults_are_met_once(standin: StandIn, client: WebClient) -> None:
    standin.fail("chat.postMessage", Fault(error="not_in_channel"))
    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(channel=GENERAL, text="x")
    assert code_of(error) == "not_in_channel"
    assert client.chat_postMessage(channel=GENERAL, text="x")["ok"]


def test_lost_reply_took_effect_and_the_post_is_not_repeated(standin: StandIn, client: WebClient) -> None:
    standin.fail("chat.postMessage", Fault(lost_reply=True))
    with pytest.raises(OSError):
        client.chat_postMessage(channel=GENERAL, text="x")
    assert len(standin.workspace.by_bot()) == 1


def test_rate_limit_names_the_seconds_to_wait(standin: StandIn, client: WebClient) -> None:
    standin.fail("chat.postMessage", Fault(retry_after=99))
    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(channel=GENERAL, text="x")
    assert error.value.response.headers["Retry-After"] == "99"


def test_unknown_methods_and_paths_are_refused(standin: StandIn, client: WebClient) -> None:
    with pytest.raises(SlackApiError) as error:
        client.api_call("files.delete")
    assert code_of(error) == "unknown_method"
    with (
        pytest.raises(urllib.error.HTTPError) as http_error,
        urllib.request.urlopen(f"http://{standin.address}/x"),
    ):
        pass
    http_error.value.close()
    assert http_error.value.code == 404


@pytest.mark.parametrize(
    ("body", "count", "shown_to"),
    [
        ({"text": "new"}, 2, PERSON),
        ({"text": "new", "response_type": "in_channel"}, 2, ""),
        ({"text": "new", "replace_original": True}, 1, ""),
        ({"delete_original": True}, 0, ""),
    ],
)
def test_response_url_takes_a_reply(
    standin: StandIn, client: WebClient, body: dict[str, object], count: int, shown_to: str
) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="old")["ts"]
    url = standin.response_url(ResponsePlace(GENERAL, PERSON, ts))
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as response:
        assert response.read() == b"ok"
    posts = standin.workspace.by_bot()
    assert len(posts) == count
    assert not posts or (posts[-1].text, posts[-1].shown_to) == ("new", shown_to)
