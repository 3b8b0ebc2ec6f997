from bot.slack.features.workflow_step.handler import STEP, STEP_DEFINITION
from bot.standin.view_payloads import function_executed, team_join


def test_workflow_step_comes_with_its_parameters() -> None:
    event = function_executed(STEP, {"text": "x"}, execution="Fx7", definition=STEP_DEFINITION)["event"]
    assert (event["type"], event["function_execution_id"]) == ("function_executed", "Fx7")
    assert event["function"]["callback_id"] == STEP
    assert [each["name"] for each in event["function"]["input_parameters"]] == ["text", "asker"]
    assert "confidence" in [each["name"] for each in event["function"]["output_parameters"]]


def test_members_who_join_have_different_ids() -> None:
    one, other = team_join("U1"), team_join("U2", is_bot=True)
    assert one["event_id"] != other["event_id"]
    assert (one["event"]["user"]["is_bot"], other["event"]["user"]["is_bot"]) == (False, True)
