// The draft saves itself: the whole form goes out, fresh parts come back and take the place of the old ones.
// What is being typed is never replaced; what could not be saved stays on the page and is tried again.

const DELAY = 700;
const RETRY = 8000;

export class Saving {
  constructor(form, words) {
    this.form = form;
    this.words = words;
    this.status = form.querySelector("[data-saved]");
    this.timer = null;
    this.queue = Promise.resolve();
    this.stopped = false;
    form.addEventListener("input", (event) => this.soon(event.target));
    form.addEventListener("change", (event) => this.soon(event.target, 0));
    form.addEventListener("submit", (event) => this.onSubmit(event));
    window.addEventListener("beforeunload", (event) => {
      if (this.timer) event.preventDefault();
    });
  }

  soon(field, delay = DELAY) {
    if (!/^(value_|number_|text_|comment_|cause_|summary)/.test(field.name || "")) return;
    this.later(delay);
  }

  later(delay) {
    clearTimeout(this.timer);
    if (this.stopped) return;
    this.timer = setTimeout(() => this.send("save"), delay);
  }

  // What is typed and not sent yet goes out now.
  flush() {
    return this.timer ? this.send("save") : this.queue;
  }

  onSubmit(event) {
    event.preventDefault();
    this.send(event.submitter?.value || "save");
  }

  // One request after the other, each with the version that the one before it made.
  send(action) {
    // While two versions stand against each other, only keeping this one whole can be meant.
    if (this.stopped && action !== "save" && action !== "submit") return this.queue;
    clearTimeout(this.timer);
    this.timer = null;
    this.queue = this.queue.then(() => this.post(action)).catch(() => this.failed());
    return this.queue;
  }

  async post(action) {
    const body = new FormData(this.form);
    body.set("action", action);
    this.say(this.words.saving);
    // Not form.action: the buttons are called action too, and hide it.
    const answer = await fetch(this.form.getAttribute("action"), {
      method: "POST",
      body,
      headers: { Accept: "application/json", "X-CSRFToken": body.get("csrf_token") },
    });
    const said = await answer.json();
    if (said.location) {
      window.location.assign(said.location);
      return;
    }
    if (said.html) this.refresh(said.html);
    if (answer.ok) this.done(said, action);
    else this.refused(answer.status, said);
  }

  done(said, action) {
    this.form.elements.lock.value = said.lock;
    this.stopped = false;
    this.say(said.saved);
    const [verb, argument] = action.split(":");
    if (verb === "clear") this.empty(argument);
    if (verb === "attach") ["turn", "words", "near"].forEach((part) => { this.form.elements[`attach_${part}_${argument}`].value = ""; });
    document.dispatchEvent(new CustomEvent("review:saved", { detail: { verb, argument } }));
  }

  empty(key) {
    this.form.querySelectorAll(`[name="value_${key}"]`).forEach((point) => { point.checked = false; });
    ["number", "text"].forEach((kind) => { const field = this.form.elements[`${kind}_${key}`]; if (field) field.value = ""; });
    const cause = this.form.elements[`cause_${key}`];
    if (cause) cause.value = "";
  }

  refused(status, said) {
    this.say("");
    // With the newer version's number the person's next save is a choice, not an accident.
    if (said.lock) this.form.elements.lock.value = said.lock;
    if (!said.html) this.notice(said);
    // After a conflict nothing goes out by itself: the person decides which version stays.
    this.stopped = status === 409;
    if (status === 409 && said.lock) this.offer();
    this.form.querySelector("[data-slot=problem] .notice")?.focus();
  }

  notice(said) {
    const slot = this.form.querySelector("[data-slot=problem]");
    const notice = document.createElement("div");
    notice.className = "notice notice-bad";
    notice.tabIndex = -1;
    notice.setAttribute("role", "alert");
    const title = document.createElement("h2");
    title.className = "h6";
    title.textContent = said.error || "";
    const text = document.createElement("p");
    text.textContent = said.message || "";
    notice.append(title, text);
    slot.replaceChildren(notice);
  }

  offer() {
    const keep = document.createElement("button");
    keep.type = "button";
    keep.className = "btn btn-outline-primary btn-sm";
    keep.textContent = this.words.keep;
    keep.addEventListener("click", () => this.send("save"));
    this.form.querySelector("[data-slot=problem] .notice")?.append(keep);
  }

  failed() {
    this.say(this.words.notSaved);
    this.later(RETRY);
  }

  say(text) {
    this.status.textContent = text || "";
  }

  refresh(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    fresh.querySelectorAll("[data-slot]").forEach((part) => {
      const slot = document.querySelector(`[data-slot="${part.dataset.slot}"]`);
      if (!slot || slot.innerHTML.trim() === part.innerHTML.trim()) return;
      const open = [...slot.querySelectorAll("details")].map((details) => details.open);
      const same = open.length === part.querySelectorAll("details").length;
      slot.replaceChildren(...part.childNodes);
      if (same) slot.querySelectorAll("details").forEach((details, place) => { details.open = open[place]; });
    });
  }
}
