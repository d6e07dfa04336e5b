"""Who may read what of the help page: every place that can hold words, named once."""

EVERYONE = frozenset({"student", "teacher", "family"})

HELP_PAGE_AUDIENCES: dict[str, frozenset[str]] = {
    "title": EVERYONE,
    "slug": EVERYONE,
    "seo_title": EVERYONE,
    "search_description": EVERYONE,
    "introduction": EVERYONE,
}
