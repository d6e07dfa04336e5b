// Help that is right on this device: what is past its check vanishes, and "open now" is worked out here. Nothing is asked of anybody.
const MINUTES_A_DAY = 24 * 60;
const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function isoDay(date) {
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function minuteOfTheWeek(zone, now) {
  const style = { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-GB", style).formatToParts(now).map((it) => [it.type, it.value]));
  return DAYS.indexOf(parts.weekday) * MINUTES_A_DAY + Number(parts.hour) * 60 + Number(parts.minute);
}

function openWords(hours, now) {
  const minute = minuteOfTheWeek(hours.dataset.zone, now);
  const spans = hours.dataset.spans.trim().split(" ").map((span) => span.split("-").map(Number));
  if (spans.some(([start, end]) => start <= minute && minute < end)) return "Open now.";
  const wait = Math.min(...spans.map(([start]) => (start - minute + MINUTES_A_WEEK) % MINUTES_A_WEEK));
  const opens = new Date(now.getTime() + wait * 60_000);
  const day = isoDay(opens) === isoDay(now) ? "" : `${opens.toLocaleDateString("en-GB", { weekday: "long" })} `;
  const time = opens.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return `Closed now. Opens ${day}${time}, your time.`;
}

function sayWhetherOpen(hours, now) {
  const words = openWords(hours, now);
  let said = hours.querySelector(".channel__now");
  if (!said) {
    said = document.createElement("strong");
    said.className = "channel__now";
    hours.prepend(said, " ");
  }
  if (said.textContent !== words) said.textContent = words;
}

function hideWhatIsPast(now) {
  for (const part of document.querySelectorAll("[data-hide-after]")) part.hidden = isoDay(now) > part.dataset.hideAfter;
  for (const panel of document.querySelectorAll("[data-help]")) {
    const left = panel.querySelectorAll("[data-way=line]:not([hidden])").length;
    const finder = panel.querySelector("[data-way=finder]");
    if (finder) finder.hidden = left >= Number(panel.dataset.most);
  }
  for (const list of document.querySelectorAll("[data-places]")) {
    const left = list.querySelectorAll("[data-place]:not([hidden])").length;
    const count = document.querySelector("[data-count]");
    const words = left === 1 ? count.dataset.one : count.dataset.many.replace("{count}", left);
    if (count.textContent !== words) count.textContent = words;
    document.querySelector("[data-none]").hidden = left > 0;
    count.hidden = left === 0;
  }
}

function look() {
  const now = new Date();
  hideWhatIsPast(now);
  for (const hours of document.querySelectorAll("[data-spans]")) {
    try {
      sayWhetherOpen(hours, now);
    } catch {
      // A place on the clock that this device does not know: the printed hours stand.
    }
  }
}

look();
setInterval(look, 60_000);
addEventListener("pageshow", look);
