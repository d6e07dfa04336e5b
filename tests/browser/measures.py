"""What can be measured on an open page: lists of what is wrong, so that empty is good."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page

FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary"

# Shared by the measures below. A closed <details> skips what it holds, and checkVisibility knows that.
_COMMON = """
  const FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const shown = (it) => it.checkVisibility({visibilityProperty: true});
  const hiddenOnPurpose = (it) => it.closest(".visually-hidden, .skip-link, thead") !== null;
  const words = (it) => (it.innerText || it.getAttribute("aria-label") || it.name || "").trim().slice(0, 40);
  const name = (it) => `${it.localName}.${it.className || "-"} “${words(it)}”`;
"""


def sticks_out(page: Page) -> list[str]:
    """What makes the page wider than its window: elements past an edge that stand in no scroller of their own."""
    return _ask(
        page,
        """
        const width = document.documentElement.clientWidth, wide = document.scrollingElement.scrollWidth;
        const scrolls = (it) => it && it !== document.body &&
          (["auto", "scroll"].includes(getComputedStyle(it).overflowX) || scrolls(it.parentElement));
        const out = [...document.body.querySelectorAll("*")]
          .filter((it) => shown(it) && !hiddenOnPurpose(it) && !scrolls(it.parentElement))
          .filter((it) => it.getBoundingClientRect().right > width + 1 || it.getBoundingClientRect().left < -1)
          .map((it) => `${name(it)} ends at ${Math.round(it.getBoundingClientRect().right)} of ${width}`);
        return wide > width ? [`the page is ${wide} wide in a window of ${width}`, ...out] : out;
        """,
    )


def cut_off(page: Page) -> list[str]:
    """Elements whose own text is larger than the box that clips it."""
    return _ask(
        page,
        """
        return [...document.body.querySelectorAll("*")]
          .filter((it) => shown(it) && !hiddenOnPurpose(it) && it.innerText)
          .filter((it) => [...it.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
          .filter((it) => {
            const style = getComputedStyle(it);
            const across = style.overflowX !== "visible" && it.scrollWidth > it.clientWidth + 1;
            return across || (style.overflowY !== "visible" && it.scrollHeight > it.clientHeight + 1);
          })
          .map(name);
        """,
    )


def text_sizes(page: Page) -> dict[str, float]:
    """Size in CSS pixels of every shown element with text of its own, by its place in the page and its name."""
    sizes: dict[str, float] = page.evaluate(
        f"""() => {{ {_COMMON}
        return Object.fromEntries([...document.body.querySelectorAll("*")]
          .filter((it) => [...it.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
          .map((it, place) => [it, place])
          .filter(([it]) => shown(it))
          .map(([it, place]) => [
            `${{place}} ${{it.localName}}.${{it.className}}`, parseFloat(getComputedStyle(it).fontSize)]));
        }}"""
    )
    return sizes


@contextmanager
def large_letters(page: Page) -> Iterator[None]:
    """Letters of twice the size, as a reader sets them in the browser: what is measured in rem follows."""
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    usual = page.evaluate(size)
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.wait_for_function(f"usual => {size} >= 2 * usual", arg=usual)
    try:
        yield
    finally:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        session.detach()


def small_targets(page: Page, *, least: int, among: str = FOCUSABLE) -> list[str]:
    """Targets lower or narrower than ``least`` CSS pixels, by WCAG 2.2, 2.5.8.

    As there, a link inside a sentence doesn't count, nor, for 24 pixels, one with enough room around its middle.
    A box to tick counts with its label.
    """
    return _ask(
        page,
        """
        const [least, among] = given;
        const inSentence = (it) => getComputedStyle(it).display.startsWith("inline") &&
          !getComputedStyle(it).display.includes("flex") && [...it.parentElement.childNodes]
            .some((child) => child.nodeType === 3 && /\\p{Letter}/u.test(child.data));
        // A link that breaks over two lines is two boxes; the larger one is what a finger aims at.
        const boxes = (it) => [it, ...(it.labels || [])].flatMap((part) => [...part.getClientRects()]);
        const area = (one) => one.width * one.height;
        const box = (it) => boxes(it).reduce((best, one) => area(one) > area(best) ? one : best);
        const small = (one) => one.width < least - 0.5 || one.height < least - 0.5;
        const all = [...document.querySelectorAll(FOCUSABLE)].filter((it) => shown(it) && !hiddenOnPurpose(it));
        const away = (one, x, y) => Math.hypot(
          Math.max(one.left - x, 0, x - one.right), Math.max(one.top - y, 0, y - one.bottom));
        const crowded = (it) => {
          const own = box(it), x = own.left + own.width / 2, y = own.top + own.height / 2;
          return all.some((other) => {
            if (other === it || other.contains(it) || it.contains(other)) return false;
            const one = box(other);
            const middle = Math.hypot(one.left + one.width / 2 - x, one.top + one.height / 2 - y);
            return boxes(other).some((part) => away(part, x, y) < 12) || (small(one) && middle < 24);
          });
        };
        return all.filter((it) => it.matches(among) && small(box(it)) && !inSentence(it) && (least > 24 || crowded(it)))
          .map((it) => `${name(it)} is ${Math.round(box(it).width)} by ${Math.round(box(it).height)}`);
        """,
        [least, among],
    )


def heading_faults(page: Page) -> list[str]:
    """Headings out of order: not exactly one of the first level, not first, or a level left out."""
    return _ask(
        page,
        """
        const all = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(shown);
        const level = (it) => Number(it.localName[1]);
        const tops = all.filter((it) => level(it) === 1).length;
        const faults = tops === 1 ? [] : [`${tops} headings of the first level`];
        if (all.length && level(all[0]) !== 1) faults.push(`${name(all[0])} comes first`);
        const jumps = all.filter((it, place) => place && level(it) > level(all[place - 1]) + 1);
        return [...faults, ...jumps.map((it) => `${name(it)} leaves a level out`)];
        """,
    )


def never_focused(page: Page) -> list[str]:
    """Walks the page with the Tab key; returns links and controls that it never reaches or that then show no ring."""
    page.evaluate(
        f"""() => {{ {_COMMON}
        window.awaited = [...document.querySelectorAll(FOCUSABLE)].filter((it) => shown(it) && !it.disabled);
        window.met = new Set();
        window.last = null;
        }}"""
    )
    faults = []
    for _ in range(page.evaluate("window.awaited.length") + 40):
        page.keyboard.press("Tab")
        fault = page.evaluate(_LOOK_AT_FOCUS)
        if fault is None:
            break
        if fault:
            faults.append(fault)
    missed = _ask(page, "return window.awaited.filter((it) => !window.met.has(it)).map(name);")
    return faults + [f"{one} is never reached" for one in missed]


# The ring must be 2 pixels and differ from what is behind it by 3:1 (WCAG 2.2, 1.4.11). Null at the end of the page.
_LOOK_AT_FOCUS = f"""() => {{ {_COMMON}
  const it = document.activeElement;
  // A field for a time has several stops of its own.
  if (it === window.last) return "";
  if (!it || it === document.body || window.met.has(it)) return null;
  window.met.add(window.last = it);
  const parts = (colour) => (colour.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const light = (colour) => parts(colour).slice(0, 3).map((one) => one / 255)
    .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, place) => sum + one * [0.2126, 0.7152, 0.0722][place], 0);
  const solid = (node) => {{
    if (!node) return "rgb(255, 255, 255)";
    const colour = getComputedStyle(node).backgroundColor;
    return parts(colour)[3] === 0 ? solid(node.parentElement) : colour;
  }};
  const style = getComputedStyle(it), box = it.getBoundingClientRect();
  const [one, other] = [light(style.outlineColor), light(solid(it.parentElement))].sort((a, b) => b - a);
  const ratio = (one + 0.05) / (other + 0.05);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return `${{name(it)}} shows no ring`;
  if (ratio < 3) return `${{name(it)}} has a ring of only ${{ratio.toFixed(1)}}:1`;
  if (box.width < 2 || box.height < 2 || box.right < 1 || box.bottom < 1) return `${{name(it)}} has focus out of sight`;
  return "";
}}"""


def _ask(page: Page, body: str, given: Any = None) -> list[str]:
    answer: list[str] = page.evaluate(f"(given) => {{ {_COMMON} {body} }}", given)
    return answer
