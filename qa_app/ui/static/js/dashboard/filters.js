// The two days are asked for only where the period is "from a day to a day"; without a script both stand there.
const form = document.querySelector("[data-trend-filters]");

if (form) {
  const period = form.elements.namedItem("period");
  const show = () => form.classList.toggle("by-days", period.value === "dates");
  form.classList.add("is-scripted");
  period.addEventListener("change", show);
  show();
}
