// Comment templates in the boxes of a review: "/" at the start of a word, or the button beside the box.

import { Offer } from "./offer.js";

const list = document.querySelector("[data-comments]");
const words = list?.dataset ?? {};
const templates = [...document.querySelectorAll("[data-template]")].map((item) => ({
  id: item.dataset.template,
  topic: item.dataset.topic,
  name: item.querySelector("b").textContent,
  text: item.querySelector("span").textContent,
}));

// Beside the box: the page's own status line tells of the review's saving.
const say = (box, text) => { box.closest(".field").querySelector(".comment-said").textContent = text; };

function post(address, fields) {
  const body = new FormData();
  const token = document.querySelector('meta[name="csrf-token"]').content;
  Object.entries({ csrf_token: token, ...fields }).forEach(([name, value]) => body.set(name, value));
  return fetch(address, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token } });
}

function topicsOf(box) {
  const key = box.closest("[data-criterion]")?.dataset.criterion;
  const told = key && document.querySelector(`[data-topics="${CSS.escape(key)}"]`);
  return told ? told.textContent.trim().split(/\s+/) : [];
}

// What is about this criterion first; within that, the most used first, as the page lists them.
function offered(box) {
  const topics = topicsOf(box);
  const fits = (one) => (topics.includes(one.topic) ? 0 : one.topic ? 2 : 1);
  return [...templates].sort((a, b) => fits(a) - fits(b));
}

function insert(box, template) {
  const before = box.value.slice(0, box.selectionStart);
  const gap = template.id && before && !/\s$/.test(before) ? " " : "";
  box.setRangeText(gap + template.text, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
  // A count that does not arrive is no reason to disturb anybody.
  if (template.id) post(words.used.replace("/0/", `/${template.id}/`), {}).catch(() => {});
}

async function keep(box, name) {
  const [topic] = topicsOf(box);
  const text = box.value.trim();
  try {
    const answer = await post(words.create, { name, [`text_${words.language === "it" ? "it" : "en"}`]: text, topic: topic ?? "", team: "" });
    const said = await answer.json();
    if (answer.ok) templates.push({ id: String(said.id), topic: topic ?? "", name: said.name, text });
    say(box, said.said ?? said.message);
  } catch {
    say(box, words.failed);
  }
}

function start() {
  const offer = new Offer(words, { choose: insert, keep });
  document.querySelectorAll('textarea[name^="comment_"], textarea[name="summary"]').forEach((box) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-link btn-sm comment-tools";
    button.textContent = `${words.open} /`;
    button.addEventListener("click", () => offer.open(box, offered(box)));
    const told = document.createElement("span");
    told.className = "comment-said muted";
    told.setAttribute("role", "status");
    box.closest(".field").prepend(button);
    box.closest(".field").append(told);
    box.addEventListener("keydown", (event) => {
      const before = box.value[box.selectionStart - 1] ?? " ";
      if (event.key !== "/" || event.isComposing || !/\s/.test(before)) return;
      event.preventDefault();
      offer.open(box, offered(box));
    });
  });
  list.querySelectorAll("ul, .hint").forEach((part) => { part.hidden = true; });
}

if (list) start();
