"""The names of the product's ids in the reader's language: labels, channels, roles, states."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

LABELS: Mapping[str, LazyString] = {
    "greeting": _l("Greeting"),
    "name_use": _l("Uses the name"),
    "empathy": _l("Empathy"),
    "apology": _l("Apology"),
    "thanks": _l("Thanks"),
    "ownership": _l("Takes charge"),
    "probing_question": _l("Probing question"),
    "confirm_understanding": _l("Confirms understanding"),
    "solution": _l("Solution"),
    "steps": _l("Steps"),
    "expectation": _l("Says what happens when"),
    "commitment": _l("Commitment"),
    "hold_request": _l("Asks to wait"),
    "transfer": _l("Hands over"),
    "resolution_check": _l("Checks it is solved"),
    "follow_up": _l("Follow-up"),
    "proactive_info": _l("Information not asked for"),
    "boundary": _l("Sets a limit"),
    "closing": _l("Closing"),
    "jargon": _l("Jargon"),
    "scripted": _l("Sounds scripted"),
    "sarcasm": _l("Sarcasm"),
    "rude": _l("Rude"),
    "blame": _l("Blames"),
    "dismissive": _l("Belittles"),
    "flat_refusal": _l("Flat refusal"),
    "slang": _l("Too familiar"),
    "shouting": _l("Shouting"),
    "abuse": _l("Abuse"),
    "fact_contradicted": _l("Differs from a known fact"),
    "fact_confirmed": _l("Agrees with a known fact"),
}
CHANNELS: Mapping[str, LazyString] = {
    "in_person": _l("In person"),
    "phone": _l("Phone"),
    "email": _l("E-mail"),
    "chat": _l("Chat"),
    "social": _l("Social media"),
    "messaging": _l("Messaging"),
    "app": _l("App"),
}
REASONS: Mapping[str, LazyString] = {
    "enquiry": _l("Enquiry"),
    "problem": _l("Problem or complaint"),
    "technical": _l("Technical support"),
    "order": _l("Order and return"),
    "billing": _l("Payment and billing"),
    "recommendation": _l("Recommendation"),
}
PHASES: Mapping[str, LazyString] = {
    "before_purchase": _l("Before purchase"),
    "after_purchase": _l("After purchase"),
}
SPEAKERS: Mapping[str, LazyString] = {
    "agent": _l("Agent"),
    "customer": _l("Customer"),
    "bot": _l("Automatic reply"),
    "system": _l("System"),
}
LANGUAGES: Mapping[str, LazyString] = {"it": _l("Italian"), "en": _l("English")}
ROLES: Mapping[str, LazyString] = {
    "admin": _l("Administrator"),
    "supervisor": _l("Supervisor"),
    "reviewer": _l("Reviewer"),
    "trainer": _l("Trainer"),
    "agent": _l("Agent"),
    "guarantor": _l("Guarantor"),
}
STATUSES: Mapping[str, LazyString] = {
    "draft": _l("Draft"),
    "published": _l("Published"),
    "submitted": _l("Submitted"),
    "acknowledged": _l("Acknowledged"),
    "replaced": _l("Replaced"),
    "disputed": _l("Disputed"),
    "kept": _l("Kept after a dispute"),
    "revised": _l("Revised after a dispute"),
    "voided": _l("Voided"),
}
ACTIONS: Mapping[str, LazyString] = {
    "call_back": _l("Call the customer back"),
    "correct_fact": _l("Correct a fact"),
    "change_policy": _l("Change a policy"),
    "other": _l("Something else"),
}
MODES: Mapping[str, LazyString] = {
    "blind": _l("Blind"),
    "compared": _l("Compared"),
    "assisted": _l("Assisted"),
}
KINDS: Mapping[str, LazyString] = {
    "random": _l("Random"),
    "targeted": _l("Chosen"),
    "self": _l("Self-review"),
    "calibration": _l("Calibration"),
    "roleplay": _l("Roleplay"),
}
SIGNALS: Mapping[str, LazyString] = {
    "abuse": _l("abuse by the customer"),
    "unresolved": _l("left unsolved"),
    "low_suggestions": _l("low suggestions"),
    "falling_sentiment": _l("the customer's mood falls"),
    "long_silence": _l("a long silence"),
    "outlier_length": _l("much longer than the team's others"),
    "outlier_replies": _l("many more replies than the team's others"),
}
EXCLUSIONS: Mapping[str, LazyString] = {
    "reviewed": _l("%(num)s drawn already"),
    "short": _l("%(num)s too short to judge"),
    "ceiling": _l("%(num)s of people whose reviews of this month are used up"),
    "old": _l("%(num)s too old"),
    "own": _l("%(num)s of your own"),
    "left_out": _l("%(num)s of people whom the plan leaves out"),
    "gone": _l("%(num)s of people who left"),
    "test": _l("%(num)s marked as tests"),
    "drop": _l("%(num)s in which one side says nothing"),
}
FORMATS: Mapping[str, LazyString] = {
    "plain": _l("plain text"),
    "csv": _l("a CSV table"),
    "jsonl": _l("JSON Lines"),
    "webvtt": _l("WebVTT captions"),
    "srt": _l("SRT captions"),
}
LOOKS: Mapping[str, LazyString] = {
    "review": _l("Review"),
    "conversation": _l("Conversation"),
    "trend": _l("Trend"),
    "figures": _l("Figures"),
    "file": _l("File of a review"),
}
RESOLVED: Mapping[str, LazyString] = {
    "yes": _l("Solved"),
    "partly": _l("Partly solved"),
    "no": _l("Not solved"),
}


def name_of(vocabulary: Mapping[str, LazyString], value: str | None) -> str:
    """The name of an id; an id without a name stands for itself, none at all for a dash."""
    if value is None:
        return "–"
    return str(vocabulary.get(value, value))
