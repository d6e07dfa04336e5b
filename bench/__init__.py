"""Benchmarks as ratios: our pages and guides beside the barest thing that gives the same bytes, in one run."""
