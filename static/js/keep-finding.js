// Asks in a dialogue why a finding may stay, so that nobody has to leave the editor. Without this script the link of the
// Checks panel leads to the same form on a page of its own.

const NAMED = { "X-Requested-With": "XMLHttpRequest" };

if (document.querySelector("[data-page-checks]")) document.addEventListener("click", open);

async function open(event) {
  const link = event.target.closest("[data-keep-finding]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const dialogue = document.createElement("dialog");
  dialogue.className = "keeping keeping--dialogue";
  dialogue.setAttribute("aria-label", "Keep on purpose");
  dialogue.addEventListener("close", () => dialogue.remove());
  dialogue.addEventListener("click", (click) => {
    if (!click.target.closest("[data-keep-close]")) return;
    click.preventDefault();
    dialogue.close();
  });
  dialogue.addEventListener("submit", (submit) => send(submit, dialogue));
  try {
    const answer = await fetch(link.href, { headers: NAMED });
    await show(dialogue, answer);
    document.body.append(dialogue);
    dialogue.showModal();
  } catch {
    window.location.assign(link.href);
  }
}

async function send(event, dialogue) {
  event.preventDefault();
  const form = event.target;
  const typed = new FormData(form, event.submitter);
  const buttons = [...form.querySelectorAll("button")];
  for (const button of buttons) button.disabled = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: typed, headers: NAMED });
    if (answer.status === 204) {
      dialogue.close();
      document.dispatchEvent(new CustomEvent("page-checks:changed"));
      return;
    }
    await show(dialogue, answer);
    dialogue.querySelector("[role=alert] a, [role=alert]")?.focus();
  } catch {
    // What was typed stays: nothing came back.
    for (const button of buttons) button.disabled = false;
    trouble(form);
  }
}

async function show(dialogue, answer) {
  if (answer.redirected || !answer.headers.get("Content-Type")?.startsWith("text/html")) throw new Error(answer.status);
  if (answer.status >= 500) throw new Error(answer.status);
  const parts = document.createElement("template");
  parts.innerHTML = await answer.text();
  dialogue.replaceChildren(parts.content);
}

function trouble(form) {
  const said = form.querySelector("[data-keep-trouble]") ?? document.createElement("p");
  said.dataset.keepTrouble = "";
  said.className = "keeping__problem";
  said.setAttribute("role", "alert");
  said.textContent = "This could not be sent. Try again in a moment.";
  form.prepend(said);
}
