"""Who may read what of the front door and of plain pages: every place that can hold words, named once."""

EVERYONE = frozenset({"student", "teacher", "family"})

HOME_AUDIENCES: dict[str, frozenset[str]] = {
    "title": EVERYONE,
    "slug": EVERYONE,
    "seo_title": EVERYONE,
    "search_description": EVERYONE,
    "welcome": EVERYONE,
    "introduction": EVERYONE,
}

STANDARD_AUDIENCES: dict[str, frozenset[str]] = {
    "title": EVERYONE,
    "slug": EVERYONE,
    "seo_title": EVERYONE,
    "search_description": EVERYONE,
    "body": EVERYONE,
}
