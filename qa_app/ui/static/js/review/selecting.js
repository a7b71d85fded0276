// Attaching words by selecting them: which turn, which words, and where in the turn they begin.

// Offsets count code points, as the server does, not UTF-16 units.
const length = (text) => [...text].length;

export function selectedWords() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const text = (range.startContainer.nodeType === 1 ? range.startContainer : range.startContainer.parentElement)?.closest("[data-text]");
  if (!text) return null;
  const inside = range.cloneRange();
  if (!text.contains(range.endContainer)) inside.setEnd(text, text.childNodes.length);
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(inside.startContainer, inside.startOffset);
  const words = inside.toString();
  if (!words.trim()) return null;
  return { turn: Number(text.closest("[data-turn]").dataset.turn), words, near: length(before.toString()) };
}

// Put a selection into the fields of a criterion; the button's own action then sends them.
export function fill(form, key, chosen) {
  form.elements[`attach_turn_${key}`].value = chosen.turn;
  form.elements[`attach_words_${key}`].value = chosen.words;
  form.elements[`attach_near_${key}`].value = chosen.near;
}
