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
# WCAG 2.2, success criteria 1.4.6 (text, level AAA) and 1.4.11 (lines that carry meaning).
TEXT_CONTRAST = 7
LINE_CONTRAST = 3
TEXT = [
    ("paper", ["ink", "quiet", "link", "accent", "help"]),
    ("sheet", ["ink", "quiet", "link", "accent", "help"]),
    ("accent-tint", ["ink", "quiet", "link", "accent"]),
    ("accent-ring", ["ink", "accent"]),
    ("accent", ["on-accent"]),
    ("help-tint", ["ink", "quiet", "link", "help"]),
    ("ink", ["paper"]),
]
LINES = [
    ("paper", ["line", "accent-line", "help-line"]),
    ("sheet", ["line", "accent-line", "help-line"]),
    ("accent-tint", ["accent-line"]),
    ("help-tint", ["help-line"]),
]


def style_sheets():
    return sorted(CSS.rglob("*.css"))


def without_comments(css):
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def colours(*, band, dark):
    """Token to ``#rrggbb`` as the band has it, in the order of the cascade; dark rules follow the light ones."""
    css = without_comments((CSS / "tokens.css").read_text(encoding="utf-8"))
    light_part, dark_part = css.split("@media screen and (prefers-color-scheme: dark)", 1)
    dark_part = dark_part.split("@media (prefers-contrast", 1)[0]
    found = {}
    # Rules for a band stand after those for :root, so two passes are the cascade.
    for wanted in (":root", f'[data-age-band="{band}"]'):
        for part in [light_part, dark_part] if dark else [light_part]:
            for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", part):
                if wanted in [each.strip() for each in selector.split(",")]:
                    found |= dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", body))
    return found


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted([luminance(one), luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(*, pairs, least, band, dark):
    tokens = colours(band=band, dark=dark)
    return [
        f"{name} on {ground}: {contrast(tokens[name], tokens[ground]):.2f}"
        for ground, names in pairs
        for name in names
        if contrast(tokens[name], tokens[ground]) < least
    ]


def test_contrast_is_counted_as_the_guidelines_count_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("band", BANDS)
def test_text_of_every_band_stands_out_seven_to_one(band, dark):
    assert too_weak(pairs=TEXT, least=TEXT_CONTRAST, band=band, dark=dark) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("band", BANDS)
def test_lines_that_carry_meaning_stand_out_three_to_one(band, dark):
    assert too_weak(pairs=LINES, least=LINE_CONTRAST, band=band, dark=dark) == []


def test_every_band_has_an_accent_of_its_own_in_light_and_dark():
    for dark in (False, True):
        accents = {colours(band=band, dark=dark)["accent"] for band in BANDS if band}

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
