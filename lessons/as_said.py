"""What an address asks for, said again on a page."""

LONGEST_ARGUMENT = 40


def as_said(argument: str) -> str:
    """``argument`` fit to be repeated: short, and without what nobody can see."""
    return "".join(each if each.isprintable() else "\ufffd" for each in argument.strip()[:LONGEST_ARGUMENT])
