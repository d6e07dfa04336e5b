"""Times things in turn, so that a machine that slows down slows all of them."""

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """Milliseconds of one thing over several rounds; ``ratio`` is to the bare thing measured in the same rounds."""

    name: str
    rounds: int
    median_ms: float
    fastest_ms: float
    ratio: float

    @property
    def per_second(self) -> float:
        """How often a second one worker could do it."""
        return 1000 / self.median_ms

    def as_data(self) -> dict[str, object]:
        return asdict(self) | {"per_second": round(self.per_second, 1)}


def in_turn(*, bare: Callable[[], object], others: dict[str, Callable[[], object]], rounds: int) -> list[Measure]:
    """The bare thing and ``others``, one after the other in every round, each once before counting."""
    named = {"bare": bare, **others}
    for run in named.values():
        run()
    taken: dict[str, list[float]] = {name: [] for name in named}
    for _ in range(rounds):
        for name, run in named.items():
            before = time.perf_counter()
            run()
            taken[name].append((time.perf_counter() - before) * 1000)
    return [
        Measure(
            name=name,
            rounds=rounds,
            median_ms=round(statistics.median(times), 3),
            fastest_ms=round(min(times), 3),
            ratio=round(statistics.median(a / b for a, b in zip(times, taken["bare"], strict=True)), 3),
        )
        for name, times in taken.items()
    ]
