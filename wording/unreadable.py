"""What is raised for a file that nobody can read here."""


class UnreadableDocument(ValueError):
    """A file that can't be read. Its text says why and what to do, in the words of somebody who writes lessons."""
