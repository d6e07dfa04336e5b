// Keeps what was written on this device, only when somebody presses the button that says so, until they clear it.
// The name under which it lies says nothing of what it is. Only comforts.js, teach.js and for-class.js store anything else, after a press as well.
const NAMES = { plan: "page-notes-1", sleep_week: "page-notes-2" };

for (const tool of document.querySelectorAll("[data-keeps]")) {
  const name = NAMES[tool.dataset.tool];
  const said = tool.querySelector("[data-kept-said]");
  const found = tool.querySelector("[data-found]");
  const fields = () => [...tool.querySelectorAll(".tool__field")];
  const say = (what) => {
    said.textContent = said.dataset[what];
  };
  const there = () => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const forget = () => {
    try {
      localStorage.removeItem(name);
    } catch {
      // Where nothing can be kept there is nothing to clear.
    }
    found.removeAttribute("data-shown");
  };

  found.toggleAttribute("data-shown", there() !== null);
  tool.querySelector("[data-keep]").addEventListener("click", () => {
    try {
      localStorage.setItem(name, JSON.stringify(fields().map((field) => field.value)));
      say("kept");
    } catch {
      say("cannot");
    }
  });
  tool.querySelector("[data-show]").addEventListener("click", () => {
    let kept = [];
    try {
      kept = JSON.parse(there()) ?? [];
    } catch {
      forget();
    }
    found.removeAttribute("data-shown");
    tool.querySelector("[data-press=start]").click();
    fields().forEach((field, number) => {
      field.value = String(kept[number] ?? "");
    });
  });
  tool.querySelector("[data-clear]").addEventListener("click", forget);
  tool.querySelector("[data-forget]").addEventListener("click", () => {
    forget();
    said.textContent = said.dataset.cleared;
    tool.querySelector("[data-press=start]").focus();
  });
}
