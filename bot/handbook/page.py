"""The handbook as one file: markup, style, scripts and data, with nothing to load from anywhere."""

import base64
import hashlib
import html
import json
from functools import cache
from importlib.resources import files
from typing import Final

from bot.catalogue.model import Catalogue
from bot.handbook.book import book
from bot.language.codes import EN

SCRIPTS: Final = ("terms.js", "search.js", "parts.js", "views.js", "start.js")
"""In the order in which they build on each other; together they are one function."""


def handbook(catalogue: Catalogue, *, contacts: bool, base: str = "") -> str:
    """The page. ``contacts`` says whether people and channels are on it.

    base: the http(s) address that the page will have, for links that lead back to it; empty if unknown.
    """
    style, script = _asset("page.css"), _script()
    data = json.dumps(
        book(catalogue, contacts=contacts, base=base), ensure_ascii=False, separators=(",", ":")
    )
    parts = {
        "policy": policy(),
        "title": html.escape(catalogue.name.best(EN)),
        "style": style,
        # No text can end the element it is in, nor open a comment.
        "data": data.replace("<", "\\u003c"),
        "script": script,
    }
    page = _asset("page.html")
    # One pass from the front: what is put in is never looked at again.
    pieces = []
    for name, value in parts.items():
        before, page = page.split(f"{{{{{name}}}}}")
        pieces += [before, value]
    return "".join([*pieces, page])


def policy() -> str:
    """The page's Content-Security-Policy: its own style and script by their hashes, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash(_asset('page.css'))}",
            f"script-src {_hash(_script())}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


@cache
def _script() -> str:
    inner = "".join(_asset(name) for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{inner}}})();\n'


@cache
def _asset(name: str) -> str:
    return (files(__package__) / "assets" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
