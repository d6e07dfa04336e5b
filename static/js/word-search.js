// Looks for words and lessons on this page, on this device: nothing is written into an address, and nothing is sent.

const box = document.querySelector(".word-search");
const input = box.querySelector("input");
const said = box.querySelector(".word-search__said");

const folded = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "");
const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

// Each entry of the page with the words by which it is found.
const entries = [...document.querySelectorAll("[data-found-by]")].map((element) => ({
  element,
  words: wordsOf(element.dataset.foundBy),
}));
const known = [...new Set(entries.flatMap((entry) => entry.words))];

// Letters that are wrong, missing, too many or swapped with their neighbour; lessons/finder/spelling.py counts alike.
export function slips(one, other) {
  let earlier = [];
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    [earlier, before, row] = [before, row, [i]];
    for (let j = 1; j <= other.length; j += 1) {
      const wrong = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + wrong);
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) cost = Math.min(cost, earlier[j - 2] + 1);
      row.push(cost);
    }
  }
  return row.at(-1);
}

const letters = (word) => [...word].sort().join("");

// A short word is read as another only where two letters changed places: "harm" is not a slip for "hard".
function meant(word) {
  if (word.length < 4) return null;
  const most = word.length < 8 ? 1 : 2;
  const near = known
    .filter((other) => other.length >= 4)
    .map((other) => [slips(word, other), other[0] === word[0] ? 0 : 1, other])
    .filter(([away, , other]) => away <= most && (word.length > 5 || letters(word) === letters(other)))
    .sort();
  return near.length ? near[0][2] : null;
}

function look() {
  const asked = wordsOf(input.value);
  const readAs = [];
  const wanted = asked.map((word) => {
    if (known.some((other) => other.startsWith(word))) return word;
    const other = meant(word);
    if (other) readAs.push(other);
    return other ?? word;
  });
  let count = 0;
  for (const { element, words } of entries) {
    element.hidden = !wanted.every((word) => words.some((other) => other.startsWith(word)));
    if (!element.hidden) count += 1;
  }
  for (const part of document.querySelectorAll("[data-found-parts]")) {
    part.hidden = !part.querySelector("[data-found-by]:not([hidden])");
  }
  if (!asked.length) said.textContent = "";
  else if (!count) said.textContent = box.dataset.nothing;
  else if (readAs.length) said.textContent = box.dataset.readAs.replace("%s", readAs.join(" "));
  else said.textContent = box.dataset.found.replace("%s", String(count));
}

input.addEventListener("input", look);
box.hidden = false;
// A page that comes back from the browser's memory may hold words already.
look();
