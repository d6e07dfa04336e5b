"""Which word somebody meant who wrote one that no lesson holds."""

from collections.abc import Iterable

# Letters that may be wrong, swapped, missing or too many, by the length of the word.
SHORTEST, LONG = 4, 8


# Slips, then whether it begins and ends otherwise, then how much longer or shorter it is: smaller is likelier.
Distance = tuple[int, bool, bool, int]


def near(word: str, known: Iterable[str]) -> list[tuple[Distance, str]]:
    """Words of ``known`` that ``word`` may be a slip of, the likeliest first; none for a very short one."""
    most = 0 if len(word) < SHORTEST or word.isdigit() else 1 if len(word) < LONG else 2
    if not most:
        return []
    letters = _letters(word)
    found = []
    for other in known:
        # Each slip changes the set of letters in two places at most, and the length by one.
        if abs(len(other) - len(word)) > most or (_letters(other) ^ letters).bit_count() > 2 * most:
            continue
        away = slips(word, other, most)
        if 0 < away <= most and len(other) >= SHORTEST:
            found.append(((away, other[0] != word[0], other[-1] != word[-1], abs(len(other) - len(word))), other))
    return sorted(found)


def slips(one: str, other: str, most: int) -> int:
    """How many letters are wrong, missing, too many or swapped with their neighbour; ``most`` + 1 when it is more.

    The "optimal string alignment" distance, row by row.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, letter_there in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != letter_there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == letter_there:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row[-1], most + 1)


def _letters(word: str) -> int:
    marks = 0
    for letter in word:
        marks |= 1 << (ord(letter) % 31)
    return marks
