// Reading comforts: a press changes the page at once and is remembered until the tab closes; for longer only after a
// press on "keep", and nothing at all after "forget". Nothing is stored before a press. Reading it again at the start
// of a page is the work of comforts-first.js.
const NAME = "comforts";
const root = document.documentElement;
const panel = document.querySelector("[data-comforts]");
const status = panel.querySelector("[role=status]");
const choices = [...panel.querySelectorAll("input[type=radio]")];

function store(where, text) {
  // A device may forbid it, and some throw when they are only asked.
  try {
    if (text === null) window[where].removeItem(NAME);
    else window[where].setItem(NAME, text);
    return true;
  } catch {
    return false;
  }
}

function chosen() {
  return Object.fromEntries(choices.filter((choice) => choice.checked).map(({ name, value }) => [name, value]));
}

function apply() {
  for (const [name, value] of Object.entries(chosen())) {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  }
}

function tick() {
  for (const choice of choices) choice.checked = (root.dataset[choice.name] ?? "") === choice.value;
}

function say(what) {
  status.textContent = status.dataset[what];
}

panel.addEventListener("change", () => {
  apply();
  say(store("sessionStorage", JSON.stringify(chosen())) ? "visit" : "refused");
});

panel.querySelector("[data-keep]").addEventListener("click", () => {
  say(store("localStorage", JSON.stringify(chosen())) ? "kept" : "refused");
});

panel.querySelector("[data-forget]").addEventListener("click", () => {
  store("sessionStorage", null);
  store("localStorage", null);
  for (const { name } of choices) delete root.dataset[name];
  tick();
  say("forgotten");
});

tick();
// A page that comes back from the browser's memory may have been left before a choice.
addEventListener("pageshow", tick);
