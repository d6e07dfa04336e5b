"""Takes the pictures of every kind of public page: three age bands, telephone and desk, light and dark.

    ./run demo --no-serve                       # once
    .venv/bin/python docs/screenshots/take.py http://127.0.0.1:8000

It needs a demonstration that is served at the address, and a Chromium. For each kind of page it writes one picture
beside this file, with the first screens side by side.
"""

import shutil
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
BANDS = {
    "5-7": ("/curriculum/feelings-and-helpers/", "things-that-help-me-feel-better/"),
    "9-11": ("/curriculum/minds-matter/", "what-helps-and-when/"),
    "14-16": ("/curriculum/know-the-signs-know-what-helps/", "a-plan-for-tough-times/"),
}
# For each kind of page its addresses: one for all readers, or one for each band.
OF_LESSONS = {"student": "", "teach": "teach/", "family": "family/", "sheets": "handouts/", "screen": "run/?step=2"}
FOR_ALL = {
    "front-door": "/",
    "map": "/curriculum/",
    "strand": "/strands/SIG/",
    "lessons": "/lessons/",
    "families": "/families/",
    "help": "/help/?country=GB",
    "words": "/words/",
    "safely": "/help/using-this-site-safely/",
    "about": "/about/",
    "changes": "/changes/",
    "papers": "/g/",
    "missing": "/there-is-no-such-page/",
}
# (width, height) of the window in CSS pixels, and how wide its picture is.
SCREENS = {(360, 720): 200, (1280, 800): 440}
GAP, PAPER, QUALITY = 12, "#777", 70


def addresses() -> Iterator[tuple[str, list[str]]]:
    """(kind of page, its addresses)."""
    yield from ((kind, [address]) for kind, address in FOR_ALL.items())
    yield "module", [module for module, _ in BANDS.values()]
    for kind, ending in OF_LESSONS.items():
        yield kind, [f"{module}{lesson}{ending}" for module, lesson in BANDS.values()]


def shots(browser: Browser, url: str) -> list[Image.Image]:
    """The first screen of ``url`` on each screen, light and then dark."""
    found = []
    for (width, height), shown in SCREENS.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            page.goto(url, wait_until="networkidle")
            taken = Image.open(BytesIO(page.screenshot()))
            found.append(taken.resize((shown, round(height * shown / width)), Image.Resampling.LANCZOS))
            context.close()
    return found


def sheet(rows: list[list[Image.Image]]) -> Image.Image:
    """The pictures of each row side by side, the rows below each other."""
    widths = [sum(each.width for each in row) + GAP * (len(row) + 1) for row in rows]
    heights = [max(each.height for each in row) + GAP for row in rows]
    whole = Image.new("RGB", (max(widths), sum(heights) + GAP), PAPER)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        left = GAP
        for each in row:
            whole.paste(each, (left, top))
            left += each.width + GAP
        top += height
    return whole


def main(site: str) -> None:
    program = next((found for name in ("chromium", "google-chrome-stable") if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for kind, where in addresses():
            picture = sheet([shots(browser, site.rstrip("/") + address) for address in where])
            picture.save(HERE / f"page-{kind}.webp", quality=QUALITY, method=6)
            print(f"page-{kind}.webp")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
