"""Who keeps what: whether somebody may decide about a department, or about the whole catalogue."""

from dataclasses import dataclass

from bot.catalogue.model import Keepers
from bot.slack.context import Context


@dataclass(frozen=True, slots=True)
class Keeping:
    """What one person keeps."""

    whole: bool = False
    departments: frozenset[str] = frozenset()
    """Ids; those of a keeper of the whole are not listed."""

    def __bool__(self) -> bool:
        return self.whole or bool(self.departments)

    def holds(self, department: str) -> bool:
        return self.whole or department in self.departments


def keeping_of(context: Context) -> Keeping:
    """What the context's person keeps, as the catalogue says now."""
    catalogue = context.catalogue
    if _is_among(context, catalogue.keepers):
        return Keeping(whole=True)
    theirs = (each.id for each in catalogue.departments if _is_among(context, each.keepers))
    return Keeping(departments=frozenset(theirs))


def _is_among(context: Context, keepers: Keepers) -> bool:
    user = context.user
    if not user:
        return False
    if user in keepers.people:
        return True
    groups = (each for each in keepers.people if each.startswith("S") and "@" not in each)
    if any(user in context.installation.groups.of(context.client, each, context.team) for each in groups):
        return True
    addresses = {each.casefold() for each in keepers.people if "@" in each}
    return bool(addresses) and context.people.person(context.client, user).email.casefold() in addresses
