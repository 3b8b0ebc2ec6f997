import pytest

from bot.catalogue import examples
from bot.catalogue.model import Catalogue, Department, Duty, Role, Text
from bot.language.codes import LANGUAGES, Language

BAKE = Duty(
    "bake", Text("Bake bread", "烤麵包"), phrases={"en": ("a very long wording " * 3, "fresh rolls", "x")}
)
DELIVER = Duty("deliver", Text("Deliver"), phrases={"zh-Hant": ("送貨",)})
BAKERY = Department(
    "bakery", Text("Bakery", "烘焙部"), roles=(Role("baker", Text("Baker"), duties=(BAKE, DELIVER)),)
)
CATALOGUE = Catalogue((BAKERY, Department("transport", Text("Transport", "運輸部"))))


@pytest.mark.parametrize(("language", "need"), [("en", "fresh rolls"), ("zh-Hant", "送貨"), ("zh-Hans", "")])
def test_the_first_short_phrase_in_the_language(language: Language, need: str) -> None:
    assert examples.need(CATALOGUE, language) == need


def test_the_nearest_language_and_names_fill_in() -> None:
    assert examples.several(CATALOGUE, "zh-Hans") == ["送貨", "Baker", "運輸部"]
    assert examples.several(CATALOGUE, "en") == ["fresh rolls", "Baker", "Transport"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_made_up(language: Language) -> None:
    assert examples.one(Catalogue(()), language) == "…"
    assert examples.several(Catalogue(()), language) == []
    assert examples.one(Catalogue((Department("ops", Text()),)), language) == "ops"


@pytest.mark.parametrize(
    "phrase", ["want new rolls", "who bakes?", "my bread is hard", "rolls still warm, please"]
)
def test_a_sentence_makes_no_example(phrase: str) -> None:
    duty = Duty("bake", Text("Bake"), phrases={"en": (phrase, "fresh rolls")})
    catalogue = Catalogue((Department("d", Text("D"), roles=(Role("r", Text("R"), duties=(duty,)),)),))
    assert examples.need(catalogue, "en") == "fresh rolls"
