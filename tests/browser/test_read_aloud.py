"""“Read to me”: a voice of the device itself or none at all; the sentence is marked; pause, stop and keyboard work."""

import pytest
from playwright.sync_api import Page, expect

from .addresses import EARLY_LESSON, LESSON, SENSITIVE_LESSON
from .conftest import OpenPage

pytestmark = pytest.mark.browser

# Stands in for a device's voices, of which a browser without a window has none. A sentence ends when the test says so.
DEVICE = """
window.spoken = []; window.cancelled = 0; let current = null;
const voices = VOICES;
const device = Object.assign(new EventTarget(), {
  getVoices: () => voices,
  speak(words) { current = words; window.spoken.push([words.text, words.voice.name]); },
  cancel() { window.cancelled += 1; const was = current; current = null; was?.onend?.(); },
});
window.finish = () => { const was = current; current = null; was.onend(); };
Object.defineProperty(window, "speechSynthesis", { value: device });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
OWN = '{ name: "Own", lang: "en-GB", localService: true, default: true }'
REMOTE = '{ name: "Remote", lang: "en-GB", localService: false, default: false }'
OTHER_LANGUAGE = '{ name: "Autre", lang: "fr-FR", localService: true, default: false }'


def with_voices(page: Page, *voices: str) -> Page:
    page.add_init_script(DEVICE.replace("VOICES", f"[{', '.join(voices)}]"))
    return page


def marked(page: Page) -> str:
    said: str = page.evaluate("[...(CSS.highlights.get('being-read') ?? [])].map(String).join()")
    return " ".join(said.split())


def last_spoken(page: Page) -> str:
    return str(page.evaluate("spoken.at(-1)[0]"))


@pytest.mark.parametrize("voices", [[], [REMOTE], [OTHER_LANGUAGE], [REMOTE, OTHER_LANGUAGE]])
def test_without_a_voice_of_its_own_for_the_language_a_device_has_no_button(
    open_starter_page: OpenPage, voices: list[str]
) -> None:
    page = with_voices(open_starter_page(), *voices)
    page.goto(EARLY_LESSON)

    expect(page.get_by_text("Easier to read", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Read to me")).to_be_hidden()


def test_a_voice_that_arrives_late_brings_the_button(open_starter_page: OpenPage) -> None:
    page = with_voices(open_starter_page())
    page.goto(EARLY_LESSON)
    expect(page.get_by_role("button", name="Read to me")).to_be_hidden()

    page.evaluate(f"speechSynthesis.getVoices().push({OWN}); speechSynthesis.dispatchEvent(new Event('voiceschanged'))")

    expect(page.get_by_role("button", name="Read to me")).to_be_visible()


def test_a_page_is_read_sentence_by_sentence_in_a_voice_of_the_device(open_starter_page: OpenPage) -> None:
    page = with_voices(open_starter_page(), REMOTE, OTHER_LANGUAGE, OWN)
    page.goto(EARLY_LESSON)
    page.get_by_role("button", name="Read to me").click()
    title = page.locator("h1").inner_text()

    while page.get_by_role("group", name="Reading to you").is_visible():
        assert marked(page) == last_spoken(page)
        page.evaluate("finish()")

    spoken = page.evaluate("spoken")
    words = [text for text, _ in spoken]
    assert {voice for _, voice in spoken} == {"Own"}
    assert title in words
    assert "I can name five feelings." in words
    assert len(words) > 20
    assert len(words) == len(page.evaluate("[...new Set(spoken.map((it, at) => at))]"))
    assert marked(page) == ""
    # What is folded away and what only screen readers need is left out.
    assert not any("What we agree on in this lesson" in text for text in words)
    assert "To read" not in words
    expect(page.get_by_role("button", name="Read to me")).to_be_focused()


def test_what_is_hidden_is_not_read(open_starter_page: OpenPage) -> None:
    page = with_voices(open_starter_page(), OWN)
    page.goto(EARLY_LESSON)
    paragraph = page.locator("main section p").filter(visible=True).first
    words = paragraph.inner_text()
    paragraph.evaluate("(it) => { it.hidden = true; }")
    page.get_by_role("button", name="Read to me").click()

    while page.get_by_role("group", name="Reading to you").is_visible():
        page.evaluate("finish()")

    spoken = " ".join(text for text, _ in page.evaluate("spoken"))
    assert len(spoken) > 200
    assert words.split(".")[0] not in spoken


def test_a_pause_goes_back_to_the_start_of_the_sentence(open_starter_page: OpenPage) -> None:
    page = with_voices(open_starter_page(), OWN)
    page.goto(LESSON)
    page.get_by_role("button", name="Read to me").click()
    page.evaluate("finish(), finish()")
    sentence = last_spoken(page)

    page.get_by_role("button", name="Pause").click()
    assert marked(page) == sentence
    assert page.evaluate("spoken.length") == 3

    page.get_by_role("button", name="Go on").click()
    assert last_spoken(page) == sentence
    assert page.evaluate("spoken.length") == 4


def test_by_keyboard_it_starts_pauses_and_stops(open_starter_page: OpenPage) -> None:
    page = with_voices(open_starter_page(), OWN)
    page.goto(LESSON)
    page.get_by_role("button", name="Read to me").focus()

    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Read to me")).to_be_focused()
    expect(page.get_by_role("group", name="Reading to you")).to_be_hidden()
    assert marked(page) == ""

    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="Reading to you")).to_be_hidden()
    assert page.evaluate("spoken.length") == 2


def test_leaving_the_page_ends_the_voice(open_starter_page: OpenPage) -> None:
    page = with_voices(open_starter_page(), OWN)
    page.goto(LESSON)
    page.get_by_role("button", name="Read to me").click()
    before = page.evaluate("cancelled")

    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")

    assert page.evaluate("cancelled") > before


def test_what_is_read_stays_in_sight_and_sends_nothing(open_starter_page: OpenPage) -> None:
    page = with_voices(open_starter_page(width=360), OWN)
    page.goto(SENSITIVE_LESSON)
    page.wait_for_load_state("networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.get_by_role("button", name="Read to me").click()
    for _ in range(30):
        page.evaluate("finish()")

    box = page.evaluate(
        "(() => { const it = [...CSS.highlights.get('being-read')][0].getBoundingClientRect();"
        " return [it.top, it.bottom, innerHeight]; })()"
    )

    assert box[0] >= 0
    assert box[1] <= box[2]
    assert [url for url in requests if not url.endswith(".svg")] == []


def test_without_javascript_there_is_no_button(open_starter_page: OpenPage) -> None:
    page = open_starter_page(javascript=False)
    page.goto(EARLY_LESSON)

    expect(page.get_by_role("button", name="Read to me")).to_be_hidden()
