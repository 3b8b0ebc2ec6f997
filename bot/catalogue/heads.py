"""Who leads a department, judged by the names of its roles."""

from typing import Final

from bot.catalogue.model import Department, Role

_LEADS: Final = frozenset(("manager", "head", "lead", "director", "chief"))
_LEADS_ZH: Final = ("经理", "主管", "总监", "經理", "總監")


def head_of(department: Department) -> Role | None:
    """The role that leads a department: the one whose English id or name says so."""
    for role in department.roles:
        words = {*role.id.split("-"), *role.name.en.lower().split()}
        if words & _LEADS or role.name.best("zh-Hant").endswith(_LEADS_ZH):
            return role
    return None
