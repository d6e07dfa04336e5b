// Before anything is painted: how the reader chose to see pages, so that none flashes or jumps. It only reads what
// comforts.js stored after a press. Not a module, because modules wait: docs/decisions/0012-choose-before-the-first-paint.md.
{
  const root = document.documentElement;
  root.dataset.script = "on";
  // What is kept for longer comes first: a choice of this visit counts more.
  for (const store of ["localStorage", "sessionStorage"]) {
    try {
      const kept = JSON.parse(window[store].getItem("comforts")) ?? {};
      for (const name of ["size", "space", "letters", "colours"]) {
        // "As it is" is an empty word.
        if (kept[name]) root.dataset[name] = kept[name];
        else if (name in kept) delete root.dataset[name];
      }
    } catch {
      // What is stored is not ours, or this device lets nobody look: the page stays as it is.
    }
  }

  // The bar of the browser takes the colour of the page, whoever chose that: the device or the reader.
  const bar = document.createElement("meta");
  const paint = () => {
    bar.content = getComputedStyle(root).getPropertyValue("--paper").trim();
  };
  bar.name = "theme-color";
  document.head.append(bar);
  paint();
  new MutationObserver(paint).observe(root, { attributeFilter: ["data-colours"] });
  document.addEventListener("visibilitychange", paint);
}
