// "Exit this page", after the GOV.UK Design System: the button, or Shift pressed three times. Without this file it is a link.
const PATIENCE = 5000; // milliseconds between two presses, as in the pattern
const exit = document.querySelector("[data-exit]");
const button = exit.querySelector("a");
const said = exit.querySelector("[role=status]");
const title = document.title;
let presses = 0;
let wasModifier = false;
let waiting;
let cover;

exit.querySelector("[hidden]").hidden = false;

function leave() {
  stop();
  document.title = exit.dataset.leaving;
  cover = document.createElement("div");
  cover.className = "exit-cover";
  cover.setAttribute("role", "alert");
  cover.textContent = exit.dataset.leaving;
  document.body.classList.add("is-covered");
  document.body.append(cover);
  // In place of this page, so that Back does not lead to it.
  location.replace(button.href);
}

function stop(words = "") {
  clearTimeout(waiting);
  presses = 0;
  delete exit.dataset.presses;
  said.textContent = words;
}

function pressed() {
  presses += 1;
  if (presses === 3) {
    leave();
    return;
  }
  exit.dataset.presses = presses;
  said.textContent = presses === 1 ? exit.dataset.twoMore : exit.dataset.oneMore;
  clearTimeout(waiting);
  waiting = setTimeout(() => stop(exit.dataset.expired), PATIENCE);
}

button.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});

document.addEventListener("keyup", (event) => {
  // Shift with another key (a capital letter, Shift and Tab) comes up last and without it: that is no press of its own.
  if (event.key === "Shift" && !wasModifier) pressed();
  else if (presses) stop();
  wasModifier = event.shiftKey;
});

// Coming back by the browser's own memory shows the page again, not the cover.
addEventListener("pageshow", (event) => {
  if (!event.persisted || !cover) return;
  cover.remove();
  document.body.classList.remove("is-covered");
  document.title = title;
});

// What is chosen within this page leaves no line of its own in the history.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const plain = !event.defaultPrevented && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey);
  if (!link || !plain || link.origin + link.pathname !== location.origin + location.pathname) return;
  event.preventDefault();
  location.replace(link.href);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const address = new URL(form.action);
  if (form.method !== "get" || address.pathname !== location.pathname) return;
  event.preventDefault();
  // No country is a choice of its own: all of them.
  address.search = new URLSearchParams([...new FormData(form)].filter(([name, value]) => value || name === "country"));
  location.replace(address);
});
