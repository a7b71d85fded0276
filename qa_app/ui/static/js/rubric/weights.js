// Weights that total 100, counted in hundredths: the same sums as rubrics/weights.py, which decides on saving.

const TOTAL = 10000;

export const cents = (text) => Math.round(Number(String(text).replace(",", ".")) * 100);
export const said = (value) => String(value / 100).replace(".", document.documentElement.lang === "it" ? "," : ".");

// Whole hundredths in proportion; what does not divide goes to the largest remainders, the first among equals.
export function share(amount, parts) {
  const even = parts.some((part) => part > 0) ? parts : parts.map(() => 1);
  const total = even.reduce((sum, part) => sum + part, 0);
  const shares = even.map((part) => Math.floor((amount * part) / total));
  const order = even.map((part, place) => place).sort((a, b) => ((amount * even[b]) % total) - ((amount * even[a]) % total));
  const left = amount - shares.reduce((sum, one) => sum + one, 0);
  order.slice(0, left).forEach((place) => { shares[place] += 1; });
  return shares;
}

export class Weights {
  constructor(table) {
    this.table = table;
    this.rows = [...table.querySelectorAll("[data-weight]")].map((field) => ({ field, row: field.closest("[data-weight-row]"), start: field.value }));
    table.addEventListener("change", (event) => this.changed(event.target));
    this.total();
  }

  changed(field) {
    const own = this.rows.find((one) => one.field === field);
    if (!own) return;
    const wanted = cents(field.value);
    const others = this.rows.filter((one) => one !== own);
    const held = others.filter((one) => this.isLocked(one));
    const free = others.filter((one) => !this.isLocked(one));
    const room = TOTAL - held.reduce((sum, one) => sum + cents(one.field.value), 0) - wanted;
    const fits = Number.isFinite(wanted) && wanted >= 0 && room >= 0 && (free.length > 0 || room === 0);
    this.table.querySelector("[data-no-room]").hidden = fits;
    if (fits) share(room, free.map((one) => cents(one.field.value) || 0)).forEach((part, place) => { free[place].field.value = said(part); });
    this.rows.forEach((one) => this.mark(one));
    this.total();
  }

  isLocked({ row }) {
    return row.querySelector("[data-lock]")?.checked ?? false;
  }

  mark({ field, row, start }) {
    const was = row.querySelector("[data-was]");
    const value = was.querySelector("[data-was-value]");
    if (cents(field.value) !== cents(start)) {
      if (was.hidden) value.textContent = start;
      was.hidden = false;
    }
  }

  total() {
    const sum = this.rows.reduce((all, one) => all + (cents(one.field.value) || 0), 0);
    this.table.querySelector("[data-total]").textContent = said(sum);
  }
}
