// A link on the turn under the pointer or the focus: it pins the turn, or the words selected in it.

import { selectedWords } from "../review/selecting.js";

const box = document.querySelector("[data-pin]");
const link = document.createElement("a");
link.className = "turn-pin";

function address(turn) {
  const words = selectedWords();
  const span = words && String(words.turn) === turn ? `&start=${words.near}&end=${words.near + [...words.words].length}` : "";
  return `${box.dataset.pin}&turn=${turn}${span}`;
}

function offer(event) {
  const turn = event.target.closest?.(".turns .turn");
  const head = turn?.querySelector(".turn-head");
  if (!head || turn.querySelector(".turn-middle")) return;
  if (link.parentElement !== head) head.append(link);
  link.href = address(turn.dataset.turn);
}

if (box) {
  link.textContent = box.dataset.word;
  box.hidden = true;
  document.addEventListener("mouseover", offer);
  document.addEventListener("focusin", offer);
  document.addEventListener("selectionchange", () => {
    const turn = link.closest(".turn");
    if (turn) link.href = address(turn.dataset.turn);
  });
}
