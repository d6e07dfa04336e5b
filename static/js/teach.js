// The teach page: clock times worked out here, and ticks of preparation that are kept only after a press, until a press.
const form = document.querySelector("[data-plan-form]");
const start = form?.querySelector("[name=start]");

function clockAt(minutes) {
  const [hours, past] = start.value.split(":").map(Number);
  if (!Number.isInteger(past)) return "";
  const all = (hours * 60 + past + minutes) % (24 * 60);
  return `${String(Math.floor(all / 60)).padStart(2, "0")}:${String(all % 60).padStart(2, "0")}`;
}

function showClock() {
  for (const place of document.querySelectorAll("[data-begins]")) {
    place.textContent = clockAt(Number(place.dataset.begins)) || place.dataset.else;
  }
  for (const link of document.querySelectorAll("[data-with-start]")) {
    const address = new URL(link.href);
    if (start.value) address.searchParams.set("start", start.value);
    else address.searchParams.delete("start");
    link.href = address;
  }
}

start?.addEventListener("input", showClock);
// A field that the browser filled again after going back.
if (start?.value) showClock();

// Ticks: the name says nothing of what they are. One entry holds all lessons, each by its number.
const NAME = "page-notes-3";
const panel = document.querySelector("[data-keep-ticks]");
const boxes = [...document.querySelectorAll("[data-tick]")];

function read() {
  try {
    return JSON.parse(localStorage.getItem(NAME)) ?? {};
  } catch {
    return {};
  }
}

function write(kept) {
  // A device may forbid it, and some throw when they are only asked.
  try {
    if (Object.keys(kept).length) localStorage.setItem(NAME, JSON.stringify(kept));
    else localStorage.removeItem(NAME);
    return true;
  } catch {
    return false;
  }
}

if (panel) {
  const page = panel.dataset.keepTicks;
  const said = panel.querySelector("[role=status]");
  const ticked = () => boxes.map((box) => Number(box.checked)).join("");
  const keep = () => write({ ...read(), [page]: ticked() });
  const kept = read()[page];

  // The lesson may have changed since: then its list is another one.
  if (typeof kept === "string" && kept.length === boxes.length) {
    boxes.forEach((box, number) => {
      box.checked = kept[number] === "1";
    });
  }
  panel.querySelector("[data-keep]").addEventListener("click", () => {
    said.textContent = said.dataset[keep() ? "kept" : "refused"];
  });
  panel.querySelector("[data-clear]").addEventListener("click", () => {
    const { [page]: gone, ...others } = read();
    write(others);
    for (const box of boxes) box.checked = false;
    said.textContent = said.dataset.cleared;
  });
  for (const box of boxes) {
    box.addEventListener("change", () => {
      if (page in read()) keep();
    });
  }
}
