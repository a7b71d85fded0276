// Which criterion is the current one, going to the next, scoring it.

export class Criteria {
  constructor(form) {
    this.form = form;
    this.current = null;
    form.addEventListener("toggle", (event) => this.onToggle(event), true);
    form.addEventListener("focusin", (event) => {
      const own = event.target.closest("[data-criterion]");
      if (own) this.mark(own);
    });
  }

  all() {
    return [...this.form.querySelectorAll("[data-criterion]:not([hidden])")];
  }

  onToggle(event) {
    if (event.target.matches("[data-criterion]") && event.target.open) this.mark(event.target);
  }

  mark(criterion) {
    this.current?.classList.remove("is-current");
    this.current = criterion;
    criterion.classList.add("is-current");
  }

  // Open one, wherever it is folded away; the one left behind folds itself.
  open(criterion) {
    if (this.current && this.current !== criterion) this.current.open = false;
    const folded = criterion.closest("[data-folded]");
    if (folded) folded.open = true;
    criterion.open = true;
    this.mark(criterion);
    criterion.querySelector("summary").focus({ preventScroll: true });
    criterion.scrollIntoView({ block: "nearest" });
  }

  step(by) {
    const every = this.all();
    const place = this.current ? every.indexOf(this.current) : by > 0 ? -1 : every.length;
    const next = every[place + by];
    if (next) this.open(next);
  }

  get key() {
    return this.current?.dataset.criterion ?? null;
  }

  // By the key that stands beside the point: its number on a scale, its place among options, x for what does not apply.
  choose(key) {
    const point = this.current?.querySelector(`[name="value_${this.key}"][data-key="${key}"]`);
    if (!point) return;
    point.checked = point.type === "checkbox" ? !point.checked : true;
    point.dispatchEvent(new Event("change", { bubbles: true }));
  }

  comment() {
    if (!this.current) return;
    this.current.open = true;
    this.form.elements[`comment_${this.key}`].focus();
  }

  // Marks of the current criterion, in the order in which they are listed.
  moments() {
    const links = this.current?.querySelectorAll('[data-slot^="why-"] [data-jump]') ?? [];
    return [...links].map((link) => link.dataset.jump);
  }
}
