// Keeps the Checks panel beside the editor up to date, and leads from what it lists to the words in their field.
// The server says what is noticed; without this script the list still stands there, with links that open the editor.

const PATH_IN_ADDRESS = /:w:contentpath=([^&]+)/;
// A block that was never saved by the editor, and a row of an inline panel, have no path of their own.
const PART = "[data-contentpath], [data-contentpath-disabled]";
const WORDS_FIELDS = ".public-DraftEditor-content, textarea, input:not([type=hidden]):not([type=file])";
const FIELDS = `${WORDS_FIELDS}, select, [role=combobox], button`;

const form = document.querySelector("form[data-edit-form]");
const panel = document.querySelector("[data-page-checks]");

if (form && panel) {
  keepUpToDate();
  // On the whole page: a refused form lists what to mend above itself, with the same links.
  document.addEventListener("click", follow);
  window.addEventListener("load", arrive);
}

// --- The list, made anew after every save ---

function keepUpToDate() {
  const contents = panel.querySelector("[data-page-checks-contents]");
  const trouble = panel.querySelector("[data-page-checks-trouble]");
  const news = document.createElement("div");
  news.className = "w-sr-only";
  news.setAttribute("role", "status");
  document.body.append(news);
  let asking = null;

  document.addEventListener("w-autosave:success", ({ detail }) => {
    panel.dataset.address = panel.dataset.address.replace("/pages/0/", `/pages/${detail.data.pk}/`);
    ask(panel.dataset.address);
  });
  // Somebody asked to keep a finding on purpose.
  document.addEventListener("page-checks:changed", () => ask(panel.dataset.address));

  async function ask(address) {
    asking?.abort();
    asking = new AbortController();
    try {
      // Named so that Wagtail answers with a status where it would lead a reader somewhere else.
      const headers = { "X-Requested-With": "XMLHttpRequest" };
      const answer = await fetch(address, { headers, signal: asking.signal });
      if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
      const list = document.createElement("template");
      list.innerHTML = await answer.text();
      trouble.hidden = true;
      show(contents, list.content.querySelector("[data-summary]"), news);
    } catch (error) {
      if (error.name !== "AbortError") trouble.hidden = false;
    }
  }
}

function show(contents, fresh, news) {
  const old = contents.querySelector("[data-summary]");
  for (const part of fresh.querySelectorAll("details[data-key]")) {
    const before = withKey(old, part.dataset.key);
    if (before) part.open = before.open;
  }
  if (old?.isEqualNode(fresh)) return;
  const focused = contents.contains(document.activeElement) ? document.activeElement : null;
  const scrolled = contents.closest("[data-form-side]")?.scrollTop;
  contents.replaceChildren(fresh);
  if (focused) focusAgain(contents, focused);
  if (scrolled) contents.closest("[data-form-side]").scrollTop = scrolled;
  showCount(fresh.dataset);
  if (old?.dataset.summary !== fresh.dataset.summary) news.textContent = `Checks: ${fresh.dataset.summary}`;
}

function withKey(within, key) {
  return key ? within?.querySelector(`[data-key="${CSS.escape(key)}"]`) : null;
}

function focusAgain(contents, focused) {
  const same = withKey(contents, focused.closest("[data-key]")?.dataset.key);
  const target = same?.matches("details") ? same.querySelector("summary") : same;
  (target ?? contents).focus({ preventScroll: true });
}

function showCount({ count, blocking, summary }) {
  const toggle = document.querySelector('[data-side-panel-toggle="findings"]');
  const counter = toggle?.querySelector("[data-side-panel-toggle-counter]");
  if (!counter) return;
  toggle.setAttribute("aria-label", `Toggle checks: ${summary}`);
  counter.textContent = count;
  counter.hidden = count === "0";
  counter.classList.toggle("w-bg-critical-200", blocking !== "0");
  counter.classList.toggle("w-bg-surface-button-default", blocking === "0");
}

// --- The way to the words ---

function follow(event) {
  const link = event.target.closest("[data-page-checks-way]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { path, place, words, nth } = link.dataset;
  const there = find(path, place);
  if (!there) return;
  event.preventDefault();
  leaveRoom();
  goTo(there, words, Number(nth));
}

// A link from another page names the field in the address; Wagtail scrolls to it, unless it is in a row or folded away.
function arrive() {
  const path = decodeURIComponent(window.location.hash).match(PATH_IN_ADDRESS)?.[1];
  const there = path && find(path, path);
  if (there) setTimeout(() => goTo(there, "", 0), 300);
}

// The field or block at a content path, or what holds it. What has a new name since is counted off instead.
function find(path, place) {
  const counted = place.split(".");
  let there = null;
  let within = form;
  for (const [at, key] of path.split(".").entries()) {
    const number = /^\d+$/.test(counted[at]) ? Number(counted[at]) : 0;
    const rows = within === form ? document.getElementById(`id_${key}-FORMS`) : null;
    const parts = partsOf(within);
    const next =
      rows ??
      parts.find((part) => part.dataset.contentpath === key) ??
      (number ? parts.filter((part) => !part.closest('[aria-hidden="true"]'))[number - 1] : null);
    if (!next) break;
    there = within = next;
  }
  return there;
}

function partsOf(within) {
  const owner = within.closest(PART);
  return [...within.querySelectorAll(PART)].filter(
    (part) => part.parentElement.closest(PART) === owner && !part.matches(".deleted"),
  );
}

async function goTo(there, words, nth) {
  await reveal(there);
  const fields = [...there.querySelectorAll(WORDS_FIELDS)];
  const field = fields.find((each) => textOf(each).includes(words)) ?? there.querySelector(FIELDS) ?? there;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  if (words) select(field, words, nth);
}

// Opens the tab and everything folded that something stands in, the outermost first, and waits until it shows.
async function reveal(there) {
  const hidden = [];
  for (let each = there; each && each !== form; each = each.parentElement) if (each.hidden) hidden.unshift(each);
  for (const each of hidden) {
    const name = CSS.escape(each.id);
    document.querySelector(`[role="tab"][aria-controls="${name}"], [aria-expanded="false"][aria-controls="${name}"]`)?.click();
  }
  const patience = performance.now() + 1000;
  while (!there.getClientRects().length && performance.now() < patience) await new Promise(requestAnimationFrame);
}

// On a narrow screen the panel lies over the form.
function leaveRoom() {
  const side = document.querySelector("[data-form-side]");
  if (side && side.getBoundingClientRect().width > window.innerWidth * 0.6) {
    side.querySelector("[data-form-side-close-button]")?.click();
  }
}

function textOf(field) {
  return "value" in field ? field.value : stretches(field).text;
}

// The text of a rich text field, line by line, and the nodes that hold it.
function stretches(field) {
  const nodes = [];
  let text = "";
  let line = null;
  const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const block = walker.currentNode.parentElement.closest("[data-block]");
    if (line && block !== line) text += "\n";
    line = block;
    nodes.push({ node: walker.currentNode, start: text.length });
    text += walker.currentNode.data;
  }
  return { text, nodes };
}

function select(field, words, nth) {
  const { text, nodes } = "value" in field ? { text: field.value } : stretches(field);
  const wanted = words.split("\n")[0];
  let start = text.indexOf(wanted);
  for (let passed = 0; passed < nth && start >= 0; passed += 1) {
    const next = text.indexOf(wanted, start + wanted.length);
    if (next < 0) break;
    start = next;
  }
  if (start < 0) return;
  const end = start + wanted.length;
  if (!nodes) {
    if (typeof field.setSelectionRange === "function") field.setSelectionRange(start, end);
    return;
  }
  const first = nodes.findLast((each) => each.start <= start);
  const last = nodes.findLast((each) => each.start < end);
  window.getSelection().setBaseAndExtent(first.node, start - first.start, last.node, end - last.start);
}
