// Prints the page. Without scripts the button would do nothing, so site.css shows it only where they run.
for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}
