"""Words that readers of an age may not know: those outside the common words of their band.

The lists stand in ``vocabulary/<language>/``, one file a band, each added to those before it. They are our own
compilation, and a help to the writer, never a gate.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from wording.counting import count
from wording.language_packs import LanguagePack, pack_for
from wording.reading_level import explained_words
from wording.sentences import Span, Word

LISTS_FOLDER = Path(__file__).parent / "vocabulary"
# As many as an editor would look at; the longest first, since long words are the likelier to be hard.
MOST = 10
LAST_BAND = "B6"


@cache
def known_words(language: str, age_band: str) -> frozenset[str]:
    """The common words of a band (its code) and of those before it; empty for a language without lists."""
    known: set[str] = set()
    for path in _files(language):
        if path.stem.upper() <= age_band:
            known |= set(listed_words(path))
    return frozenset(known)


def listed_words(path: Path) -> list[str]:
    """The words of one list in its order. A line that begins with # is a remark."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def outside_words(
    blocks: Iterable[str], *, age_band: str, glossary: Iterable[str] = (), language: str = "en", most: int = MOST
) -> list[Span]:
    """Words that are neither in the list of ``age_band`` (its code) nor explained: each where it first stands.

    At most ``most`` of them, the longest first. Figures, addresses and names are left out; a word counts as a name when
    it has a capital wherever it stands and is in no list of any band. A language without lists has no outside words.
    """
    pack = pack_for(language)
    if pack is None or not (listed := known_words(pack.language, age_band)):
        return []
    known = listed | explained_words(glossary, pack=pack)
    anywhere = known_words(pack.language, LAST_BAND)
    first: dict[str, Span] = {}
    is_name: dict[str, bool] = {}
    for number, word in _words(blocks, pack):
        small = word.text.lower()
        if small not in first:
            first[small] = Span(number, word.start, word.end, word.text)
        is_name[small] = is_name.get(small, True) and _is_capitalised(word.text)
    found = [
        span
        for small, span in first.items()
        if not _is_known(small, known, pack.base_forms)
        and (not is_name[small] or _is_known(small, anywhere, pack.base_forms))
    ]
    return sorted(found, key=lambda span: -len(span.text))[:most]


def _words(blocks: Iterable[str], pack: LanguagePack) -> Iterator[tuple[int, Word]]:
    """Every word of two letters or more and no figure, with the number of its block."""
    for number, block in enumerate(blocks):
        for sentence in count(block, pack=pack).sentences:
            for word in sentence.words:
                if len(word.text) > 1 and not word.is_address and not any(letter.isdigit() for letter in word.text):
                    yield number, word


def _is_known(word: str, known: frozenset[str], base_forms: Callable[[str], Iterator[str]]) -> bool:
    """Whether a word in small letters, or each of its parts between hyphens, is a form of a known one."""
    if any(form in known for form in base_forms(word)):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(any(form in known for form in base_forms(part)) for part in parts if part)


def _is_capitalised(word: str) -> bool:
    """Whether a word could be a name: a capital, then small letters. Letters that are said one by one are no name."""
    return word[:1].isupper() and not word.isupper()


@cache
def _files(language: str) -> tuple[Path, ...]:
    return tuple(sorted((LISTS_FOLDER / language).glob("b?.txt")))
