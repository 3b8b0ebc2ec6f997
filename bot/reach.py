"""How to reach a role or a department, as data: what the surfaces show of it is theirs."""

from dataclasses import dataclass

from bot.catalogue.model import Department, Role
from bot.language.codes import Language


@dataclass(frozen=True, slots=True)
class Reach:
    """Empty strings where the catalogue names nobody and no channel."""

    of_role: bool
    """False where only the department is asked for."""
    department: str
    """Its name: the way on where a role is filled by nobody."""
    channel: str
    """The role's own, else its department's."""
    holder: str = ""
    deputy: str = ""
    co_holders: tuple[str, ...] = ()

    @property
    def holders(self) -> tuple[str, ...]:
        """Everybody who fills the role, the first one first."""
        return (self.holder, *self.co_holders) if self.holder else ()


def reach_of(role: Role | None, department: Department, language: Language) -> Reach:
    """For the role, or for the department where no role is given."""
    name = department.name.best(language) or department.id
    if role is None:
        return Reach(False, name, department.channel)
    channel = role.channel or department.channel
    return Reach(True, name, channel, role.holder, role.deputy, role.co_holders)
