// "Read to me": the page in the voice of the device itself, sentence by sentence, with the sentence marked. A voice that
// would send the words elsewhere is never used; where the device has none of its own, there is no button.
const SLOWER = 0.9; // of the pace at which the voice speaks to adults
const start = document.querySelector("[data-read-start]");
const bar = document.querySelector("[data-read-bar]");
const pause = bar.querySelector("[data-read-pause]");
const stop = bar.querySelector("[data-read-stop]");
const language = document.documentElement.lang;
// Folded away, for screen readers only, or for finding one's way: nobody would read it out.
const LEFT_OUT = "nav, details, button, script, [hidden], .visually-hidden, .review-panel, .picture-strip";

let sentences = [];
let position = 0;
let spoken = null;

function blockOf(element) {
  let block = element;
  while (getComputedStyle(block).display === "inline") block = block.parentElement;
  return block;
}

function textsOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const isSeen = text.data.trim() && text.parentElement.getClientRects().length;
    if (isSeen && !text.parentElement.closest(LEFT_OUT)) texts.push(text);
  }
  return texts;
}

function placeOf(texts, offset) {
  let before = 0;
  for (const text of texts) {
    if (offset <= before + text.length) return [text, offset - before];
    before += text.length;
  }
  const last = texts.at(-1);
  return [last, last.length];
}

function partsOf(words, language) {
  if (!("Segmenter" in Intl)) return [{ segment: words, index: 0 }];
  return [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(words)];
}

// Sentences in order, each as its words, the range in which they stand, and the block around them.
function sentencesOf(root, language) {
  const blocks = new Map();
  for (const text of textsOf(root)) {
    const block = blockOf(text.parentElement);
    blocks.set(block, [...(blocks.get(block) ?? []), text]);
  }
  return [...blocks].flatMap(([block, texts]) => {
    const words = texts.map((text) => text.data).join("");
    return partsOf(words, language)
      .filter(({ segment }) => segment.trim())
      .map(({ segment, index }) => {
        const begins = index + segment.length - segment.trimStart().length;
        const range = new Range();
        range.setStart(...placeOf(texts, begins));
        range.setEnd(...placeOf(texts, begins + segment.trim().length));
        return { text: segment.trim().replace(/\s+/g, " "), range, block };
      });
  });
}

function voice() {
  const own = speechSynthesis
    .getVoices()
    .filter((one) => one.localService && one.lang.split(/[-_]/)[0] === language.split("-")[0]);
  return own.find((one) => one.default) ?? own[0];
}

function mark(sentence) {
  for (const block of document.querySelectorAll("[data-being-read]")) delete block.dataset.beingRead;
  CSS.highlights?.delete("being-read");
  if (!sentence) return;
  if (CSS.highlights) CSS.highlights.set("being-read", new Highlight(sentence.range));
  else sentence.block.dataset.beingRead = "";
  const { top, bottom } = sentence.range.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight - bar.offsetHeight) sentence.block.scrollIntoView({ block: "center" });
}

function speak() {
  const sentence = sentences[position];
  if (!sentence) {
    end();
    return;
  }
  mark(sentence);
  const words = new SpeechSynthesisUtterance(sentence.text);
  words.voice = voice();
  words.lang = words.voice.lang;
  words.rate = SLOWER;
  // A voice that was interrupted reports an end too: only the sentence that is being spoken leads on.
  words.onend = () => {
    if (spoken !== words) return;
    position += 1;
    speak();
  };
  words.onerror = () => {
    if (spoken === words) end();
  };
  spoken = words;
  speechSynthesis.speak(words);
}

function hush() {
  spoken = null;
  speechSynthesis.cancel();
}

function end() {
  const hadFocus = bar.contains(document.activeElement);
  hush();
  mark(null);
  bar.hidden = true;
  if (hadFocus) start.focus();
}

function offer() {
  start.toggleAttribute("data-has-voice", Boolean(voice()));
}

if ("speechSynthesis" in window) {
  offer();
  // Voices arrive late on most devices.
  speechSynthesis.addEventListener?.("voiceschanged", offer);

  start.addEventListener("click", () => {
    hush();
    sentences = sentencesOf(document.querySelector("[data-read-aloud]"), language);
    position = 0;
    pause.textContent = pause.dataset.pause;
    bar.hidden = false;
    pause.focus();
    speak();
  });

  // Many devices can't hold a voice and go on later, so a pause goes back to where the sentence began.
  pause.addEventListener("click", () => {
    const isSpeaking = spoken !== null;
    pause.textContent = isSpeaking ? pause.dataset.goOn : pause.dataset.pause;
    if (isSpeaking) hush();
    else speak();
  });

  stop.addEventListener("click", end);
  addEventListener("keydown", (press) => {
    if (press.key === "Escape" && !bar.hidden) end();
  });
  addEventListener("pagehide", hush);
}
