from threading import Event

from bot.slack.api.client import web_client
from bot.slack.api.people import KEPT_SECONDS, People, Profile
from bot.standin.server import Fault, stand_in
from bot.standin.workspace import BOT_USER, PERSON, TOKEN


def test_names_are_looked_up_once_and_again_when_old() -> None:
    now = [0.0]
    people = People(clock=lambda: now[0])
    with stand_in() as standin:
        client = web_client(TOKEN, standin.api_url)
        assert people.name(client, PERSON) == "pat"
        standin.workspace.users[PERSON] = "patricia"
        assert people.name(client, PERSON) == "pat"
        now[0] = KEPT_SECONDS + 1
        assert people.name(client, PERSON) == "patricia"


def test_unknown_people_and_missing_scopes_have_no_name() -> None:
    people = People()
    with stand_in() as standin:
        client = web_client(TOKEN, standin.api_url)
        assert people.name(client, "U0NOBODY0") == ""
        standin.fail("usergroups.list", Fault(error="missing_scope"))
        assert people.name(client, "S0GROUP00") == ""
        assert people.name(client, "S0GROUP01") == ""


def test_nothing_new_is_looked_up_after_the_deadline() -> None:
    now = [0.0]
    people = People(clock=lambda: now[0])
    with stand_in() as standin:
        client = web_client(TOKEN, standin.api_url)
        deadline = people.within(1)
        assert people.name(client, PERSON, deadline=deadline) == "pat"
        now[0] = KEPT_SECONDS * 2
        assert people.name(client, PERSON, deadline=deadline) == "pat"
        assert people.name(client, "U0WHOBOT0", deadline=deadline) == ""
        assert len(standin.workspace.called("users.info")) == 1


def test_who_cannot_be_looked_up_in_time_is_nobody_known_yet() -> None:
    released = Event()
    people = People()
    with stand_in() as standin:
        client = web_client(TOKEN, standin.api_url)
        standin.fail("users.info", Fault(held=released))
        quick = people.hurried(0.02)
        try:
            assert quick.person(client, PERSON) == Profile()
            assert quick.name(client, BOT_USER) == ""  # the time is up for everybody
            assert len(standin.workspace.called("users.info")) == 1
        finally:
            released.set()
        later = people.hurried(60)
        assert later.person(client, PERSON).colleague
        assert later.name(client, PERSON) == people.name(client, PERSON) == "pat"
        assert len(standin.workspace.called("users.info")) == 1


def test_somebody_known_needs_no_time() -> None:
    people = People()
    with stand_in() as standin:
        client = web_client(TOKEN, standin.api_url)
        people.name(client, PERSON)
        assert people.hurried(0).name(client, PERSON) == "pat"


def test_an_old_name_is_used_but_an_old_right_is_not() -> None:
    now = [0.0]
    people = People(clock=lambda: now[0])
    with stand_in() as standin:
        client = web_client(TOKEN, standin.api_url)
        assert people.person(client, PERSON).colleague
        now[0] = KEPT_SECONDS + 1
        assert people.hurried(0).person(client, PERSON) == Profile("pat", "en", colleague=False)
