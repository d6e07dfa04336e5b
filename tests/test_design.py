"""The design keeps its promises: letters that can be read, faces that may be shipped, nothing asked of another host."""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CSS = ROOT / "static" / "css"
FONTS = ROOT / "static" / "fonts"
LAYERS = ["reset", "base", "layout", "blocks", "partials"]

BANDS = ["", "5-7", "7-9", "9-11", "11-14", "14-16", "16-18"]
# Each set of colours, and the selector under which tokens.css makes it count.
LIGHT, BY_DEVICE, DARK, CREAM = (
    "[data-age-band]",
    ":root:not([data-colours])",
    ':root[data-colours="dark"]',
    ':root[data-colours="cream"]',
)
SETS = [LIGHT, BY_DEVICE, DARK, CREAM]
SET_NAMES = ["light", "dark-by-device", "dark-by-choice", "cream"]
# WCAG 2.2, success criteria 1.4.6 (text, level AAA) and 1.4.11 (lines that carry meaning).
TEXT_CONTRAST = 7
LINE_CONTRAST = 3
TEXT = [
    ("paper", ["ink", "quiet", "link", "accent", "help", "good", "old"]),
    ("sheet", ["ink", "quiet", "link", "accent", "help", "good", "old"]),
    ("accent-tint", ["ink", "quiet", "link", "accent"]),
    ("accent-ring", ["ink", "accent"]),
    ("accent", ["on-accent"]),
    ("help-tint", ["ink", "quiet", "link", "help"]),
    ("ink", ["paper"]),
    # A sentence that is read aloud stands on it.
    ("halo", ["halo-ink"]),
]
LINES = [
    ("paper", ["line", "accent-line", "help-line", "accent", "ink"]),
    ("sheet", ["line", "accent-line", "help-line", "accent", "ink"]),
    ("accent-tint", ["accent-line"]),
    ("help-tint", ["help-line"]),
]


def style_sheets():
    return sorted(CSS.rglob("*.css"))


def without_comments(css):
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def rules(css):
    """Selectors, each by itself, with what they declare, in order; a rule inside a media query counts as any other."""
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", without_comments(css)):
        for selector in selectors.split(","):
            yield selector.strip(), dict(re.findall(r"--([a-z-]+): ([^;]+);", body))


def colours(*, band, chosen):
    """Token to ``#rrggbb`` as the band has it in the set of colours that the selector ``chosen`` makes count."""
    css = (CSS / "tokens.css").read_text(encoding="utf-8").split("@media (prefers-contrast", 1)[0]
    said = {}
    for wanted in (":root", f'[data-age-band="{band}"]', "[data-age-band]", chosen):
        for selector, declared in rules(css):
            if selector == wanted:
                said |= declared
    return {name: found for name in said if (found := followed(said, name)).startswith("#")}


def followed(said, name):
    """What stands at the end of ``var(--that-leads-to-another)``."""
    value = said[name]
    leads_on = re.fullmatch(r"var\(--([a-z-]+)\)", value)
    return followed(said, leads_on.group(1)) if leads_on else value


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted([luminance(one), luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(*, pairs, least, band, chosen):
    tokens = colours(band=band, chosen=chosen)
    return [
        f"{name} on {ground}: {contrast(tokens[name], tokens[ground]):.2f}"
        for ground, names in pairs
        for name in names
        if contrast(tokens[name], tokens[ground]) < least
    ]


def test_contrast_is_counted_as_the_guidelines_count_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("chosen", SETS, ids=SET_NAMES)
@pytest.mark.parametrize("band", BANDS)
def test_text_of_every_band_stands_out_seven_to_one(band, chosen):
    assert too_weak(pairs=TEXT, least=TEXT_CONTRAST, band=band, chosen=chosen) == []


@pytest.mark.parametrize("chosen", SETS, ids=SET_NAMES)
@pytest.mark.parametrize("band", BANDS)
def test_lines_that_carry_meaning_stand_out_three_to_one(band, chosen):
    assert too_weak(pairs=LINES, least=LINE_CONTRAST, band=band, chosen=chosen) == []


def test_every_colour_is_weighed_against_a_ground():
    """A new token can't be forgotten: it is a text, a line, a ground, or stands here with its reason."""
    # Never told apart by colour: a hairline only calms, and pictures bring their own contrast.
    carries_no_meaning = {"hairline", "picture-paper"}
    weighed = {name for ground, names in TEXT + LINES for name in (ground, *names)}

    counted = {name for name in colours(band="5-7", chosen=LIGHT) if not re.search("-(light|dark|cream)$", name)}

    assert counted - weighed - carries_no_meaning == set()


def test_dark_is_the_same_whether_the_device_or_the_reader_asks_for_it():
    for band in BANDS:
        assert colours(band=band, chosen=DARK) == colours(band=band, chosen=BY_DEVICE)


def test_every_band_has_an_accent_of_its_own_in_every_set_of_colours():
    for chosen in SETS:
        accents = {colours(band=band, chosen=chosen)["accent"] for band in BANDS if band}

        assert len(accents) == 6


def test_every_font_file_that_a_style_names_is_shipped():
    named = {
        (sheet.parent / address).resolve()
        for sheet in style_sheets()
        for address in re.findall(r'url\("([^"]+\.woff2)"\)', sheet.read_text(encoding="utf-8"))
    }

    assert named
    assert [path for path in named if not path.is_file()] == []


def test_every_font_family_comes_with_its_licence():
    families = {re.sub(r"-(latin-ext|latin|arabic)-\d00-normal$", "", path.stem) for path in FONTS.glob("*.woff2")}

    assert families
    for family in families:
        licence = (FONTS / f"{family}-OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_every_font_file_is_the_one_that_its_package_holds():
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    written_down = dict(re.findall(r"\| `([^`]+\.woff2)` \| `([0-9a-f]{64})` \|", readme))

    shipped = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.woff2")}

    assert shipped == written_down


def test_no_style_asks_another_host_or_another_file_for_more():
    for sheet in style_sheets():
        css = without_comments(sheet.read_text(encoding="utf-8"))

        assert not re.search(r"""url\(\s*["']?(https?:)?//""", css), sheet.name
        assert "@import" not in css, sheet.name


def test_the_layers_are_declared_once_and_nobody_adds_one():
    declared = re.findall(r"@layer ([a-z, ]+);", without_comments((CSS / "site.css").read_text(encoding="utf-8")))

    used = {
        layer
        for sheet in style_sheets()
        for layer in re.findall(r"@layer ([a-z-]+) \{", without_comments(sheet.read_text(encoding="utf-8")))
    }

    assert declared == [", ".join(LAYERS)]
    assert used <= set(LAYERS)


def test_dark_is_for_screens_only_so_that_paper_stays_light():
    for sheet in style_sheets():
        css = without_comments(sheet.read_text(encoding="utf-8"))

        assert "prefers-color-scheme" not in css.replace("@media screen and (prefers-color-scheme", ""), sheet.name


def test_only_the_tokens_ask_what_colours_a_device_wants():
    """Anything else that asked the device would overrule what the reader chose."""
    files = [*style_sheets(), *(ROOT / "static" / "js").rglob("*.js"), *(ROOT / "templates").rglob("*.html")]

    asking = [path.name for path in files if "prefers-color-scheme" in path.read_text(encoding="utf-8")]

    assert asking == ["tokens.css"]


def test_styles_say_start_and_end_so_that_right_to_left_works():
    side = "(?:left|right)"
    physical = re.compile(rf"(?<![\w-])(?:(?:margin|padding|border)-{side}|{side}:)|text-align: {side}")

    for sheet in style_sheets():
        assert not physical.findall(without_comments(sheet.read_text(encoding="utf-8"))), sheet.name


def test_pictures_of_the_house_carry_a_title_and_no_code():
    pictures = [*(ROOT / "static" / "icons").glob("*.svg"), *(ROOT / "static" / "pictures").glob("*.svg")]

    assert pictures
    for picture in pictures:
        drawn = picture.read_text(encoding="utf-8")
        assert "<title>" in drawn, picture.name
        assert not re.search(r"<script|<style|\son\w+=|href=|https?://(?!www\.w3\.org/2000/svg)", drawn), picture.name
