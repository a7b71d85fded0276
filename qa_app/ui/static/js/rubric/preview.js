// In a preview, criteria that hang on an answer come and go as they do in a review.

import { Shown } from "../review/shown.js";

const form = document.querySelector("[data-preview]");
if (form) {
  new Shown(form);
  form.addEventListener("submit", (event) => event.preventDefault());
}
