// The review page by keyboard: j/k, 1–5, x, c, e, m, r, /, n, ?. Keys do nothing while somebody writes.

import { jumpTo, openNote } from "./conversation.js";
import { Criteria } from "./criteria.js";
import { Saving } from "./saving.js";
import { Shown } from "./shown.js";
import { fill, selectedWords } from "./selecting.js";

const form = document.querySelector("[data-review]");
const words = document.querySelector("[data-words]").dataset;
const help = document.querySelector("#help");
const saving = new Saving(form, words);
const criteria = new Criteria(form);
const shown = new Shown(form);
let lastMoment = "";

function nextMoment() {
  const moments = criteria.moments();
  if (!moments.length) return;
  lastMoment = moments[(moments.indexOf(lastMoment) + 1) % moments.length];
  jumpTo(lastMoment);
  openNote(lastMoment);
}

function attach() {
  const chosen = selectedWords();
  if (!chosen) saving.say(words.select);
  else if (!criteria.key) saving.say(words.noCriterion);
  else {
    fill(form, criteria.key, chosen);
    saving.send(`attach:${criteria.key}`);
    document.getSelection().removeAllRanges();
  }
}

// The finding whose note has the focus, else the one that stands open.
function reject() {
  const note = document.activeElement?.closest(".note") || document.querySelector(".note[open]");
  const button = note?.querySelector('button[value^="reject:"], button[value^="restore:"]');
  if (button) saving.send(button.value);
}

function toFilter() {
  const box = document.querySelector("[data-label-filter]");
  if (!box) return;
  box.open = true;
  (box.querySelector('[aria-pressed="true"]') || box.querySelector("[data-label]"))?.focus();
}

function showHelp() {
  if (!help.open) help.showModal();
}

const KEYS = {
  j: () => criteria.step(1),
  k: () => criteria.step(-1),
  x: () => criteria.choose("x"),
  c: () => criteria.comment(),
  e: nextMoment,
  m: attach,
  r: reject,
  "/": toFilter,
  n: () => saving.flush().then(() => form.querySelector("[data-next]").click()),
  "?": showHelp,
};
for (const value of "123456789") KEYS[value] = () => criteria.choose(value);

function isWriting(target) {
  return target.matches?.('textarea, select, [contenteditable], input:not([type="radio"]):not([type="checkbox"])');
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
  if (isWriting(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-open]");
  if (link) {
    event.preventDefault();
    criteria.open(document.getElementById(`c-${link.dataset.open}`));
  }
  if (event.target.closest("[data-help]")) showHelp();
});

// A rejected finding's note is drawn anew: open it again, so that r takes the step back.
document.addEventListener("review:saved", (event) => {
  const { verb, argument } = event.detail;
  if (verb === "clear") shown.update();
  if (verb === "reject" || verb === "restore") openNote(`f${argument}`);
});

form.querySelector("[data-help]").hidden = false;
