// The list over a comment box: find a template by typing, choose with the arrows and Enter, or keep what is
// written as a new one. One list at a time; Escape closes it and goes back to the comment.

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const plainly = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

export class Offer {
  constructor(words, { choose, keep }) {
    this.words = words;
    this.choose = choose;
    this.keep = keep;
    this.target = null;
    this.list = make("ul", { id: "offer-list", role: "listbox", ariaLabel: words.open });
    this.find = make("input", { type: "text", className: "form-control", role: "combobox", autocomplete: "off", placeholder: words.find, ariaLabel: words.find, ariaExpanded: "true" });
    this.find.setAttribute("aria-controls", "offer-list");
    this.name = make("input", { type: "text", className: "form-control", maxLength: 80, ariaLabel: words.name });
    const save = make("button", { type: "button", className: "btn btn-outline-primary btn-sm", textContent: words.save });
    this.keeping = make("div", { className: "offer-keep" }, make("label", {}, words.keep, this.name), save);
    this.box = make("div", { className: "offer" }, this.find, this.list, this.keeping);
    this.find.addEventListener("input", () => this.show());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
    save.addEventListener("click", () => this.store());
    this.box.addEventListener("keydown", (event) => this.onKey(event));
    document.addEventListener("click", (event) => {
      if (this.target && !this.box.contains(event.target) && !event.target.closest(".comment-tools")) this.close(false);
    });
  }

  open(target, templates) {
    this.target = target;
    this.templates = templates;
    target.insertAdjacentElement("afterend", this.box);
    this.find.value = "";
    this.name.value = target.value.trim().split(/\s+/).slice(0, 6).join(" ").slice(0, 80);
    this.keeping.hidden = !target.value.trim();
    this.show();
    this.find.focus();
  }

  close(back = true) {
    const { target } = this;
    this.target = null;
    this.box.remove();
    if (back) target?.focus();
  }

  show() {
    const wanted = plainly(this.find.value).split(/\s+/).filter(Boolean);
    const fitting = this.templates.filter((one) => wanted.every((word) => plainly(`${one.name} ${one.text}`).includes(word)));
    this.list.replaceChildren(...fitting.map((one, place) => {
      const option = make("li", { id: `offer-${place}`, role: "option" }, make("b", { textContent: one.name }), make("span", { textContent: one.text }));
      option.template = one;
      return option;
    }));
    if (!fitting.length) this.list.append(make("li", { className: "muted", textContent: this.words.none, role: "option", ariaDisabled: "true" }));
    this.select(0);
  }

  options() {
    return [...this.list.children].filter((option) => option.template);
  }

  select(place) {
    const options = this.options();
    this.place = options.length ? (place + options.length) % options.length : -1;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === this.place)));
    this.find.setAttribute("aria-activedescendant", options[this.place]?.id ?? "");
    options[this.place]?.scrollIntoView({ block: "nearest" });
  }

  take(option) {
    if (!option?.template) return;
    const { target } = this;
    this.close();
    this.choose(target, option.template);
  }

  store() {
    const { target } = this;
    const name = this.name.value.trim();
    if (!name) return this.name.focus();
    this.close();
    this.keep(target, name);
  }

  onKey(event) {
    const inName = event.target === this.name;
    // A second stroke in the empty field means the stroke itself.
    if (event.key === "/" && !inName && !this.find.value) {
      const { target } = this;
      this.close();
      this.choose(target, { text: "/" });
    } else if (event.key === "Escape") this.close();
    else if (event.key === "Enter") {
      if (inName) this.store();
      else if (event.target === this.find) this.take(this.options()[this.place]);
      else return;
    } else if (event.key === "ArrowDown" && !inName) this.select(this.place + 1);
    else if (event.key === "ArrowUp" && !inName) this.select(this.place - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
