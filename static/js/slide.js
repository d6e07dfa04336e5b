// Shows the slide on the whole screen, if the browser can; Escape leads back.
const slide = document.querySelector("[data-slide]");
const button = slide.querySelector("[data-slide-full]");
if (document.fullscreenEnabled) button.addEventListener("click", () => slide.requestFullscreen().catch(() => {}));
else button.remove();
