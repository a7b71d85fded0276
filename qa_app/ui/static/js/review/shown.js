// Criteria that hang on an earlier answer come and go as it is given; causes are offered where an answer fails.
// The server decides the same on saving: this only spares the wait.

export class Shown {
  constructor(form) {
    this.form = form;
    form.addEventListener("change", () => this.update());
    form.addEventListener("input", (event) => {
      if (event.target.name?.startsWith("number_")) this.update();
    });
    this.update();
  }

  // In the order of the page: one that hangs on a hidden one is hidden too.
  update() {
    this.form.querySelectorAll("[data-shown-if]").forEach((criterion) => {
      criterion.hidden = !this.holds(criterion.dataset);
    });
    this.form.querySelectorAll("[data-on-fail]").forEach((field) => this.offer(field));
  }

  holds({ shownIf, values, atLeast, below }) {
    const earlier = document.getElementById(`c-${shownIf}`);
    const answered = earlier && !earlier.hidden ? this.answer(shownIf) : null;
    if (answered === null) return false;
    if (values && !values.split(" ").map(Number).includes(answered)) return false;
    return (atLeast === "" || answered >= Number(atLeast)) && (below === "" || answered < Number(below));
  }

  answer(key) {
    const chosen = this.form.querySelector(`[name="value_${key}"]:checked`)?.value ?? "";
    if (chosen === "na") return null;
    const text = chosen || (this.form.elements[`number_${key}`]?.value ?? "").trim().replace(",", ".");
    return text === "" || Number.isNaN(Number(text)) ? null : Number(text);
  }

  // A number's ranges are the server's to know: there the causes stay on offer.
  offer(field) {
    const criterion = field.closest("[data-criterion]");
    const points = [...criterion.querySelectorAll('[type="radio"]')];
    const isNamed = field.querySelector("select").value !== "";
    field.hidden = points.length > 0 && !isNamed && !points.some((point) => point.checked && "fails" in point.dataset);
  }
}
