"""A step for Workflow Builder."""

from typing import Final

from bot.slack.features.feature import Door, Feature
from bot.slack.features.workflow_step.handler import STEP, STEP_DEFINITION, register

FEATURE: Final = Feature(
    name="workflow_step",
    register=register,
    option="workflow-step",
    events=("function_executed",),
    functions={STEP: STEP_DEFINITION},
    doors=(
        Door(
            "Workflow Builder step *Find who handles it*",
            "text in; role, department, holder, channel, outcome and confidence out. "
            "`manifest --workflow-step` adds it; such an app cannot be distributed publicly. A step counts "
            "as received only once Slack knows how it ended: what a crash or a hiccup leaves undone Slack "
            "delivers again, three times within some six minutes",
        ),
    ),
)
