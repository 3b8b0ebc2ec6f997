"""GET /handbook, as the server calls it."""

from typing import Any

import pytest

from bot.desk import Desk
from bot.finder import finder
from bot.web.handbook import HANDBOOK_PATH, handbook_application
from tests.fakes import hand_made_desk
from tests.toys.company import COMPANY
from tests.web.calls import Replied, call

TOKEN = "0123456789abcdef0123456789abcdef"
HOLDER = b"kay@example.com"


def get(headers: dict[str, str] | None = None, method: str = "GET", **settings: Any) -> Replied:
    application = handbook_application(hand_made_desk(), **{"served": True, "token": TOKEN, **settings})
    return call(application, HANDBOOK_PATH, headers=headers, method=method)


def test_whoever_opens_it_sees_no_people() -> None:
    found = get()
    assert (found.status, found.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b"Warehouse keeper" in found.body
    assert HOLDER not in found.body


@pytest.mark.parametrize(
    ("authorization", "shown"),
    [(f"Bearer {TOKEN}", True), (f"Bearer {TOKEN}x", False), ("Bearer", False), (TOKEN, False), ("", False)],
)
def test_whoever_bears_the_token_sees_them(authorization: str, shown: bool) -> None:
    found = get({"Authorization": authorization})
    assert (found.status, HOLDER in found.body) == (200, shown)


def test_an_empty_token_is_borne_by_nobody() -> None:
    assert HOLDER not in get({"Authorization": "Bearer "}, token="").body


def test_everybody_sees_them_where_only_colleagues_come() -> None:
    assert HOLDER in get(contacts=True).body


def test_without_the_setting_there_is_none() -> None:
    assert get({"Authorization": f"Bearer {TOKEN}"}, served=False).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_it_is_only_read(method: str) -> None:
    found = get(method=method)
    assert (found.status, found.headers["Allow"]) == (405, "GET, HEAD")


def test_head_has_no_body() -> None:
    found = get(method="HEAD")
    assert (found.status, found.body) == (200, b"")
    assert int(found.headers["Content-Length"]) > 1000


def test_it_may_load_nothing_and_is_framed_by_nobody_else() -> None:
    headers = get().headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert headers["Content-Security-Policy"].endswith("frame-ancestors 'self'")
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_that_is_known_is_not_sent_twice() -> None:
    tag = get().headers["ETag"]
    found = get({"If-None-Match": tag})
    assert (found.status, found.body) == (304, b"")
    assert get({"If-None-Match": tag, "Authorization": f"Bearer {TOKEN}"}).status == 200


def test_it_follows_the_catalogue() -> None:
    desk = hand_made_desk()
    application = handbook_application(desk, served=True)
    before = call(application, HANDBOOK_PATH, method="GET")
    desk.replace(finder.build(COMPANY))
    after = call(application, HANDBOOK_PATH, method="GET")
    assert b"Warehouse keeper" in before.body
    assert b"Warehouse keeper" not in after.body
    assert b"Pricer" in after.body
    assert before.headers["ETag"] != after.headers["ETag"]


def test_its_links_name_its_address() -> None:
    assert b'"base":"https://who.example.com/handbook"' in get(base="https://who.example.com/handbook").body


def test_it_is_made_once_a_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bool] = []

    def page(*_given: Any, contacts: bool, **_more: Any) -> str:
        made.append(contacts)
        return "a page"

    monkeypatch.setattr("bot.web.handbook.handbook", page)
    desk: Desk = hand_made_desk()
    application = handbook_application(desk, served=True)
    for _ in range(3):
        assert call(application, HANDBOOK_PATH, method="GET").body == b"a page"
    assert made == [False]
