// The editor of rubrics: weights that give way at once, a word about what is not saved, fields that fit the type.

import { Weights } from "./weights.js";

const form = document.querySelector("[data-rubric]");

class Unsaved {
  constructor() {
    this.words = form.querySelector("[data-unsaved-words]");
    this.is(form.dataset.unsaved === "true");
    form.addEventListener("input", () => this.is(true));
    form.addEventListener("submit", () => this.is(false));
    window.addEventListener("beforeunload", (event) => {
      if (this.changed) event.preventDefault();
    });
  }

  is(changed) {
    this.changed = changed;
    this.words.hidden = !changed;
  }
}

// Another type has other fields: saving brings them, in the place of a second click.
function followType() {
  form.querySelectorAll("[data-type-change]").forEach((button) => {
    const type = button.closest(".criterion-body").querySelector('select[name$="-type"]');
    type.addEventListener("change", () => form.requestSubmit(button));
    button.hidden = true;
  });
}

// A link to a field opens what it is folded away in.
function openTarget() {
  const target = document.getElementById(window.location.hash.slice(1));
  for (let around = target; around; around = around.parentElement) {
    if (around.tagName === "DETAILS") around.open = true;
  }
  target?.scrollIntoView({ block: "center" });
  if (target?.matches("input, select, textarea")) target.focus();
}

new Unsaved();
const table = form.querySelector("[data-weights]");
if (table) new Weights(table);
followType();
window.addEventListener("hashchange", openTarget);
if (window.location.hash) openTarget();
form.querySelector('[role="alert"]')?.focus();
