from pathlib import Path

import pytest

from bot.environment import SLACK_API, WORKERS, SettingsError, knowledge_dir, unreachable
from bot.settings import Settings, read_settings, require_askers, require_slack

GOOD = {
    "SLACK_BOT_TOKEN": "xoxb-1-2-abc",
    "SLACK_APP_TOKEN": "xapp-1-A0-2-def",
    "SLACK_SIGNING_SECRET": "0123456789abcdef0123456789abcdef",
    "SLACK_API_URL": "https://slack-gov.com/api",
    "HOST": "0.0.0.0",
    "PORT": "8080",
    "DATABASE_URL": "postgresql://bot:hush@db/who",
    "ASK_TOKEN": "a-token-of-thirty-two-characters",
    "LOG_LEVEL": "warning",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "departments").mkdir()
    return tmp_path


def test_every_setting_is_read(folder: Path) -> None:
    settings = read_settings({**GOOD, "KNOWLEDGE_DIR": str(folder)})
    assert settings.bot_token == "xoxb-1-2-abc"
    assert settings.socket_mode
    assert settings.api_url == "https://slack-gov.com/api/"
    assert (settings.host, settings.port) == ("0.0.0.0", 8080)
    assert (settings.log_level, settings.knowledge_dir) == ("WARNING", folder)


def test_settings_have_defaults(folder: Path) -> None:
    settings = read_settings({}, knowledge=folder)
    assert settings == Settings(knowledge_dir=folder)
    assert settings.api_url == SLACK_API
    assert (settings.host, settings.port) == ("127.0.0.1", None)
    assert not settings.socket_mode


def test_secrets_are_never_shown(folder: Path) -> None:
    shown = repr(read_settings(GOOD, knowledge=folder))
    for secret in ("xoxb", "xapp", "0123456789", "hush", "a-token"):
        assert secret not in shown


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_BOT_TOKEN", "xoxp-1"),
        ("SLACK_BOT_TOKEN", "xoxb-1 2"),
        ("SLACK_APP_TOKEN", "xoxb-1"),
        ("SLACK_SIGNING_SECRET", "!!"),
        ("SLACK_API_URL", "http://slack.com/api/"),
        ("SLACK_API_URL", "slack.com"),
        ("SLACK_API_URL", "https://user@slack.com/"),
        ("SLACK_API_URL", "https://[oops/"),
        ("HOST", "0.0.0.0; reboot"),
        ("HOST", "-h"),
        ("WEB_CONCURRENCY", "two"),
        ("WEB_CONCURRENCY", "0"),
        ("WEB_CONCURRENCY", "-1"),
        ("WEB_CONCURRENCY", "1001"),
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "9" * 5000),
        ("PORT", "٣"),
        ("DATABASE_URL", "mysql://x"),
        ("ASK_TOKEN", "short"),
        ("ASK_TOKEN", "0123456789abcdef 0123456789abcdef"),
        ("ASK_TOKEN", "é" * 40),
        ("ASK_TOKEN", "0" * 513),
        ("MCP_HOSTS", "https://who.example.com"),
        ("MCP_HOSTS", "who.example.com/mcp"),
        ("MCP_HOSTS", "two words"),
        ("MCP_HOSTS", ",".join(["who.example.com"] * 21)),
        ("KNOWLEDGE_DIR", "/no/such/folder"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_malformed_setting_is_named_in_one_line_with_the_remedy(folder: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_settings({"KNOWLEDGE_DIR": str(folder), **GOOD, name: value})
    message = str(error.value)
    assert message.startswith(name)
    assert "\n" not in message
    assert ":" in message


@pytest.mark.parametrize(
    "name", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "DATABASE_URL", "ASK_TOKEN"]
)
def test_malformed_secret_is_not_repeated(folder: Path, name: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_settings({name: "hush hush"}, knowledge=folder)
    assert "hush" not in str(error.value)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN"),
    ],
)
def test_missing_setting_is_named(folder: Path, given: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=f"^{named}"):
        require_slack(read_settings(given, knowledge=folder))


@pytest.mark.parametrize("way", [{"SLACK_APP_TOKEN": "xapp-1"}, {"SLACK_SIGNING_SECRET": "a" * 32}])
def test_either_an_app_token_or_a_signing_secret_suffices(folder: Path, way: dict[str, str]) -> None:
    settings = read_settings({"SLACK_BOT_TOKEN": "xoxb-1", **way}, knowledge=folder)
    assert require_slack(settings) is settings


def test_a_stand_in_on_this_machine_needs_no_https(folder: Path) -> None:
    settings = read_settings({"SLACK_API_URL": "http://127.0.0.1:8888/api/"}, knowledge=folder)
    assert settings.api_url == "http://127.0.0.1:8888/api/"


def test_knowledge_is_looked_for_here_first(tmp_path: Path) -> None:
    (tmp_path / "knowledge" / "departments").mkdir(parents=True)
    assert knowledge_dir({}, start=tmp_path) == tmp_path / "knowledge"


def test_knowledge_of_the_package_is_found_from_anywhere(tmp_path: Path) -> None:
    assert (knowledge_dir({}, start=tmp_path) / "departments").is_dir()


@pytest.mark.parametrize(
    ("given", "emoji"),
    [
        ({}, "raising_hand"),
        ({"REACTION": ":eyes:"}, "eyes"),
        ({"REACTION": "+1"}, "+1"),
        ({"REACTION": ""}, ""),
    ],
)
def test_emoji_that_asks_can_be_changed_and_switched_off(
    folder: Path, given: dict[str, str], emoji: str
) -> None:
    assert read_settings(given, knowledge=folder).reaction == emoji


@pytest.mark.parametrize(
    ("given", "welcome"), [({}, False), ({"WELCOME": "1"}, True), ({"WELCOME": "0"}, False)]
)
def test_newcomers_are_welcomed_if_asked_for(folder: Path, given: dict[str, str], welcome: bool) -> None:
    assert read_settings(given, knowledge=folder).welcome is welcome


@pytest.mark.parametrize(("name", "value"), [("REACTION", "🙋"), ("REACTION", "a b"), ("WELCOME", "maybe")])
def test_malformed_reaction_or_welcome_is_named(folder: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} is malformed"):
        read_settings({name: value}, knowledge=folder)


@pytest.mark.parametrize(("value", "shared"), [("", False), ("0", False), ("1", True)])
def test_contacts_stay_inside_unless_told_otherwise(value: str, shared: bool, tmp_path: Path) -> None:
    settings = read_settings({"SHARE_CONTACTS_EXTERNALLY": value}, knowledge=tmp_path)
    assert settings.share_contacts is shared
    with pytest.raises(SettingsError, match="SHARE_CONTACTS_EXTERNALLY"):
        read_settings({"SHARE_CONTACTS_EXTERNALLY": "yes"}, knowledge=tmp_path)


@pytest.mark.parametrize(("value", "workers"), [("", WORKERS), (" 5 ", 5)])
def test_workers_are_counted(value: str, workers: int, folder: Path) -> None:
    assert read_settings({"WEB_CONCURRENCY": value}, knowledge=folder).workers == workers


def test_http_needs_the_signing_secret_though_there_is_an_app_token(folder: Path) -> None:
    settings = read_settings({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}, knowledge=folder)
    assert require_slack(settings) is settings
    with pytest.raises(SettingsError, match=r"^SLACK_SIGNING_SECRET is not set"):
        require_slack(settings, http=True)


def test_the_default_address_is_not_blamed() -> None:
    assert "SLACK_API_URL" not in str(unreachable(SLACK_API, "timeout"))
    assert str(unreachable(SLACK_API, "timeout")).startswith(
        f"Slack could not be reached at {SLACK_API} (timeout)"
    )
    assert str(unreachable("https://slack-gov.com/api/", "timeout")).startswith(
        "SLACK_API_URL could not be reached"
    )


@pytest.mark.parametrize(
    ("value", "hosts"),
    [
        ("", ()),
        (" , ", ()),
        ("who.example.com", ("who.example.com",)),
        ("Who.example.com, 10.0.0.7:8080 ,", ("who.example.com", "10.0.0.7:8080")),
    ],
)
def test_hosts_of_the_mcp_server_are_read(folder: Path, value: str, hosts: tuple[str, ...]) -> None:
    assert read_settings({"MCP_HOSTS": value}, knowledge=folder).mcp_hosts == hosts


def test_over_http_somebody_must_be_able_to_ask(folder: Path) -> None:
    for given in ({"ASK_TOKEN": "0" * 32}, {"SLACK_SIGNING_SECRET": "0" * 32}):
        settings = read_settings(given, knowledge=folder)
        assert require_askers(settings) is settings
    with pytest.raises(SettingsError, match=r"^ASK_TOKEN is not set"):
        require_askers(read_settings({}, knowledge=folder))


@pytest.mark.parametrize(
    ("value", "mode"), [("", "off"), ("0", "off"), ("1", "public"), ("contacts", "contacts")]
)
def test_the_handbook_names_people_only_where_asked_to(value: str, mode: str) -> None:
    assert read_settings({"HANDBOOK": value}, knowledge=Path()).handbook == mode


@pytest.mark.parametrize("value", ["yes", "2", "public"])
def test_what_is_no_mode_of_the_handbook_is_refused(value: str) -> None:
    with pytest.raises(SettingsError, match=r"^HANDBOOK is malformed"):
        read_settings({"HANDBOOK": value}, knowledge=Path())


def test_the_address_of_the_handbook_is_one_of_the_web() -> None:
    url = "https://who.example.com/handbook"
    assert read_settings({"HANDBOOK_URL": url}, knowledge=Path()).handbook_url == url
    with pytest.raises(SettingsError, match=r"^HANDBOOK_URL is malformed"):
        read_settings({"HANDBOOK_URL": "who.example.com"}, knowledge=Path())


@pytest.mark.parametrize(("value", "days"), [("", 90), ("0", 0), ("365", 365)])
def test_how_long_words_are_kept(value: str, days: int) -> None:
    assert read_settings({"QUESTION_DAYS": value}).question_days == days


@pytest.mark.parametrize("value", ["366", "-1", "a month", "²"])
def test_days_that_are_none_are_refused(value: str) -> None:
    with pytest.raises(SettingsError, match="QUESTION_DAYS is malformed"):
        read_settings({"QUESTION_DAYS": value})
