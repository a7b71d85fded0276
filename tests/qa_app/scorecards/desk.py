"""The editor's form as a browser without JavaScript holds it: read from the page, changed, sent."""

from io import BytesIO
from typing import Any

import html5lib

from tests.client import Client

HTML = "{http://www.w3.org/1999/xhtml}"


class EditorForm:
    """The fields of the editor's form; `send` presses a button."""

    def __init__(self, client: Client, path: str, html: str | None = None) -> None:
        self.client = client
        self.path = path
        self.html = client.get(path).text if html is None else html
        self.fields = form_fields(self.html, "rubric-form")

    def __setitem__(self, name: str, value: str) -> None:
        self.fields[name] = [value]

    def __getitem__(self, name: str) -> str:
        return self.fields[name][-1]

    def write(self, name: str, italian: str, english: str) -> None:
        """A text in both languages."""
        self[f"{name}-it"], self[f"{name}-en"] = italian, english

    def tick(self, name: str) -> None:
        """Tick a box."""
        self[name] = "1"

    def send(self, action: str = "save") -> "EditorForm":
        """Press a button that leads back to the editor; returns the page that follows."""
        response = self.client.post(self.path, {**self.fields, "action": action})
        return EditorForm(self.client, response.headers["Location"])

    def refused(self, action: str = "save", *, status: int = 409) -> "EditorForm":
        """Press a button and get the page back."""
        response = self.client.post(self.path, {**self.fields, "action": action}, status=status)
        return EditorForm(self.client, self.path, response.text)


def form_fields(html: str, form_id: str) -> dict[str, list[str]]:
    """What a browser would send of a form, without its buttons."""
    tree = html5lib.parse(html, namespaceHTMLElements=True)
    form = next(e for e in tree.iter(f"{HTML}form") if e.get("id") == form_id)
    found: dict[str, list[str]] = {}
    for element in form.iter():
        name, value = element.get("name"), _value(element)
        if name and value is not None:
            found.setdefault(name, []).append(value)
    return found


def _value(element: Any) -> str | None:
    tag = str(element.tag).removeprefix(HTML)
    if tag == "textarea":
        return "".join(element.itertext())
    if tag == "select":
        options = list(element.iter(f"{HTML}option"))
        chosen = [one for one in options if one.get("selected") is not None]
        return (chosen or options)[0].get("value") or ""
    if tag != "input" or (element.get("type") == "checkbox" and element.get("checked") is None):
        return None
    return element.get("value") or ""


def new_rubric(client: Client, english: str = "Trial", copy_of: str = "") -> EditorForm:
    """The editor of a rubric just begun by whoever is signed in."""
    data = {"title_it": f"{english} in italiano", "title_en": english, "copy_of": copy_of}
    return EditorForm(client, client.post("/rubrics/new", data).headers["Location"])


def fill_in(form: EditorForm, number: int, english: str, italian: str) -> None:
    """Everything that a criterion must have."""
    at = f"criteria-{number}"
    form.write(f"{at}-title", italian, english)
    form.write(f"{at}-guideline", f"Come giudicare: {italian}", f"How to judge: {english}")
    form.write(f"{at}-evidence", f"Che cosa vale: {italian}", f"What counts: {english}")
    for name in [name for name in form.fields if name.startswith(f"{at}-points-") and "-sentence-it" in name]:
        form.write(name.removesuffix("-it"), f"{italian}, frase", f"{english}, sentence")


def whole_rubric(client: Client, english: str = "Trial") -> EditorForm:
    """A new rubric that nothing keeps from being published, with two criteria of 50."""
    form = new_rubric(client, english)
    form.write("description", "Prova", "A trial")
    fill_in(form, 0, "Greeting", "Saluto")
    form = form.send("add:criteria")
    fill_in(form, 1, "Solution", "Soluzione")
    return form.send()


def publish(form: EditorForm, note: str = "Tried with team Nord") -> None:
    """Publish the draft of an editor."""
    path = f"{form.path.partition('?')[0]}/publish"
    form.client.post(path, {"lock": form["lock"], "note": note})


def upload(data: bytes) -> tuple[BytesIO, str]:
    """A file to send."""
    return BytesIO(data), "rubric.yaml"
