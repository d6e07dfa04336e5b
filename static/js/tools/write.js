// Lines to write on. What is written stands in memory only, and is gone when the page is left, by "back" as well.
for (const tool of document.querySelectorAll("[data-form=rows], [data-form=week]")) {
  const lines = [...tool.querySelectorAll("[data-write]")];
  const isShort = tool.dataset.form === "week";

  const field = (line) => {
    const made = document.createElement(isShort ? "input" : "textarea");
    made.className = "tool__field";
    made.autocomplete = "off";
    made.spellcheck = false;
    made.maxLength = isShort ? 60 : 240;
    if (!isShort) made.rows = 2;
    made.setAttribute("aria-label", line.dataset.write);
    return made;
  };
  const begin = () => {
    for (const line of lines) if (!line.firstChild) line.append(field(line));
  };
  const wipe = () => {
    for (const line of lines) line.replaceChildren();
  };

  tool.addEventListener("tool:running", begin);
  tool.addEventListener("tool:declined", wipe);
  tool.addEventListener("tool:wipe", () => {
    wipe();
    if (tool.dataset.state === "running") begin();
  });
  addEventListener("pagehide", wipe);
  addEventListener("pageshow", (event) => {
    // Back from the browser's own memory: empty lines, and still to be written on.
    if (event.persisted && tool.dataset.state === "running") begin();
  });
  tool.querySelector("[data-print-tool]").addEventListener("click", () => {
    // The sheet holds this tool and where help is, nothing else of the page.
    tool.dataset.printing = "";
    print();
    delete tool.dataset.printing;
  });
  tool.querySelector("[data-clear]").addEventListener("click", () => {
    tool.dispatchEvent(new CustomEvent("tool:wipe"));
    const said = tool.querySelector("[data-kept-said]");
    said.textContent = said.dataset.cleared;
  });
}
