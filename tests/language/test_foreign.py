import pytest

from bot.catalogue.model import Catalogue, Department, Text
from bot.finder.finder import build
from bot.language.foreign import foreign_of
from bot.rendering import plain_text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("在庫の確認は誰がしていますか", "ja"),
        ("배송 문제는 누구에게 물어봐야 하나요", "ko"),
        ("Wer kümmert sich um kaputte Lampen?", "de"),
        ("wen frage ich bitte wegen der Inventur", "de"),
        ("¿Quién es responsable del inventario?", "es"),
        ("Qui est responsable des stocks ?", "fr"),
        ("who handles broken lamps", ""),
        ("who looks after the La Mer and de la Cruz accounts", ""),
        ("who handles the ラーメン order from last week, it never came", ""),
        ("我の包裹在哪", ""),
        ("退貨找誰", ""),
        ("die Lampe", ""),
        ("", ""),
    ],
)
def test_languages_that_are_not_spoken_are_recognised(text: str, language: str) -> None:
    assert foreign_of(text) == language


def test_the_asker_is_told_in_their_own_language() -> None:
    catalogue = Catalogue((Department("all", Text("All")),))
    finder = build(catalogue)
    for text, told in (
        ("Wer kümmert sich um kaputte Lampen?", "Englisch und Chinesisch"),
        ("在庫の確認は誰がしていますか", "英語か中国語で"),
        ("¿Quién es responsable del inventario?", "inglés y chino"),
    ):
        answer = finder.find(text)
        assert answer.outcome == "unknown"
        assert told in plain_text(answer, catalogue)
