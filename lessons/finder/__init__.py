"""The finder: what it keeps of lessons, what it was asked, and what it answers."""
