"""The catalogue's pages to read, each under an address, and a prompt for support staff."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from bot.catalogue.model import Catalogue
from bot.language.codes import EN, LANGUAGES, Language
from bot.mcp_server.entities import overview_in
from bot.mcp_server.page_texts import department_text, role_text
from bot.mcp_server.results import AskedWronglyError, Caller

SCHEME: Final = "catalogue"
OVERVIEW: Final = f"{SCHEME}://overview"
MOST_LISTED: Final = 200
MAX_URI: Final = 1_000
TEMPLATES: Final = {
    "role": (f"{SCHEME}://role/{{id}}", "A role: its duties, who fills it, whom it works with"),
    "department": (f"{SCHEME}://department/{{id}}", "A department: what it is for, its roles"),
}
LANGUAGES_TOLD: Final = (
    f"Add ?language= with one of {', '.join(LANGUAGES)} for another language than English."
)


@dataclass(frozen=True, slots=True)
class Resource:
    uri: str
    name: str
    title: str


def resources_of(catalogue: Catalogue) -> list[Resource]:
    """The overview, then departments, then roles; the first of them in a large company."""
    departments = [
        Resource(f"{SCHEME}://department/{each.id}", f"department/{each.id}", each.name.best(EN) or each.id)
        for each in catalogue.departments
    ]
    roles = [
        Resource(f"{SCHEME}://role/{role.id}", f"role/{role.id}", role.name.best(EN) or role.id)
        for role, _ in catalogue.roles()
    ]
    return [Resource(OVERVIEW, "overview", "Departments and roles"), *departments, *roles][:MOST_LISTED]


def read_resource(catalogue: Catalogue, uri: str, caller: Caller) -> str:
    """The text of a page. Raises AskedWronglyError for an address that leads nowhere."""
    kind, entity_id, language = _parts(uri)
    if kind == "overview" and not entity_id:
        return overview_in(catalogue, language, contacts=caller.contacts).text
    try:
        if kind == "role":
            return role_text(catalogue, entity_id, language, contacts=caller.contacts)
        if kind == "department":
            return department_text(catalogue, entity_id, language, contacts=caller.contacts)
    except KeyError as error:
        raise AskedWronglyError(f"there is no such {kind}: {OVERVIEW} lists what there is") from error
    raise AskedWronglyError(f"no page has this address: {OVERVIEW} lists what there is")


def _parts(uri: str) -> tuple[str, str, Language]:
    try:
        parts = urlsplit(uri[:MAX_URI])
        asked = parse_qs(parts.query).get("language", [EN])[-1]
    except ValueError as error:
        raise AskedWronglyError(f"this is no address: {OVERVIEW} lists what there is") from error
    if parts.scheme != SCHEME:
        raise AskedWronglyError(f"addresses begin with {SCHEME}://: {OVERVIEW} lists what there is")
    language = next((each for each in LANGUAGES if each == asked), None)
    if language is None:
        raise AskedWronglyError(f"language must be one of {', '.join(LANGUAGES)}")
    return parts.netloc, unquote(parts.path.strip("/")), language
