// One's own note saves itself; what could not be saved stays and is tried again..

const DELAY = 700;
const RETRY = 8000;
const box = document.querySelector("[data-own-note]");
const form = document.querySelector("#note-form");

class Note {
  constructor() {
    this.field = box.querySelector("textarea");
    this.status = box.querySelector("[data-note-said]");
    this.timer = null;
    this.queue = Promise.resolve();
    this.stopped = false;
    box.querySelector("[data-note-save]").hidden = true;
    this.field.addEventListener("input", () => this.later(DELAY));
    this.field.addEventListener("change", () => { if (this.timer) this.send(); });
    form.addEventListener("submit", (event) => this.onSubmit(event));
    window.addEventListener("beforeunload", (event) => { if (this.timer) event.preventDefault(); });
  }

  later(delay) {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => this.send(), delay);
  }

  onSubmit(event) {
    event.preventDefault();
    if (event.submitter?.value === "delete") this.field.value = "";
    this.stopped = false;
    this.send();
  }

  // One request after the other, each with the version that the one before it made.
  send() {
    clearTimeout(this.timer);
    this.timer = null;
    this.queue = this.queue.then(() => this.post()).catch(() => {
      this.say(box.dataset.notSaved);
      this.later(RETRY);
    });
  }

  async post() {
    const body = new FormData(form);
    body.set("action", "save");
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST",
      body,
      headers: { Accept: "application/json", "X-CSRFToken": body.get("csrf_token") },
    });
    const said = await answer.json();
    if (said.lock !== undefined) form.elements.lock.value = said.lock;
    this.say(said.said ?? said.message);
    // After a conflict nothing goes out by itself: saving again is the person's choice.
    this.stopped = answer.status === 409;
    box.querySelector("[data-note-save]").hidden = !this.stopped;
  }

  say(text) {
    this.status.textContent = text;
  }
}

if (box && form) new Note();
