"""Who may read what of the map and of a module: every place that can hold words, named once."""

EVERYONE = frozenset({"student", "teacher", "family"})
TEACHERS = frozenset({"teacher"})

CURRICULUM_AUDIENCES: dict[str, frozenset[str]] = {
    "title": EVERYONE,
    "slug": EVERYONE,
    "seo_title": EVERYONE,
    "search_description": EVERYONE,
    "intro": EVERYONE,
}

MODULE_AUDIENCES: dict[str, frozenset[str]] = {
    "title": EVERYONE,
    "slug": EVERYONE,
    "seo_title": EVERYONE,
    "search_description": EVERYONE,
    "code": EVERYONE,
    "key_question": EVERYONE,
    "overview": EVERYONE,
    "prior_learning": TEACHERS,
    "next_step": TEACHERS,
    "evidence_note": TEACHERS,
    "sources.citation.source": TEACHERS,
    "sources.citation.place": TEACHERS,
}
