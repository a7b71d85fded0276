"""The names that people give to channels, and the ids that they stand for."""

from nlp.text import fold

_NAMES = {
    "chat": "chat", "live chat": "chat", "webchat": "chat", "livechat": "chat", "phone": "phone", "telephone": "phone", "telefono": "phone",
    "telefonata": "phone", "call": "phone", "chiamata": "phone", "voice": "phone", "voce": "phone",
    "email": "email", "e-mail": "email", "mail": "email", "posta elettronica": "email", "social": "social", "social media": "social", "facebook": "social", "instagram": "social",
    "whatsapp": "messaging", "sms": "messaging", "messaging": "messaging", "messaggistica": "messaging", "telegram": "messaging", "app": "app", "in_person": "in_person", "di persona": "in_person",
    "in person": "in_person", "sportello": "in_person",
}  # fmt: skip


def channel_of(name: str | None) -> str | None:
    """The id of a channel (`chat phone email …`), None for a name that is not known."""
    return None if name is None else _NAMES.get(" ".join(fold(name).split()))
