from bot.answer import Answer, Match

RETURNS = Match("customer-service", "customer-service-specialist", "returns-and-exchanges", 0.97, "returns")
STOCK = Match("logistics", "warehouse-keeper", "stocktaking", 0.9, "stocktaking")


def test_further_needs_stand_in_the_json_in_the_same_form() -> None:
    further = Answer("and stocktaking", "answered", "en", (STOCK,))
    answer = Answer("who handles returns and stocktaking", "answered", "en", (RETURNS,), further=(further,))
    assert answer.as_json()["and"] == [further.as_json()]


def test_an_answer_to_one_need_says_nothing_of_others() -> None:
    assert "and" not in Answer("who handles returns", "answered", "en", (RETURNS,)).as_json()
