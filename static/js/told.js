// The disclosure panel by one key, whatever the teacher is doing. The button beside it works without this file. A single
// letter can be typed by mistake or by voice, so that key can be switched off (WCAG 2.2, 2.1.4).
const panel = document.getElementById("told-now");
const isOn = document.querySelector("[data-told-key]");

addEventListener("keydown", (event) => {
  const { key, target, altKey, ctrlKey, metaKey } = event;
  if (key.toLowerCase() !== "d" || altKey || ctrlKey || metaKey || !isOn.checked || !panel.togglePopover) return;
  if (target.closest?.("input:not([type=checkbox]), select, textarea")) return;
  event.preventDefault();
  panel.togglePopover();
});
