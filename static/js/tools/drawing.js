// A sheet to draw on, with a finger, a mouse or the arrow keys. It stands in memory only.
const MOVES = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const STEP = 8;

for (const tool of document.querySelectorAll("[data-form=drawing]")) {
  const place = tool.querySelector("[data-sheet]");
  let sheet = null;
  let pen = null;
  let isDown = false;

  const line = (to) => {
    const drawing = sheet.getContext("2d");
    drawing.lineWidth = 4;
    drawing.lineCap = drawing.lineJoin = "round";
    drawing.strokeStyle = getComputedStyle(sheet).color;
    drawing.beginPath();
    drawing.moveTo(pen.x, pen.y);
    drawing.lineTo(to.x, to.y);
    drawing.stroke();
  };
  const spot = (event) => {
    const box = sheet.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) * sheet.width) / box.width,
      y: ((event.clientY - box.top) * sheet.height) / box.height,
    };
  };
  const byKey = (event) => {
    if (event.key === " ") isDown = !isDown;
    const move = MOVES[event.key];
    if (move) {
      const inside = (value, size) => Math.min(size, Math.max(0, value));
      const to = { x: inside(pen.x + move[0] * STEP, sheet.width), y: inside(pen.y + move[1] * STEP, sheet.height) };
      if (isDown) line(to);
      pen = to;
    }
    if (event.key === " " || move) event.preventDefault();
  };
  const begin = () => {
    sheet = document.createElement("canvas");
    sheet.className = "tool__canvas";
    sheet.width = 720;
    sheet.height = 480;
    sheet.tabIndex = 0;
    sheet.setAttribute("role", "application");
    sheet.setAttribute("aria-label", `${place.dataset.name}. ${place.dataset.keys}`);
    pen = { x: sheet.width / 2, y: sheet.height / 2 };
    isDown = true;
    sheet.addEventListener("pointerdown", (event) => {
      sheet.setPointerCapture(event.pointerId);
      pen = spot(event);
      line(pen);
    });
    sheet.addEventListener("pointermove", (event) => {
      if (!event.buttons) return;
      const to = spot(event);
      line(to);
      pen = to;
    });
    sheet.addEventListener("keydown", byKey);
    place.append(sheet);
  };
  const rest = () => {
    sheet?.remove();
    sheet = null;
  };

  tool.addEventListener("tool:running", begin);
  tool.addEventListener("tool:ready", rest);
  tool.addEventListener("tool:declined", rest);
  addEventListener("pagehide", rest);
  tool.querySelector("[data-wipe]").addEventListener("click", () => {
    rest();
    begin();
    sheet.focus();
  });
}
