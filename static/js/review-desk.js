// Says which reading of the page stands in the frame: by the link that was followed, and by the frame's name.
const frame = document.querySelector("[data-review-frame]");
const modes = [...document.querySelectorAll("[data-review-mode]")];

function show(chosen) {
  for (const mode of modes) mode.toggleAttribute("aria-current", false);
  chosen.setAttribute("aria-current", "true");
  frame.title = `The page under review: ${chosen.textContent.trim()}`;
}

for (const mode of modes) mode.addEventListener("click", () => show(mode));
if (frame && modes.length) show(modes[0]);

// Who was refused is led to what to mend.
document.querySelector("#problems")?.scrollIntoView({ block: "start" });
