// Paced breathing: the shape follows the breath, a count stands beside it. Where less motion is wished, only the count.
const LONGEST = 180; // seconds: a few minutes are enough
const [FASTEST, SLOWEST] = [3, 6];

for (const tool of document.querySelectorAll("[data-form=breathing]")) {
  const breath = tool.querySelector("[data-breath]");
  const cue = breath.querySelector("[data-cue]");
  const count = breath.querySelector("[data-count]");
  const phases = "pauses" in breath.dataset ? ["in", "pause", "out", "pause"] : ["in", "out"];
  let seconds = Number(breath.dataset.seconds);
  let timer = 0;
  let phase = 0;
  let counted = 0;
  let passed = 0;

  const begin = () => {
    const name = phases[phase];
    if (name !== "pause") breath.dataset.phase = name;
    breath.style.setProperty("--pace", `${seconds}s`);
    cue.textContent = breath.dataset[name];
    counted = 0;
  };
  const tick = () => {
    counted += 1;
    passed += 1;
    if (counted > seconds) {
      if (passed > LONGEST) {
        tool.dispatchEvent(new CustomEvent("tool:done"));
        return;
      }
      phase = (phase + 1) % phases.length;
      begin();
      counted = 1;
    }
    count.textContent = String(counted);
  };
  const rest = () => {
    clearInterval(timer);
    delete breath.dataset.phase;
    cue.textContent = count.textContent = "";
  };

  tool.addEventListener("tool:running", () => {
    phase = passed = 0;
    begin();
    tick();
    timer = setInterval(tick, 1000);
  });
  tool.addEventListener("tool:ready", rest);
  tool.addEventListener("tool:declined", rest);
  for (const button of breath.querySelectorAll("[data-pace]")) {
    button.addEventListener("click", () => {
      seconds = Math.min(SLOWEST, Math.max(FASTEST, seconds + Number(button.dataset.pace)));
    });
  }
}
