"""Addresses of the starter site that the browser tests visit, one of each kind of public page."""

CURRICULUM = "/curriculum/"
MODULE = "/curriculum/signs-support-and-self-care/"
LESSON = f"{MODULE}coping-that-lasts/"
# For the youngest band, whose pages carry letters and a look of their own.
EARLY_LESSON = "/curriculum/feelings-and-helpers/feelings-give-us-clues/"
# M5.3: its topics include sensitive ones.
SENSITIVE_MODULE = "/curriculum/know-the-signs-know-what-helps/"
SENSITIVE_LESSON = f"{SENSITIVE_MODULE}getting-help-including-urgent-help/"
SAFELY = "/help/using-this-site-safely/"
MISSING = "/there-is-no-such-page/"

STUDENT_PAGES = [LESSON, EARLY_LESSON, SENSITIVE_LESSON]
PUBLIC_PAGES = [
    "/",
    CURRICULUM,
    MODULE,
    f"{MODULE}teach/",
    f"{MODULE}family/",
    f"{MODULE}family/letter/",
    f"{MODULE}briefing/",
    f"{SENSITIVE_MODULE}family/",
    *STUDENT_PAGES,
    f"{LESSON}teach/",
    f"{LESSON}family/",
    f"{LESSON}handouts/",
    f"{LESSON}class/",
    f"{LESSON}slide/",
    "/lessons/",
    "/families/",
    "/strands/SIG/",
    "/words/",
    "/words/?age=11-14",
    "/help/",
    SAFELY,
    "/changes/",
    "/g/",
    "/about/",
    "/how-we-review/",
    "/sources/",
    "/privacy/",
    "/accessibility/",
    MISSING,
]
# The finder with chips, chosen options and a word read as another; and with nothing found.
FINDER_PAGES = [
    "/lessons/?age=11-14&age=14-16&minutes=60&q=slepe&sort=reviewed",
    "/lessons/?age=5-7&minutes=20&topic=sleep",
]
# Where somebody may need to leave fast.
PAGES_WITH_EXIT = [SENSITIVE_LESSON, f"{SENSITIVE_MODULE}family/", "/help/", SAFELY]
