from hypothesis import given
from hypothesis import strategies as st

from bot.web.rate import Allowance, too_many


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@given(
    st.floats(0.1, 100),
    st.integers(1, 50),
    st.lists(st.floats(0, 10), max_size=60),
)
def test_an_allowance_never_allows_more_than_agreed(
    per_second: float, at_once: int, pauses: list[float]
) -> None:
    clock = Clock()
    allowance = Allowance(per_second, at_once, clock)
    taken = 0
    for pause in pauses:
        clock.now += pause
        taken += allowance.wait() == 0
    assert taken <= at_once + per_second * clock.now + 1e-6


def test_waiting_the_seconds_told_is_enough() -> None:
    clock = Clock()
    allowance = Allowance(3, 1, clock)
    assert allowance.wait() == 0
    clock.now += allowance.wait() + 1e-9
    assert allowance.wait() == 0


def test_seconds_to_wait_are_whole_and_at_least_one() -> None:
    assert [dict(too_many(seconds).headers)["Retry-After"] for seconds in (0.01, 1, 1.2)] == ["1", "1", "2"]
