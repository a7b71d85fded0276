// The timeline is one stop of the Tab key; the arrows go from mark to mark. Without this each mark is a stop.

const strip = document.querySelector("[data-timeline]");
const marks = strip ? [...strip.querySelectorAll("a")] : [];

function move(from, to) {
  if (!to || from === to) return;
  from.setAttribute("tabindex", "-1");
  to.setAttribute("tabindex", "0");
  to.focus();
}

marks.forEach((mark, place) => mark.setAttribute("tabindex", place ? "-1" : "0"));

strip?.addEventListener("keydown", (event) => {
  const place = marks.indexOf(document.activeElement);
  const to = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: marks.length - 1 }[event.key];
  if (place < 0 || to === undefined) return;
  event.preventDefault();
  move(marks[place], marks[to]);
});

strip?.addEventListener("click", (event) => {
  const mark = event.target.closest("a");
  if (mark) move(marks.find((one) => one.getAttribute("tabindex") === "0"), mark);
});
