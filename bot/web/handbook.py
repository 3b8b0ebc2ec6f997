"""``GET /handbook``: the catalogue as one page, always that of the catalogue in use."""

import hashlib
from threading import Lock
from typing import TYPE_CHECKING, Final

from bot.catalogue.model import Catalogue
from bot.desk import Desk
from bot.handbook.page import handbook, policy
from bot.web.bearer import bears_token
from bot.web.replies import NOT_FOUND, HttpReply, json_reply, send

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HANDBOOK_PATH: Final = "/handbook"
HTML: Final = "text/html; charset=utf-8"


class Pages:
    """The page with contacts and the one without, made once per catalogue. Thread-safe."""

    def __init__(self, desk: Desk, base: str) -> None:
        self._desk = desk
        self._base = base
        self._made: dict[bool, tuple[Catalogue, HttpReply]] = {}
        self._making = Lock()

    def page(self, *, contacts: bool) -> HttpReply:
        catalogue = self._desk.catalogue
        with self._making:
            made = self._made.get(contacts)
            if made is None or made[0] is not catalogue:
                made = (catalogue, _reply(handbook(catalogue, contacts=contacts, base=self._base)))
                self._made[contacts] = made
        return made[1]


def handbook_application(
    desk: Desk, *, served: bool, contacts: bool = False, token: str = "", base: str = ""
) -> "WSGIApplication":
    """404 to everybody unless ``served``.

    Nobody knows who opens a page, so people and channels are on it for whoever bears the token alone, or for
    everybody where ``contacts`` says that only colleagues can reach it, or that outsiders may see them.
    """
    pages = Pages(desk, base)

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        if not served:
            reply = NOT_FOUND
        elif environ.get("REQUEST_METHOD") not in {"GET", "HEAD"}:
            reply = json_reply(405, {"error": "the handbook is only read: GET"}, Allow="GET, HEAD")
        else:
            page = pages.page(contacts=contacts or bears_token(token, environ))
            seen = dict(page.headers)["ETag"] in str(environ.get("HTTP_IF_NONE_MATCH", ""))
            reply = HttpReply(304, "", HTML, page.headers) if seen else page
        return send(reply, environ, start_response)

    return application


def _reply(page: str) -> HttpReply:
    digest = hashlib.sha256(page.encode("utf-8", "replace")).hexdigest()
    headers = {
        "ETag": f'"{digest[:32]}"',
        "Cache-Control": "private, no-cache",
        "Vary": "Authorization",
        "Content-Security-Policy": f"{policy()}; frame-ancestors 'self'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
    return HttpReply(200, page, HTML, tuple(headers.items()))
