"""The names that people give to channels, and the ids that they stand for."""

from nlp.text import fold

_NAMES = {
    "chat": ("chat", "live chat", "livechat", "webchat"),
    "phone": ("phone", "telephone", "telefono", "telefonata", "call", "chiamata", "voice", "voce"),
    "email": ("email", "e-mail", "mail", "posta elettronica"),
    "social": ("social", "social media", "facebook", "instagram"),
    "messaging": ("messaging", "messaggistica", "whatsapp", "telegram", "sms"),
    "app": ("app",),
    "in_person": ("in_person", "di persona", "in person", "sportello"),
}
_BY_NAME = {name: channel for channel, names in _NAMES.items() for name in names}


def channel_of(name: str | None) -> str | None:
    """The id of a channel (`chat phone email …`), None for a name that is not known."""
    return None if name is None else _BY_NAME.get(" ".join(fold(name).split()))
