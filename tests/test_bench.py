"""What ./run bench prints is measured in turn and is a ratio."""

from bench.measuring import in_turn


def test_things_are_measured_in_turn_and_once_before_counting():
    order = []

    in_turn(bare=lambda: order.append("bare"), others={"ours": lambda: order.append("ours")}, rounds=2)

    assert order == ["bare", "ours"] * 3


def test_a_ratio_is_to_the_bare_thing_of_the_same_run():
    measures = in_turn(bare=lambda: sum(range(20_000)), others={"more": lambda: sum(range(200_000))}, rounds=5)

    assert measures[0].ratio == 1
    assert measures[1].ratio > 1
