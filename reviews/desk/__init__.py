"""The reviewers' desk: what waits for whom, the screen on which a seat is decided, and how far every review is."""
