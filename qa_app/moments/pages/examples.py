"""The library of examples, and pinning one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from qa_app.moments.forms import LibraryForm, PinForm
from qa_app.moments.queries import Library
from qa_app.moments.service.pinning import Preview


@dataclass(frozen=True, slots=True)
class ExamplesPage:
    """The library with its filters, which stand in the address."""

    template: ClassVar[str] = "moments/examples.html"
    library: Library
    form: LibraryForm
    address: Mapping[str, str]
    may_pin: bool

    @property
    def without_label(self) -> Mapping[str, str]:
        """The address with every label."""
        return {key: value for key, value in self.address.items() if key != "label"}


@dataclass(frozen=True, slots=True)
class PinPage:
    """A moment as others will see it, and what is said of it; `back` is where the person came from."""

    template: ClassVar[str] = "moments/pin.html"
    preview: Preview
    form: PinForm
    back: str
    problem: str = ""
