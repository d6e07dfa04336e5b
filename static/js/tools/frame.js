// What every self-care tool has: start, stop and "not for me". Words stand in the page; nothing is sent or kept.
for (const tool of document.querySelectorAll("[data-tool]")) {
  const press = (name) => tool.querySelector(`[data-press=${name}]`);
  const said = tool.querySelector("[data-said]");

  const become = (state, { focus, say = "" } = {}) => {
    if (tool.dataset.state === state) return;
    tool.dataset.state = state;
    said.textContent = say;
    tool.dispatchEvent(new CustomEvent(`tool:${state}`));
    // The button that was pressed may be gone now; whoever uses the keyboard goes on where they were.
    if (focus) press(focus).focus();
  };

  press("start").addEventListener("click", () => {
    const isChoosing = tool.dataset.form === "choices";
    become(isChoosing ? "ready" : "running", { focus: isChoosing ? "decline" : "stop" });
  });
  press("stop").addEventListener("click", () => {
    const focus = tool.dataset.form === "choices" ? "decline" : "start";
    become("ready", { focus, say: said.dataset.stopped });
    for (const open of tool.querySelectorAll("[data-stage] details[open]")) open.open = false;
  });
  press("decline").addEventListener("click", () => {
    become("declined", { focus: "start", say: said.dataset.declined });
    for (const open of tool.querySelectorAll("[data-stage] details[open]")) open.open = false;
  });
  // A tool that is all there to be opened begins when something is.
  for (const one of tool.querySelectorAll("[data-stage] details")) {
    one.addEventListener("toggle", () => {
      if (one.open && tool.dataset.state === "ready") become("running");
      else if (tool.dataset.state === "running" && !tool.querySelector("[data-stage] details[open]")) become("ready");
    });
  }
  // A tool that comes to its end by itself says so.
  tool.addEventListener("tool:done", () => become("ready", { focus: "start", say: said.dataset.stopped }));
  tool.dataset.live = "";
}
