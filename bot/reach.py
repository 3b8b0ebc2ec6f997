"""How to reach a role or a department, as data; each surface decides what it shows."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.catalogue.heads import head_of
from bot.catalogue.model import Department, Role
from bot.language.codes import Language


@dataclass(frozen=True, slots=True)
class Reach:
    """Empty strings where the catalogue names nobody and no channel."""

    of_role: bool
    """False where only the department is asked for."""
    department: str
    """Its name."""
    channel: str
    """The role's own, else its department's."""
    holder: str = ""
    deputy: str = ""
    co_holders: tuple[str, ...] = ()
    head: str = ""
    """The name of the role that leads the department, where there is nobody and no channel to ask but its
    holder; else empty."""
    head_contact: str = ""

    def of_those(self, is_there: Callable[[str], bool]) -> "Reach":
        """The same without whoever is gone."""
        first, *others = [*filter(is_there, self.holders)] or [""]
        deputy = self.deputy if self.deputy and is_there(self.deputy) else ""
        left = replace(self, holder=first, co_holders=tuple(others), deputy=deputy)
        led = not self.head_contact or is_there(self.head_contact)
        return left if led else replace(left, head="", head_contact="")

    @property
    def holders(self) -> tuple[str, ...]:
        """Everybody who fills the role, the first one first."""
        return (self.holder, *self.co_holders) if self.holder else ()


def reach_of(role: Role | None, department: Department, language: Language) -> Reach:
    """For the role, or for the department where no role is given."""
    name = department.name.best(language) or department.id
    if role is None:
        head, contact = ("", "") if department.channel else _head_of(department, language)
        return Reach(False, name, department.channel, head=head, head_contact=contact)
    channel = role.channel or department.channel
    reachable = channel or role.holder or role.deputy
    head, contact = ("", "") if reachable else _head_of(department, language)
    return Reach(True, name, channel, role.holder, role.deputy, role.co_holders, head, contact)


def _head_of(department: Department, language: Language) -> tuple[str, str]:
    """The name of the role that leads the department and who fills it; both empty where nobody does."""
    head = head_of(department)
    contact = (head.holder or head.deputy) if head else ""
    return (head.name.best(language) or head.id, contact) if head and contact else ("", "")
