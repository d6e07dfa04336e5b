// The runner: one part of the lesson at a time, moved by keys, by a presenter's buttons or on the screen, and in step with the
// other window of this browser. Nothing is sent or stored: a BroadcastChannel ends with its windows. The time is quiet: it
// says what is left in whole minutes, makes no sound and changes no colour, and nothing happens when it is over.
const run = document.querySelector("[data-run]");
const isScreen = run.dataset.run === "screen";
const slides = [...run.querySelectorAll("[data-slide]")];
const last = slides.length - 1;
const MINUTE = 60_000;
const LOOK_AGAIN = 5_000; // milliseconds between two looks at the clock
const LESS_PRECISE = 2; // minutes before the end from which the class is told no more number

// `step` stands on the screen since `since`; the lesson began, with its first part, at `began`. Both in milliseconds.
let state = { step: startingStep(), since: Date.now(), began: null, covered: false };
// Windows that show different parts of a lesson, one shortened and one not, would mislead each other: each plan has its own.
const channel = "BroadcastChannel" in window ? new BroadcastChannel(`run-${run.dataset.lesson}`) : null;

function startingStep() {
  const asked = slides.findIndex((slide) => slide.hasAttribute("data-current"));
  return Math.max(0, asked);
}

function change(what, { tell = true } = {}) {
  state = { ...state, ...what };
  show();
  if (tell) channel?.postMessage({ state });
}

function go(to) {
  const step = Math.min(last, Math.max(0, to));
  if (step === state.step && !state.covered) return;
  const began = state.began ?? (step > 0 ? Date.now() : null);
  change({ step, since: step === state.step ? state.since : Date.now(), began, covered: false });
  const heading = slides[step].querySelector("h2");
  heading.focus({ preventScroll: true });
  scrollTo({ top: isScreen ? 0 : run.querySelector(".run__bar").offsetTop - 8, behavior: "instant" });
}

function show() {
  slides.forEach((slide, number) => slide.toggleAttribute("data-current", number === state.step));
  run.querySelector("[data-place]").textContent = `${state.step} of ${last}`;
  run.toggleAttribute("data-covered", isScreen && state.covered);
  run.querySelector("[data-press=cover]").setAttribute("aria-pressed", state.covered);
  for (const way of run.querySelectorAll("a[data-go]")) {
    const address = new URL(location.href);
    address.searchParams.set("step", Math.min(last, Math.max(0, state.step + (way.dataset.go === "on" ? 1 : -1))));
    way.href = address.search;
    if (way.dataset.go === "on") way.textContent = "Next";
  }
  for (const link of run.querySelectorAll("[data-to]")) {
    if (Number(link.dataset.to) === state.step) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  tellTime();
}

function tellTime() {
  const slide = slides[state.step];
  const minutes = Number(slide.dataset.minutes);
  const time = slide.querySelector("[data-time]");
  if (time) {
    const gone = (Date.now() - state.since) / MINUTE;
    time.hidden = isScreen && run.hasAttribute("data-timeless");
    time.querySelector("[data-left]").textContent = left(minutes, gone);
    const bar = time.querySelector("[data-gone]");
    // The document's policy forbids styles in the page, not those that a script sets.
    if (bar) bar.style.inlineSize = `${Math.min(100, (100 * gone) / minutes)}%`;
  }
  const clock = run.querySelector("[data-clock]");
  if (clock) clock.textContent = clockWords(slide);
}

function left(minutes, gone) {
  const rest = Math.ceil(minutes - gone);
  if (isScreen) return rest > LESS_PRECISE ? `About ${rest} minutes` : "We come together soon";
  if (rest > 0) return `About ${rest} of ${minutes} minutes left.`;
  return `Its ${minutes} minutes are over. Move on when the class is ready.`;
}

function clockWords(slide) {
  const now = new Date();
  const words = [`Now ${atClock(now)}.`];
  const ends = Number(slide.dataset.ends);
  const from = beginning();
  if (from && ends) words.push(`By the plan this part ends at ${atClock(new Date(from.getTime() + ends * MINUTE))}.`);
  return words.join(" ");
}

// The chosen start, or when the first part was shown.
function beginning() {
  const [hours, minutes] = run.dataset.start.split(":").map(Number);
  if (Number.isInteger(minutes)) return new Date(new Date().setHours(hours, minutes, 0, 0));
  return state.began ? new Date(state.began) : null;
}

function atClock(moment) {
  return `${String(moment.getHours()).padStart(2, "0")}:${String(moment.getMinutes()).padStart(2, "0")}`;
}

channel?.addEventListener("message", ({ data }) => {
  // A window that has just opened asks where the others are.
  if (data.asks) channel.postMessage({ state });
  else change(data.state, { tell: false });
});

const presses = {
  full: () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
    // A screen that goes dark in the middle of a lesson helps nobody; where it is not allowed, it may.
    navigator.wakeLock?.request("screen").catch(() => {});
  },
  time: (button) => {
    button.setAttribute("aria-pressed", run.toggleAttribute("data-timeless"));
    tellTime();
  },
  cover: () => change({ covered: !state.covered }),
  all: (button) => button.setAttribute("aria-pressed", !run.toggleAttribute("data-one")),
};

run.addEventListener("click", (event) => {
  const way = event.target.closest("[data-go], [data-to], [data-press]");
  if (!way) return;
  if (way.dataset.press) {
    presses[way.dataset.press](way);
    return;
  }
  event.preventDefault();
  go(way.dataset.to ? Number(way.dataset.to) : state.step + (way.dataset.go === "on" ? 1 : -1));
});

// What a button, a field or an open panel needs a key for stays theirs.
function isTaken({ key, target, altKey, ctrlKey, metaKey }) {
  if (altKey || ctrlKey || metaKey) return true;
  if (document.querySelector(":popover-open") || target.closest?.("input, select, textarea, [popover]")) return true;
  return key === " " && Boolean(target.closest?.("button, summary"));
}

function canScroll(way) {
  const { scrollTop, scrollHeight, clientHeight } = document.scrollingElement;
  return way < 0 ? scrollTop > 1 : scrollTop + clientHeight < scrollHeight - 1;
}

// Presenters send Page Up and Page Down. In the teacher's window the arrows up and down scroll.
const keys = {
  ArrowRight: () => state.step + 1,
  ArrowLeft: () => state.step - 1,
  PageDown: () => state.step + 1,
  PageUp: () => state.step - 1,
  ArrowDown: () => (isScreen && !canScroll(1) ? state.step + 1 : null),
  ArrowUp: () => (isScreen && !canScroll(-1) ? state.step - 1 : null),
  " ": ({ shiftKey }) => state.step + (shiftKey ? -1 : 1),
  Home: () => 0,
  End: () => last,
};

addEventListener("keydown", (event) => {
  if (isTaken(event)) return;
  // Escape leaves the full screen by itself.
  if (event.key === "Escape" && state.covered) change({ covered: false });
  const to = keys[event.key]?.(event) ?? null;
  if (to === null) return;
  event.preventDefault();
  go(to);
});

run.toggleAttribute("data-one", true);
run.toggleAttribute("data-live", true);
show();
setInterval(tellTime, LOOK_AGAIN);
channel?.postMessage({ asks: true });
