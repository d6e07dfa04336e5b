"""The words that an English word may be a form of: a small stemmer by rule, for looking words up in a list.

It only offers; whoever asks keeps what is in their list. So it may offer what is no word ("butt" for "buttes"), and
irregular forms ("went") stand in the lists themselves.
"""

from collections.abc import Iterator

_VOWELS = frozenset("aeiou")
_CONTRACTIONS = ("n't", "'ll", "'re", "'ve", "'s", "'d", "'m")
_ENDINGS = ("ing", "ed", "er", "est", "ers", "ings")
_LONGEST = 60


def base_forms(word: str) -> Iterator[str]:
    """``word`` in small letters first, then what it may be a form of, likeliest first. Nothing more if it is long."""
    whole = word.lower().replace("’", "'")
    yield whole
    if len(whole) > _LONGEST:
        return
    for ending in _CONTRACTIONS:
        if whole.endswith(ending):
            whole = whole.removesuffix(ending)
            yield whole
            break
    whole = whole.strip("'")
    yield from _plurals(whole)
    yield from _with_endings(whole)
    yield from _adverbs(whole)


def _plurals(word: str) -> Iterator[str]:
    """Also what a verb does: "tells", "watches", "worries"."""
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("ves"):
        yield f"{word[:-3]}f"
        yield f"{word[:-3]}fe"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]


def _with_endings(word: str) -> Iterator[str]:
    """ "Talked", "making", "bigger", "happiest"."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        yield stem
        yield f"{stem}e"
        if stem.endswith("i"):
            yield f"{stem[:-1]}y"
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
            yield stem[:-1]
        if ending == "ing" and stem.endswith("y"):
            yield f"{stem[:-1]}ie"


def _adverbs(word: str) -> Iterator[str]:
    """ "Slowly", "happily", "gently", "automatically"."""
    if word.endswith("ly") and len(word) > 4:
        yield word[:-2]
        yield f"{word[:-1]}e"
        if word.endswith("ily"):
            yield f"{word[:-3]}y"
        if word.endswith("ally"):
            yield word[:-4]
