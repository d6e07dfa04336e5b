// What a teacher types for one class fills the blank lines of the page, as text and never as markup. It is sent nowhere. It is
// stored after a press on "keep" only, under a name that says nothing of what it is. A link may bring it after its "#", which no
// browser sends: only a page for teachers looks there, and it shows those words to an adult before it uses them.
const NAME = "page-notes-4";
const MARK = "#class&";
const LONGEST = 80;
// Control characters, line breaks, and the marks that turn the direction of what follows them.
const UNPRINTED = /[\p{Cc}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

const root = document.documentElement;
const lines = [...document.querySelectorAll("[data-class-line]")];
const fields = [...document.querySelectorAll("[data-class-field]")];
const offered = [...document.querySelectorAll("[data-class-offered]")];
const said = document.querySelector("[data-class-said]");
const link = document.querySelector("[data-class-link]");
const offer = document.querySelector("[data-class-offer]");
const notice = document.querySelector("[data-class-kept]");
const names = new Set([
  ...lines.map((line) => line.dataset.classLine),
  ...fields.map((field) => field.dataset.classField),
  ...offered.map((row) => row.dataset.classOffered),
]);

// A number to call or to text stands in the help directory, where two people check it.
const NUMBER = /(?:\p{Nd}[\s().+-]*){5,}/gu;

const plain = (text) =>
  (typeof text === "string" ? text : "").replace(UNPRINTED, " ").replace(NUMBER, "").trim().slice(0, LONGEST);
const known = (found) => Object.fromEntries([...names].map((name) => [name, plain(found[name])]).filter(([, text]) => text));
const typed = () => known(Object.fromEntries(fields.map((field) => [field.dataset.classField, field.value])));

function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(NAME));
    const words = found && typeof found === "object" ? known(found) : {};
    return Object.keys(words).length ? words : null;
  } catch {
    return null;
  }
}

function say(what) {
  if (said) said.textContent = what ? said.dataset[what] : "";
}

function fill(words) {
  for (const line of lines) {
    line.textContent = words[line.dataset.classLine] ?? "";
    line.toggleAttribute("data-filled", line.textContent !== "");
  }
  const after = Object.keys(words).length ? MARK + new URLSearchParams(words) : "";
  if (link) link.value = location.origin + location.pathname + after;
}

function show(words) {
  for (const field of fields) field.value = words[field.dataset.classField] ?? "";
  fill(words);
}

function showKept() {
  const words = kept();
  show(words ?? {});
  if (notice) notice.hidden = !words;
}

function clear() {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Where nothing can be kept there is nothing to clear.
  }
  show({});
  if (notice) notice.hidden = true;
  if (offer) offer.hidden = true;
  say("cleared");
}

function lookAtLink() {
  if (!offer || !location.hash.startsWith(MARK)) return;
  const words = known(Object.fromEntries(new URLSearchParams(location.hash.slice(MARK.length))));
  // So that it stands in no address bar, no bookmark and no picture of the screen.
  history.replaceState(null, "", location.pathname + location.search);
  if (!Object.keys(words).length) return;
  for (const row of offered) {
    row.hidden = !words[row.dataset.classOffered];
    row.querySelector("dd").textContent = words[row.dataset.classOffered] ?? "";
  }
  offer.hidden = false;
  offer.querySelector("[data-class-leave]").onclick = closeOffer;
  offer.querySelector("[data-class-use]").onclick = () => {
    show(words);
    closeOffer();
  };
}

function closeOffer() {
  offer.hidden = true;
  offer.parentElement.querySelector("input, a").focus();
}

function print(part) {
  root.toggleAttribute("data-printing", true);
  part.toggleAttribute("data-prints", true);
  addEventListener(
    "afterprint",
    () => {
      root.removeAttribute("data-printing");
      part.removeAttribute("data-prints");
    },
    { once: true },
  );
  window.print();
}

for (const field of fields) {
  field.maxLength = LONGEST;
  field.disabled = false;
  field.addEventListener("input", () => {
    fill(typed());
    say(kept() ? "changed" : "");
  });
}
for (const button of document.querySelectorAll("[data-class-clear]")) button.addEventListener("click", clear);
for (const button of document.querySelectorAll("[data-class-print]")) {
  button.addEventListener("click", () => print(document.getElementById(button.dataset.classPrint)));
}
document.querySelector("[data-class-keep]")?.addEventListener("click", () => {
  try {
    localStorage.setItem(NAME, JSON.stringify(typed()));
    say("kept");
  } catch {
    say("refused");
  }
});
document.querySelector("[data-class-copy]")?.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(link.value);
    say("copied");
  } catch {
    link.select();
    say("marked");
  }
});

showKept();
lookAtLink();
addEventListener("hashchange", lookAtLink);
// Cleared or kept on another page of this device: the same here.
addEventListener("storage", (event) => {
  if (event.key !== NAME && event.key !== null) return;
  // What somebody is typing here is theirs until it is cleared.
  if (!fields.length || event.newValue === null) showKept();
});
// A page that comes back from the browser's memory shows what is kept, and nothing that was only typed.
addEventListener("pageshow", (event) => {
  if (event.persisted) showKept();
});
