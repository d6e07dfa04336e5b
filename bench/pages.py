"""Public pages beside a bare Django view of the same bytes, through the same middleware."""

from functools import partial

from django.test import Client
from django.test.utils import override_settings

from . import urls
from .measuring import Measure, in_turn

ROUNDS = 60


def measure_pages(addresses: dict[str, str]) -> dict[str, list[Measure]]:
    """For each named address, the page and a bare view of its bytes; no page cache, no network."""
    found = {}
    with override_settings(ROOT_URLCONF="bench.urls"):
        client = Client(headers={"host": "localhost"})
        for name, address in addresses.items():
            response = client.get(address)
            if response.status_code != 200:
                raise SystemExit(f"{address} answers {response.status_code}. Run ./run demo --no-serve first.")
            urls.given[name] = response.content
            found[name] = in_turn(
                bare=partial(client.get, f"/bench-bare/{name}/"),
                others={name: partial(client.get, address)},
                rounds=ROUNDS,
            )
    return found
