"""One form for words that are stored and words that are looked for, so that every database answers alike."""

import unicodedata


def folded(text: str) -> str:
    """``text`` without case, accents, Arabic vowel marks and lengthening, with white space run together.

    SQLite folds accents by itself and PostgreSQL does not; both see only what this function leaves.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(char for char in decomposed if not unicodedata.combining(char) and char != "\u0640")
    return " ".join(unicodedata.normalize("NFKC", kept).split())
