// A conversation with its evidence: jump between words and notes, light both up, filter by label.
// Works on its own on transcripts, roleplays and published reviews; without it the links still lead there.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const markIds = (words) => (words.dataset.marks || "").split(" ");

export function wordsOf(id) {
  return all(`.ev[data-marks~="${CSS.escape(id)}"]`);
}

export function noteOf(id) {
  return document.querySelector(`.note[data-mark="${CSS.escape(id)}"]`);
}

// Scroll to the words of a mark and light them up for a moment.
export function jumpTo(id) {
  const words = wordsOf(id);
  if (!words.length) return false;
  words[0].scrollIntoView({ block: "center", behavior: "auto" });
  words.forEach((word) => {
    word.classList.add("is-lit");
    setTimeout(() => word.classList.remove("is-lit"), 2500);
  });
  const pane = document.querySelector("#conversation");
  if (pane && pane.contains(words[0])) words[0].focus({ preventScroll: true });
  return true;
}

export function openNote(id) {
  const note = noteOf(id);
  if (!note) return;
  note.open = true;
  note.querySelector("summary").focus({ preventScroll: true });
  note.scrollIntoView({ block: "nearest" });
}

export function filter(label) {
  all("[data-label-filter] [data-label]").forEach((chip) => {
    chip.setAttribute("aria-pressed", String(chip.dataset.label === label));
  });
  all(".note").forEach((note) => note.classList.toggle("is-dim", Boolean(label) && note.dataset.label !== label));
  all(".ev").forEach((words) => {
    const labels = (words.dataset.labels || "").split(" ");
    words.classList.toggle("is-dim", Boolean(label) && !labels.includes(label));
  });
}

function light(ids, on) {
  ids.forEach((id) => {
    wordsOf(id).forEach((words) => words.classList.toggle("is-lit", on));
    noteOf(id)?.classList.toggle("is-lit", on);
  });
}

function idsAt(target) {
  const words = target.closest?.(".ev");
  if (words) return markIds(words);
  const note = target.closest?.(".note");
  return note ? [note.dataset.mark] : [];
}

function onClick(event) {
  const chip = event.target.closest("[data-label-filter] [data-label]");
  if (chip) {
    event.preventDefault();
    const pressed = chip.getAttribute("aria-pressed") === "true";
    filter(pressed ? "" : chip.dataset.label);
    if (!pressed) jumpTo(chip.hash.slice(3));
    return;
  }
  const words = event.target.closest(".ev");
  if (words) {
    event.preventDefault();
    openNote(words.hash.slice(3));
    return;
  }
  const link = event.target.closest('a[href^="#m-"]');
  if (link && jumpTo(link.hash.slice(3))) event.preventDefault();
}

export function start() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") all(".note[open]").forEach((note) => { note.open = false; });
  });
  document.addEventListener("mouseover", (event) => light(idsAt(event.target), true));
  document.addEventListener("mouseout", (event) => light(idsAt(event.target), false));
  all("[data-label-filter] [data-label]").forEach((chip) => chip.setAttribute("role", "button"));
}

start();
