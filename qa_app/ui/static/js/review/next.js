// n goes on to what is due next, wherever a page has a button for it. Keys do nothing while somebody writes.

function isWriting(target) {
  return target.matches?.('textarea, select, [contenteditable], input:not([type="radio"]):not([type="checkbox"])');
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  const next = document.querySelector("[data-next]");
  if (!next) return;
  event.preventDefault();
  next.click();
});
