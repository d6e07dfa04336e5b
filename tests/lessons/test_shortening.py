"""A lesson made shorter keeps what keeps it safe, and fits, or says how many minutes it needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.shortening import TimedStep, TooShortError, shortened, shortest_minutes

OPENING = TimedStep(number=1, minutes=6, least=2, is_protected=True)
CALM_END = TimedStep(number=9, minutes=4, least=2, is_optional=True, is_protected=True)


def step(number: int, minutes: int, least: int | None = None, **facts: bool) -> TimedStep:
    return TimedStep(number=number, minutes=minutes, least=minutes if least is None else least, **facts)


@st.composite
def plans(draw: st.DrawFn) -> list[TimedStep]:
    count = draw(st.integers(1, 12))
    return [
        TimedStep(
            number=number,
            minutes=draw(st.integers(0, 25)),
            least=draw(st.integers(0, 30)),
            is_optional=draw(st.booleans()),
            is_protected=number in (1, count) or draw(st.booleans()),
        )
        for number in range(1, count + 1)
    ]


@given(plans(), st.integers(-5, 400))
def test_protected_steps_keep_every_minute_and_the_plan_fits_or_says_why_not(
    steps: list[TimedStep], minutes: int
) -> None:
    shortest = shortest_minutes(steps)
    if minutes < shortest:
        with pytest.raises(TooShortError, match=f"needs {shortest} minutes"):
            shortened(steps, minutes=minutes)
        return

    plan = shortened(steps, minutes=minutes)

    assert sum(plan.values()) <= minutes
    for one in steps:
        if one.is_protected:
            assert plan[one.number] == one.minutes
        elif one.number in plan:
            assert min(one.least, one.minutes) <= plan[one.number] <= one.minutes
        else:
            assert one.is_optional


@given(plans(), st.integers(0, 400))
def test_nothing_gets_shorter_while_something_optional_is_left(steps: list[TimedStep], more: int) -> None:
    plan = shortened(steps, minutes=shortest_minutes(steps) + more)

    is_trimmed = any(plan.get(one.number, one.minutes) < one.minutes for one in steps)
    keeps_optional = any(one.is_optional and not one.is_protected and one.number in plan for one in steps)
    assert not (is_trimmed and keeps_optional)


@given(plans())
def test_the_shortest_plan_can_be_taught_and_a_minute_less_can_not(steps: list[TimedStep]) -> None:
    shortest = shortest_minutes(steps)

    assert sum(shortened(steps, minutes=shortest).values()) == shortest
    with pytest.raises(TooShortError):
        shortened(steps, minutes=shortest - 1)


@given(plans(), st.integers(0, 60))
def test_a_minute_more_never_leaves_less_of_the_lesson(steps: list[TimedStep], more: int) -> None:
    minutes = shortest_minutes(steps) + more

    fuller, plan = shortened(steps, minutes=minutes + 1), shortened(steps, minutes=minutes)

    assert sum(fuller.values()) >= sum(plan.values())


def test_with_all_its_minutes_a_lesson_keeps_all_its_steps() -> None:
    steps = [OPENING, step(2, 10, 5, is_optional=True), CALM_END]

    assert shortened(steps, minutes=20) == {1: 6, 2: 10, 9: 4}
    assert shortened(steps, minutes=90) == {1: 6, 2: 10, 9: 4}


def test_the_optional_step_goes_that_leaves_the_fullest_lesson() -> None:
    steps = [OPENING, step(2, 12, is_optional=True), step(3, 8, is_optional=True), step(4, 10), CALM_END]

    assert shortened(steps, minutes=33) == {1: 6, 2: 12, 4: 10, 9: 4}
    assert shortened(steps, minutes=28) == {1: 6, 3: 8, 4: 10, 9: 4}


def test_of_two_optional_steps_of_one_length_the_later_goes() -> None:
    steps = [OPENING, step(2, 8, is_optional=True), step(3, 8, is_optional=True), CALM_END]

    assert shortened(steps, minutes=20) == {1: 6, 2: 8, 9: 4}


def test_the_step_with_the_most_to_give_gives_first() -> None:
    steps = [OPENING, step(2, 12, 6), step(3, 8, 6), CALM_END]

    assert shortened(steps, minutes=26) == {1: 6, 2: 8, 3: 8, 9: 4}
    assert shortened(steps, minutes=23) == {1: 6, 2: 6, 3: 7, 9: 4}


def test_too_few_minutes_are_refused_with_what_it_takes() -> None:
    with pytest.raises(TooShortError) as refused:
        shortened([OPENING, step(2, 12, 6), CALM_END], minutes=15)

    assert refused.value.shortest == 16
