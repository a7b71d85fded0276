"""What the demonstration's reviewers write, in the language of the conversation."""

from statistics import fmean

from qa_app.demo.plan import Entry, comments


def comment(entry: Entry, criterion: str) -> str:
    """A comment on a criterion whose value stands out."""
    value = entry.values[criterion]
    tone = "high" if value is not None and value > 3 else "low"
    return comments()[entry.lang][criterion][tone]


def summary(entry: Entry) -> str:
    """The sentence that a reviewer closes with."""
    mean = fmean(value for value in entry.values.values() if value is not None)
    tone = "low" if mean < 2.5 else "high" if mean > 4 else "middle"
    return comments()[entry.lang]["summary"][tone]
