"""Reading the body of a request, never more than the limit."""

from typing import TYPE_CHECKING

from bot.web.replies import HttpReply, json_reply

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment


class RequestRefusedError(Exception):
    """The request is refused with this reply."""

    def __init__(self, reply: HttpReply) -> None:
        super().__init__(reply.text)
        self.reply = reply


def headers_of(environ: "WSGIEnvironment") -> dict[str, str]:
    """The headers of a request by their names in lower case."""
    named = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): str(value)
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    return {**named, "content-type": str(environ.get("CONTENT_TYPE", ""))}


def read_body(environ: "WSGIEnvironment", most: int) -> bytes:
    """The body of a request of at most so many bytes. Raises RefusedError before anything of it is read."""
    length = str(environ.get("CONTENT_LENGTH") or "")
    if not (length.isascii() and length.isdigit()):
        raise RequestRefusedError(json_reply(411, {"error": "a length is required: send Content-Length"}))
    if int(length[:12]) > most:
        raise RequestRefusedError(json_reply(413, {"error": f"too large: at most {most:,} bytes"}))
    body: bytes = environ["wsgi.input"].read(int(length))
    return body
