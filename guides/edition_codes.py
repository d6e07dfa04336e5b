"""Codes of editions: what stands on paper to be scanned, or typed by somebody who holds it."""

import hashlib

# Crockford's letters: no I, L, O or U, which are read as something else or spell something.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": "", " ": "", "\u00a0": ""})
FEWEST_LETTERS, MOST_LETTERS = 3, 12
CHECK_LETTERS = 2


def code_for(number: int) -> str:
    """The code of ``number``, which is 1 or more: its letters, then two that tell a slip from a code (1 in 1,024)."""
    letters, rest = "", number
    while rest or len(letters) < FEWEST_LETTERS:
        rest, letter = divmod(rest, len(LETTERS))
        letters = LETTERS[letter] + letters
    return letters + _check_letters(letters)


def number_of(typed: str) -> int | None:
    """The number that ``typed`` stands for, small letters and spaces allowed; None if it is no code."""
    code = typed.upper().translate(READ_AS)
    letters, check = code[:-CHECK_LETTERS], code[-CHECK_LETTERS:]
    if not FEWEST_LETTERS <= len(letters) <= MOST_LETTERS or not set(code) <= set(LETTERS):
        return None
    if check != _check_letters(letters):
        return None
    number = 0
    for letter in letters:
        number = number * len(LETTERS) + LETTERS.index(letter)
    # One code a number: zeros in front beyond the usual would make more of them.
    return number if code == code_for(number) and number > 0 else None


def _check_letters(letters: str) -> str:
    digest = hashlib.sha256(f"edition {letters}".encode()).digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:CHECK_LETTERS])
