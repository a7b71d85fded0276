// Sends a reply without leaving the page. The server renders every part; here they are only put in place.
import { forget, keep, recall } from "./draft.js";

const attempt = document.querySelector("[data-attempt]");
const lines = attempt.querySelector("[data-lines]");
const side = attempt.querySelector("[data-side]");
const foot = attempt.querySelector("[data-foot]");
const token = document.querySelector('meta[name="csrf-token"]').content;
let sending = false;

function ready() {
  for (const hint of foot.querySelectorAll("[data-with-script]")) hint.hidden = false;
}

function tell(form, message) {
  const problem = form.querySelector("[data-problem]");
  problem.hidden = false;
  problem.textContent = message;
}

function wait(form, waiting) {
  sending = waiting;
  form.setAttribute("aria-busy", String(waiting));
  form.elements.text.readOnly = waiting;
  form.querySelector("button").disabled = waiting;
}

function show(answer) {
  lines.insertAdjacentHTML("beforeend", answer.turns);
  side.innerHTML = answer.side;
  foot.innerHTML = answer.foot;
  ready();
  lines.lastElementChild.scrollIntoView({ block: "nearest" });
  foot.querySelector("textarea, [data-result]")?.focus({ preventScroll: true });
}

async function send(form) {
  if (sending) return;
  const body = new FormData(form);
  wait(form, true);
  try {
    const headers = { Accept: "application/json", "X-CSRFToken": token };
    const response = await fetch(form.action, { method: "POST", body, headers });
    // Anything but our own answer (a sign-in page, a proxy's error) is thrown by json() or has no turns.
    const answer = await response.json();
    if (answer.turns === undefined) throw new Error(answer.message);
    if (!answer.message) forget(attempt);
    show(answer);
  } catch {
    tell(form, form.dataset.lost);
    form.elements.text.readOnly = false;
    form.elements.text.focus();
  } finally {
    wait(form, false);
  }
}

foot.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-reply]");
  if (!form) return;
  event.preventDefault();
  send(form);
});

foot.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  }
});

foot.addEventListener("input", (event) => keep(attempt, event.target.value));

ready();
recall(attempt, foot.querySelector("textarea"));
