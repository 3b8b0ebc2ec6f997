from collections import Counter

from bot.bench import synthetic
from bot.finder.entries import entries_of


def test_as_many_phrases_as_asked_for_and_the_same_every_time() -> None:
    made = synthetic.catalogue(1030)
    count = sum(len(phrases) for duty, _, _ in made.duties() for phrases in duty.phrases.values())
    assert count == 1030
    assert synthetic.catalogue(1030) == made


def test_roles_grow_with_the_phrases() -> None:
    roles = [len(list(synthetic.catalogue(count).roles())) for count in (500, 5000)]
    assert roles == [5, 50]


def test_words_are_as_unequal_as_in_real_text() -> None:
    words = Counter(word for phrase in synthetic.phrases(5000) if phrase.isascii() for word in phrase.split())
    times = sorted(words.values(), reverse=True)
    assert times[0] > 20 * times[len(times) // 2]
    assert sum(each == 1 for each in times) > len(times) / 3


def test_a_mixed_share_is_chinese() -> None:
    listed = synthetic.phrases(2000)
    assert 0.35 < sum(not phrase.isascii() for phrase in listed) / len(listed) < 0.45


def test_every_phrase_reaches_the_index() -> None:
    made = synthetic.catalogue(300)
    indexed = Counter(entries_of(made).phrases)
    assert not Counter(synthetic.phrases(300)) - indexed


def test_questions_are_seeded_and_mixed() -> None:
    made = synthetic.catalogue(500)
    asked = list(synthetic.questions(made, 60))
    assert asked == list(synthetic.questions(made, 60))
    assert {question.isascii() for question in asked} == {True, False}
