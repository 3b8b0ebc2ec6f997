import json

import pytest

from bot.slack.features.command.handler import COMMAND
from bot.slack.features.registry import offered, scopes
from bot.slack.manifest import REQUEST_URL, events, manifest

# https://docs.slack.dev: the scope each event needs
NEEDED = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "reaction_added": "reactions:read",
    "team_join": "users:read",
    "app_home_opened": "",
}


def test_scopes_are_what_the_features_need_and_no_more() -> None:
    others = {"assistant:write", "chat:write", "commands", "users:read", "usergroups:read"}
    shared = {"channels:read", "groups:read", "im:read", "mpim:read"}
    always = offered()
    asked = scopes(always)
    assert set(asked) == others | shared | {NEEDED[event] for event in events(always) if NEEDED[event]}
    assert all(asked.values())
    assert manifest()["oauth_config"]["scopes"] == {"bot": sorted(asked)}


def test_socket_mode_needs_no_address() -> None:
    assert manifest()["settings"]["socket_mode_enabled"] is True
    assert "url" not in json.dumps(manifest())


def test_http_names_the_address_for_events_commands_interactions_and_options() -> None:
    found = manifest(socket_mode=False, request_url="https://who.example/slack/events")
    assert json.dumps(found).count("https://who.example/slack/events") == 4
    assert found["settings"]["socket_mode_enabled"] is False
    assert REQUEST_URL in json.dumps(manifest(socket_mode=False))


def test_people_can_write_to_the_bot() -> None:
    home = manifest()["features"]["app_home"]
    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]


@pytest.mark.parametrize(
    ("path", "limit"),
    [(("display_information", "name"), 35), (("display_information", "description"), 140)],
)
def test_texts_of_the_manifest_keep_slacks_limits(path: tuple[str, str], limit: int) -> None:
    assert 0 < len(manifest()[path[0]][path[1]]) <= limit


def test_command_is_the_one_listened_to() -> None:
    (command,) = manifest()["features"]["slash_commands"]
    assert command["command"] == COMMAND


def test_what_the_listeners_wait_for_is_declared() -> None:
    features = manifest()["features"]
    declared = {(each["type"], each["callback_id"]) for each in features["shortcuts"]}
    assert declared == {("message", "who_handles_message"), ("global", "who_handles_search")}
    assert all(len(each["name"]) <= 24 for each in features["shortcuts"])
    assert features["app_home"]["home_tab_enabled"]
    assert "agent_view" in features
    assert "assistant_view" not in features


def test_workflow_step_is_a_variant_of_its_own() -> None:
    plain, with_step = manifest(), manifest(workflow_step=True)
    assert "functions" not in plain
    assert plain["settings"]["org_deploy_enabled"] is False
    assert list(with_step["functions"]) == ["find_owner"]
    assert set(with_step["functions"]["find_owner"]["output_parameters"]) >= {
        "role",
        "department",
        "holder",
        "channel",
        "outcome",
        "confidence",
    }
    assert with_step["settings"]["org_deploy_enabled"] is True
    assert with_step["settings"]["function_runtime"] == "remote"
    assert "function_executed" in with_step["settings"]["event_subscriptions"]["bot_events"]


def test_slackbot_is_a_variant_of_its_own() -> None:
    plain, with_server = manifest(), manifest(mcp_url="https://who.example/mcp")
    assert "mcp" not in json.dumps(plain)
    assert with_server["mcp_servers"] == {
        "who_handles": {"url": "https://who.example/mcp", "auth_type": "slack_identity_auth"}
    }
    more = set(with_server["oauth_config"]["scopes"]["bot"]) - set(plain["oauth_config"]["scopes"]["bot"])
    assert more == {"mcp:connect"}
