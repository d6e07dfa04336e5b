// Shows the print buttons of a page: without script they would do nothing, so they start hidden.
for (const button of document.querySelectorAll("[data-print]")) {
  button.closest("[hidden]").hidden = false;
  button.addEventListener("click", () => window.print());
}
