// One idea out of the list, and another as often as somebody likes. None is remembered.
for (const tool of document.querySelectorAll("[data-form=ideas]")) {
  const place = tool.querySelector("[data-idea]");
  const ideas = [...tool.querySelectorAll("[data-ideas] li")].map((idea) => idea.textContent);

  const show = () => {
    const others = ideas.filter((idea) => idea !== place.textContent);
    place.textContent = others[Math.floor(Math.random() * others.length)];
  };
  const rest = () => {
    place.textContent = "";
  };

  tool.addEventListener("tool:running", show);
  tool.addEventListener("tool:ready", rest);
  tool.addEventListener("tool:declined", rest);
  tool.querySelector("[data-again]").addEventListener("click", show);
}
