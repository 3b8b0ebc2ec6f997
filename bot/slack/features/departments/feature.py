"""Which departments and roles there are."""

from typing import Final

from bot.slack.context import CommandWord
from bot.slack.features.departments.handler import list_all, register, show_department, show_role
from bot.slack.features.departments.texts import TEXTS, say
from bot.slack.features.departments.view import way_on
from bot.slack.features.feature import Door, Feature

FEATURE: Final = Feature(
    name="departments",
    register=register,
    texts=TEXTS,
    help_ways=(lambda language, _: say("help_departments", language),),
    command_words=(
        CommandWord(("departments", "department", "roles", "role", "部門", "部门", "職位", "岗位"), list_all),
        CommandWord(("department", "dept", "部門", "部门"), show_department),
        CommandWord(("role", "職位", "职位", "岗位", "崗位"), show_role),
    ),
    ways_on=(way_on,),
    doors=(
        Door(
            "`/who departments`, `/who department NAME`, `/who role NAME`",
            "the departments with their roles, or one of them; only you see it",
        ),
    ),
)
