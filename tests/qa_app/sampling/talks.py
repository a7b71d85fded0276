"""Conversations that a targeted draw looks for."""

from nlp.types import Speaker

ABUSE = (
    (Speaker.AGENT, "Buongiorno, come posso aiutarla? Mi dica pure con calma che cosa succede."),
    (Speaker.CUSTOMER, "Siete dei ladri e tu sei un idiota, il modem non funziona da tre giorni."),
    (Speaker.AGENT, "Capisco che sia arrabbiato, ma le chiedo di usare un altro tono con me."),
    (Speaker.CUSTOMER, "Ma vai a quel paese, imbecille, non avete risolto niente come sempre."),
)
