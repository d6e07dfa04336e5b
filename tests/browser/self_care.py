"""Tools on the starter site: where each stands, and how a test gets at its parts."""

from playwright.sync_api import Locator, Page

# A lesson in which each tool of the starter curriculum stands.
IN_LESSON = {
    "feelings": "M1.1",
    "breathing": "M1.2",
    "stretch": "M1.2",
    "make": "M1.2",
    "noticing": "M2.2",
    "worry_tree": "M2.2",
    "ideas": "M4.1",
    "muscles": "M4.3",
    "plan": "M5.2",
    "sleep_week": "M5.2",
    "help_card": "M5.3",
    "kind_words": "M4.4",
}
LESSONS = sorted(set(IN_LESSON.values()))


def tool_of(page: Page, name: str) -> Locator:
    return page.locator(f"section[data-tool={name}]")


def press(tool: Locator, name: str) -> Locator:
    return tool.locator(f"[data-press={name}]")


def by_keyboard(button: Locator) -> None:
    button.focus()
    button.page.keyboard.press("Enter")


def use(tool: Locator) -> None:
    """Whatever there is to press, choose and write in a tool, to its end."""
    if press(tool, "start").is_visible():
        press(tool, "start").click()
    for opened in tool.locator("summary").all():
        opened.click()
    for field in tool.locator(".tool__field").all():
        field.fill("Something private")
    for button in ("[data-next]", "[data-again]", "[data-pace]", "[data-wipe]", "[data-clear]"):
        for one in tool.locator(button).all():
            if one.is_visible():
                one.click()
    if press(tool, "stop").is_visible():
        press(tool, "stop").click()
    press(tool, "decline").click()
