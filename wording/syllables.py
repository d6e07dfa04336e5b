"""How many syllables an English word has: by rule and a short list of exceptions, with no word list to fetch.

Rules and list are our own; docs/reading_level.md says how they were checked, and how often they are wrong.
"""

import re
import unicodedata
from functools import lru_cache

# Letters beyond this count for nothing: no English word has them.
_LONGEST = 60

# Words that the rules get wrong. Their endings are looked through, so that "friendships" is found under "friend".
_BY_COUNT = {
    1: "ache aid brr clothe friend grr hmm mm ms once one our ours psst scheme shh some tongue view yacht",
    2: (
        "acne ai argue beloved bracelet brilliant business cafe cement chocolate choir colonel create doctor "
        "dr embed eu evening every fluid forehead genius giant goodbye handkerchief headache hour hundred id "
        "lion maybe mr mrs naked neon ok poet react ruin sacred science soldier someone surgeon teenage "
        "themselves tire uk wednesday whereby wicked"
    ),
    3: (
        "alien anyone anything area aspirin bicycle civilian courteous coyote diary different element "
        "employer everyone everything familiar family genuine hiv idea karate liaison museum oasis ocd "
        "parliament peculiar realise realize recipe scientist simile suicide theatre timetable tuition usa "
        "usual"
    ),
    4: "adhd apostrophe catastrophe diabetes enthusiasm etc pshe reality rshe scientific society",
    5: "curiosity individual",
}
_EXCEPTIONS = {word: count for count, words in _BY_COUNT.items() for word in words.split()}
# Each ending, with the syllables that it adds; before one that begins with a vowel an e may have gone.
_ENDINGS = {
    "ships": 1, "ship": 1, "less": 1, "ness": 1, "ful": 1, "ing": 1, "ings": 1, "est": 1, "er": 1, "ers": 1,
    "ally": 2, "ly": 1, "al": 1, "ed": 0, "d": 0, "s": 0,
}  # fmt: skip
# A shorter exception has no endings: "aid" is not "ai" with a d.
_SHORTEST_BASE = 3
_CONTRACTED = {"aren't": 1, "can't": 1, "don't": 1, "weren't": 1, "won't": 1}

_CONTRACTION = re.compile(r"'(?:s|d|m|ll|re|ve)?$")

_VOWELS = re.compile(r"[aeiouy]+")
_VOWEL_LETTERS = frozenset("aeiouyw")
_BETWEEN_VOWELS = re.compile(r"(?<=[aeiou])y(?=[aeiou])")
# The e of "rarely", "movement" and "safety" is silent, and of first parts such as "home" and "there".
_SILENT_INSIDE = re.compile(
    r"(?<=[a-z][^aeiou])(?<![^aeiou]l)e(?=(?:ly|ments?|mental|ness|less|lessly|ful|fully|fulness)$)"
    r"|(?<=gu)e(?=ly$)|(?<=[fn])e(?=ty$)"
)
_SILENT_FIRST = re.compile(
    r"^((?:un)?(?:base|before|bride|care|else|eye|face|fare|fire|fore(?!ns)|frame|game|grape|guide|hedge|home|hope|house|"
    r"life|like|live|lone|love|make|mile|more|name|nine|note|one|place|safe|scare|score|side|some|space|spoke|stake|take|"
    r"there|time|use|ware|where|white|whole|wide))(?=[bcdfghkmnprstwl][a-z]{2})"
)
# "Struggle", "centre", "hatred", "wanted" and "boxes" keep their last syllable; "moved" and "rules" do not.
_SOUNDED_E = re.compile(r"[^aeiouyr][lr]e$")
_SILENT_ED = re.compile(r"(?:[^aeioutdylr]|[aeiouylr]l|[aeiouyr]r)ed$")
_SILENT_ES = re.compile(r"(?<![csxzg])(?<!ch)(?<!sh)(?<![^aeiouyr][lr])(?<![aeioy])es$")
# Two vowels that are spoken apart, and the m of "optimism".
_APART = re.compile(
    "|".join(
        (
            r"[aeiouy]ing",  # see-ing
            r"(?<![ctsgl])ia(?!ge)|lia(?=b|n[ct]|r|t)|[ct]ia(?=t)",  # di-al; not special
            r"(?<![ctsxg])ie(?=n[ct])|(?<=[^aeioustc])ie(?=t)",  # audi-ence, qui-et; not patient
            r"(?<=[aeiouy][^aeiouycthf])iers?$|(?<=[^aeiouy][^aeiouycthg])iers?$|(?<!pr)iest$",  # easi-er
            r"(?<![ctsxglnh])io(?!us)|[tl]io$|xiom|(?<![ctgxs])iou|uou|iu|neou",  # peri-od, seri-ous
            r"(?<=[dgrnl])eo(?!n|us|r?ge)|^neo|eor$",  # vide-o; not people
            r"crea(?=t(?!ur))|rea(?=ct)|^rea(?=l[ist]|pp|ss|dj)|idea",  # cre-ative, re-act
            r"(?<![gq])ua(?=[lnrt](?!d))|(?<![gq])ue(?=n[cdt]|l$|l[lst]|t$)",  # manu-al, flu-ent
            r"oe(?=[mt])|[oa]ic(?:$|al)|[^aeiou]ao(?!u)|^coe|coin(?=c)|oa(?=ct|li)|whoe",  # po-em, hero-ic, cha-os
            r"(?<=[^aeiou])isms?$|asms?$|ythm|ithm",
            r"^coo(?=[pr])|^re(?=[ou]|i[nmt][a-z]{4})|^pre(?=[eo])",  # co-operate, re-use
        )
    )
)


def syllables(word: str) -> int:
    """Syllables of one word; parts with hyphens are counted one by one. Nought where there is no Latin letter."""
    return sum(_count(part[:_LONGEST]) for part in word.lower().replace("’", "'").split("-"))


@lru_cache(maxsize=20_000)
def _count(part: str) -> int:
    if part in _CONTRACTED:
        return _CONTRACTED[part]
    if part.endswith("n't"):
        return _count(part[:-3]) + 1
    base, _, ending = part.rpartition("'") if _CONTRACTION.search(part) else (part, "", "")
    letters = re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", base))
    if not letters:
        return 0
    count = _listed(letters) or _by_rule(letters)
    is_spoken = (ending == "s" and letters.endswith(("s", "x", "z", "ch", "sh", "ce", "ge", "se"))) or (
        ending in {"d", "ll", "ve"} and letters[-1] not in _VOWEL_LETTERS
    )
    return count + is_spoken


def _listed(letters: str) -> int:
    """Syllables of an exception or of one with an ending; nought for any other word."""
    if letters in _EXCEPTIONS:
        return _EXCEPTIONS[letters]
    for ending, added in _ENDINGS.items():
        if letters.endswith(ending):
            base = letters.removesuffix(ending)
            for whole in (base, f"{base}e"):
                if len(whole) >= _SHORTEST_BASE and whole in _EXCEPTIONS:
                    return _EXCEPTIONS[whole] + added + (ending == "ed" and whole[-1] in "dt")
    return 0


def _by_rule(letters: str) -> int:
    if not _VOWELS.search(letters):
        # Spelled out, as in "PTSD".
        return min(len(letters), 5)
    if letters.startswith("every"):
        letters = "evry" + letters.removeprefix("every")
    stem = _SILENT_FIRST.sub(lambda match: match.group()[:-1], _SILENT_INSIDE.sub("", letters))
    stem = _BETWEEN_VOWELS.sub("j", stem.replace("qu", "q").replace("ically", "icly"))
    count = len(_VOWELS.findall(stem)) + len(_APART.findall(stem))
    if len(_VOWELS.findall(stem)) > 1 and _ends_silently(stem):
        count -= 1
    return max(1, count)


def _ends_silently(stem: str) -> bool:
    if stem.endswith("e"):
        return stem.endswith(("gue", "que")) or not (_SOUNDED_E.search(stem) or stem[-2] in "aeiouy")
    return bool(_SILENT_ED.search(stem) or _SILENT_ES.search(stem))
