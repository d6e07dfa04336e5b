// Tells Wagtail's checker which marked words are issues. The server has marked them; nothing is judged here.
window.wagtail?.userbar?.registerCheck("noticed-words", (mark) => mark.dataset.severity === "note");
