from collections import Counter

from bot.finder.model.entries import entries_of
from tools.bench import synthetic


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


def test_a_share_of_a_mixed_catalogue_is_chinese() -> None:
    listed = synthetic.phrases(2000)
    assert 0.35 < sum(not phrase.isascii() for phrase in listed) / len(listed) < 0.45


def test_a_named_catalogue_has_names_in_both_languages_and_ten_wordings_a_duty() -> None:
    made = synthetic.named_catalogue(250)
    assert synthetic.named_catalogue(250) == made
    duties = [duty for duty, _, _ in made.duties()]
    assert len(duties) == 250
    assert all(
        duty.text.en.isascii() and not duty.text.zh_hans.isascii() for duty in duties if duty.text.zh_hans
    )
    wordings = [
        [*duty.text.every(), *(p for listed in duty.phrases.values() for p in listed)] for duty in duties
    ]
    assert {len(each) for each in wordings} == {10}
    assert [len(list(department.roles)) for department in made.departments] == [20, 20, 20, 3]
    assert all(role.name.en and role.name.zh_hans for role, _ in made.roles())
    assert all(department.name.zh_hans.endswith("部") for department in made.departments)


def test_every_phrase_reaches_the_index() -> None:
    made = synthetic.catalogue(300)
    indexed = Counter(entries_of(made).phrases)
    assert not Counter(synthetic.phrases(300)) - indexed


def test_questions_are_seeded_and_mixed() -> None:
    made = synthetic.catalogue(500)
    asked = list(synthetic.questions(made, 60))
    assert asked == list(synthetic.questions(made, 60))
    assert {question.isascii() for question in asked} == {True, False}
