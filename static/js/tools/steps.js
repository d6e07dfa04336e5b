// One step at a time, at the reader's own pace: no clock. Stopped, all steps stand there again.
for (const tool of document.querySelectorAll("[data-form=steps]")) {
  const steps = [...tool.querySelectorAll("[data-steps] > li")];
  const next = tool.querySelector("[data-next]");
  const back = tool.querySelector("[data-back]");
  let at = 0;

  const show = (place) => {
    at = place;
    steps.forEach((step, number) => step.toggleAttribute("data-now", number === at));
    back.disabled = at === 0;
  };
  const rest = () => steps.forEach((step) => step.removeAttribute("data-now"));

  tool.querySelector("[data-steps]").setAttribute("aria-live", "polite");
  tool.addEventListener("tool:running", () => show(0));
  tool.addEventListener("tool:ready", rest);
  tool.addEventListener("tool:declined", rest);
  next.addEventListener("click", () => {
    if (at + 1 < steps.length) show(at + 1);
    else tool.dispatchEvent(new CustomEvent("tool:done"));
  });
  back.addEventListener("click", () => {
    if (at > 0) show(at - 1);
    if (at === 0) next.focus();
  });
}
