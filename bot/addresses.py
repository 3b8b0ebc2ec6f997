"""Addresses of the web, as a page has them."""

import re
from typing import Final
from urllib.parse import urlsplit

_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9.\[\]:-]{1,260}(?:/[A-Za-z0-9._~/%+-]{0,500})?")


def is_web_address(text: str) -> bool:
    """True for http or https with host and path, and nothing else in it: no user, query, fragment, blanks."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return bool(host) and _ADDRESS.fullmatch(text) is not None
