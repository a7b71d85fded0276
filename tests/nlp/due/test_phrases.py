"""When promises fall due, in the words that people use, on Wednesday 18 November 2026 at 10:30."""

from collections.abc import Callable
from datetime import datetime
from time import process_time
from zoneinfo import ZoneInfo

import pytest

from nlp.due import find, resolve
from nlp.text import prepare
from nlp.types import Speaker, Turn

ZONE = ZoneInfo("Europe/Rome")
NOW = datetime(2026, 11, 18, 10, 30, tzinfo=ZONE)

ITALIAN = {
    "La richiamo entro venerdì": "11-20 23:59",
    "le rispondo entro 48 ore": "11-20 10:30",
    "La chiamo domani alle 15": "11-19 15:00",
    "ti mando tutto entro la fine della giornata": "11-18 23:59",
    "riceverà il rimborso tra due giorni lavorativi": "11-20 10:30",
    "il tecnico passa martedì prossimo": "11-24 23:59",
    "tra mezz'ora la ricontatto": "11-18 11:00",
    "fra un'ora ti scrivo": "11-18 11:30",
    "tra un'oretta la richiamo io": "11-18 11:30",
    "entro le 18 le do conferma": "11-18 18:00",
    "la sento stasera": "11-18 21:00",
    "oggi stesso inoltro la pratica": "11-18 23:59",
    "riceverà una mail nelle prossime 24 ore": "11-19 10:30",
    "l'accredito arriva entro il primo dicembre": "12-01 23:59",
    "la consegna è prevista per il 25 novembre": "11-25 23:59",
    "passiamo il 30/11": "11-30 23:59",
    "il contratto parte dal nuovo anno, glielo mando entro il 05/12/2026": "12-05 23:59",
    "la ricontatto dopodomani": "11-20 23:59",
    "la chiamo dopo domani mattina": "11-20 12:00",
    "ci sentiamo domani mattina": "11-19 12:00",
    "le mando il modulo domattina": "11-19 12:00",
    "vi richiamo lunedì mattina alle 9": "11-23 09:00",
    "lunedì alle 10 e mezza passa il corriere": "11-23 10:30",
    "il tecnico arriva giovedì tra le 9 e le 13": "11-19 13:00",
    "verremo venerdì dalle 14 alle 18": "11-20 18:00",
    "le faccio sapere entro sera": "11-18 21:00",
    "avrà una risposta in giornata": "11-18 23:59",
    "la settimana prossima le invio il nuovo modem": "11-29 23:59",
    "glielo spediamo la prossima settimana": "11-29 23:59",
    "risolviamo entro fine settimana": "11-22 23:59",
    "entro fine mese riceve lo storno": "11-30 23:59",
    "il credito sarà visibile il mese prossimo": "12-31 23:59",
    "entro tre giorni lavorativi": "11-23 10:30",
    "in 3-5 giorni lavorativi vede l'accredito": "11-25 10:30",
    "ci vorranno 24/48 ore": "11-20 10:30",
    "servono due o tre giorni": "11-21 10:30",
    "le rispondiamo entro un paio di giorni": "11-20 10:30",
    "fra un paio d'ore la chiamo": "11-18 12:30",
    "nel giro di 10 minuti la linea torna": "11-18 10:40",
    "tra cinque minuti sono da lei": "11-18 10:35",
    "entro 48 ore lavorative": "11-20 10:30",
    "tra un quarto d'ora le scrivo": "11-18 10:45",
    "entro una settimana": "11-25 10:30",
    "tra due settimane": "12-02 10:30",
    "fra un mese la ricontattiamo": "12-18 10:30",
    "al massimo in 4 ore": "11-18 14:30",
    "entro le ore 17:30 di oggi": "11-18 17:30",
    "alle 16 di domani la richiamo": "11-19 16:00",
    "la chiamo alle tre del pomeriggio": "11-18 15:00",
    "verso le 11 e un quarto la richiamo": "11-18 11:15",
    "entro mezzogiorno di venerdì": "11-20 12:00",
    "le scrivo nel pomeriggio": "11-18 18:00",
    "questo pomeriggio avrà il codice": "11-18 18:00",
    "la richiamo sabato mattina": "11-21 12:00",
    "venerdì 20 novembre alle 8.30 passa il tecnico": "11-20 08:30",
    "arriva lunedì 23": "11-23 23:59",
    "entro il 15 riceve la nota di credito": "12-15 23:59",
    "il 3 dicembre le arriva la fattura": "12-03 23:59",
    "la consegna è martedì della prossima settimana": "11-24 23:59",
    "il primo giorno lavorativo utile": "11-19 18:00",
    "entro 2 gg lavorativi": "11-20 10:30",
    "entro 48h": "11-20 10:30",
    "le mando tutto entro domani sera": "11-19 21:00",
    "entro un'ora e mezza": "11-18 12:00",
    "entro settantadue ore": "11-21 10:30",
    "consegna lunedì o martedì": "11-24 23:59",
    "in settimana le mando i documenti": "11-22 23:59",
    "ENTRO VENERDI ALLE 12": "11-20 12:00",
    "la richiamo giovedi prossimo": "11-19 23:59",
    "giovedì in giornata": "11-19 23:59",
    "prima delle nove di domani": "11-19 09:00",
    "alle due meno un quarto sono lì": "11-18 13:45",
    "glieli spedisco prima del 9": "12-09 23:59",
    "3 giorni lavorativi e vede l'accredito": "11-23 10:30",
}

ENGLISH = {
    "I'll get back to you by Friday": "11-20 23:59",
    "you'll hear from us within 48 hours": "11-20 10:30",
    "I'll call you tomorrow at 3pm": "11-19 15:00",
    "we'll have it fixed by the end of the day": "11-18 23:59",
    "you'll get an email in the next 24 hours": "11-19 10:30",
    "an engineer will come next Tuesday": "11-24 23:59",
    "give me half an hour and I'll ring you in half an hour": "11-18 11:00",
    "I will ring back in an hour": "11-18 11:30",
    "in a couple of hours": "11-18 12:30",
    "within a couple of days": "11-20 10:30",
    "the refund lands in three to five working days": "11-25 10:30",
    "within 5 business days": "11-25 10:30",
    "it takes 24-48 hours": "11-20 10:30",
    "in two or three days": "11-21 10:30",
    "I'll send it over this afternoon": "11-18 18:00",
    "you'll have it tonight": "11-18 21:00",
    "I will email you later today": "11-18 23:59",
    "the driver comes tomorrow morning": "11-19 12:00",
    "I'll update you first thing tomorrow": "11-19 09:00",
    "the day after tomorrow we will deliver": "11-20 23:59",
    "by noon tomorrow": "11-19 12:00",
    "before 5 o'clock": "11-18 17:00",
    "I'll phone you at half past three": "11-18 15:30",
    "we'll call at quarter to five": "11-18 16:45",
    "between 9 and 12 on Monday": "11-23 12:00",
    "they'll be with you Thursday between 2pm and 4pm": "11-19 16:00",
    "I'll call you back on Monday at 9": "11-23 09:00",
    "by Monday morning": "11-23 12:00",
    "the replacement ships next week": "11-29 23:59",
    "you'll see it by the end of the week": "11-22 23:59",
    "by the end of next week": "11-29 23:59",
    "the credit shows next month": "12-31 23:59",
    "by the end of the month": "11-30 23:59",
    "it will be there on 25 November": "11-25 23:59",
    "we'll deliver on November 25th": "11-25 23:59",
    "by the 1st of December": "12-01 23:59",
    "on the 25th": "11-25 23:59",
    "by the 3rd": "12-03 23:59",
    "it goes out on 30/11": "11-30 23:59",
    "by 05/12/2026 at the latest": "12-05 23:59",
    "by 2026-12-05": "12-05 23:59",
    "on Friday 20 November at 8.30 am": "11-20 08:30",
    "on Friday the 20th": "11-20 23:59",
    "I'll chase it by close of business": "11-18 18:00",
    "you'll hear by EOD": "11-18 23:59",
    "on the next working day": "11-19 18:00",
    "within one working day": "11-19 10:30",
    "in a fortnight": "12-02 10:30",
    "in two weeks' time": "12-02 10:30",
    "within a week": "11-25 10:30",
    "no later than 10 days": "11-28 10:30",
    "in about 20 minutes": "11-18 10:50",
    "in 5 mins": "11-18 10:35",
    "within 48hrs": "11-20 10:30",
    "by 5pm on Friday": "11-20 17:00",
    "at 11:15 I'll dial you": "11-18 11:15",
    "Tuesday or Wednesday next week": "11-25 23:59",
    "Tuesday next week": "11-24 23:59",
    "over the weekend": "11-22 23:59",
    "this evening": "11-18 21:00",
    "up to forty-eight hours": "11-20 10:30",
    "in an hour and a half": "11-18 12:00",
    "within a month": "12-18 10:30",
    "allow 14 days": "12-02 10:30",
    "saturday morning works, they'll come saturday morning": "11-21 12:00",
    "sometime today or tomorrow": "11-19 23:59",
    "by midday Thursday": "11-19 12:00",
    "i'll give you a bell at half ten tomorrow": "11-19 10:30",
    "text you round ten tomorrow": "11-19 10:00",
    "3 to 5 working days it will reflect": "11-25 10:30",
    "35 minutes from now": "11-18 11:05",
    "she'll ring ten past eleven today": "11-18 11:10",
    "I'LL CALL BY FRIDAY 4 PM": "11-20 16:00",
}

NO_DATE = {
    "it": (
        "la richiamo appena possibile",
        "le faccio sapere presto",
        "ho aperto la pratica 3 giorni fa",
        "aspetta da due settimane",
        "l'ordine di lunedì è partito",
        "la fattura del 3 novembre è errata",
        "venerdì scorso non c'eravamo",
        "la garanzia è di 2 anni",
        "costa 20 euro al mese",
        "il numero 4471 e il codice 30",
        "ogni due settimane",
        "tra qualche giorno",
        "le mando 3 moduli",
        "ho due minuti",
        "le due mail che ha ricevuto",
        "da stamattina non va",
    ),
    "en": (
        "I'll call you as soon as possible",
        "shortly",
        "you ordered it 3 days ago",
        "you've waited since Monday",
        "the order of 3 November was lost",
        "last Friday we were closed",
        "it has a warranty of 2 years",
        "we sell it at 20 euro",
        "order 4471 and code 30",
        "every two weeks",
        "the sun sat on the wed",
        "you may 5",
        "I have two minutes",
        "in a few days",
    ),
}


def parsed(text: str, language: str) -> list[tuple[str, datetime | None]]:
    turn = prepare(0, Turn(Speaker.AGENT, text), language)
    return [
        (turn.text[turn.starts[due.first] : turn.ends[due.after - 1]], resolve(due.when, NOW))
        for due in find(turn.folded, language)
    ]


def expected(written: str) -> datetime:
    return datetime.strptime(f"2026-{written}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


@pytest.mark.parametrize(("text", "when"), ITALIAN.items())
def test_italian_promises_fall_due_when_people_mean(text, when):
    found = parsed(text, "it")
    assert expected(when) in [due for _, due in found], found
    assert len(found) == 1


@pytest.mark.parametrize(("text", "when"), ENGLISH.items())
def test_english_promises_fall_due_when_people_mean(text, when):
    found = parsed(text, "en")
    assert expected(when) == found[-1][1] if found else False, found


@pytest.mark.parametrize(("language", "text"), [(lang, t) for lang, texts in NO_DATE.items() for t in texts])
def test_what_is_past_repeated_or_vague_is_no_date(language, text):
    assert parsed(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "span"),
    [
        ("La richiamo entro venerdì mattina, va bene?", "it", "entro venerdì mattina"),
        ("Riceverà una mail entro 48 ore lavorative.", "it", "entro 48 ore lavorative"),
        ("Ti chiamo domani alle 15:30.", "it", "domani alle 15:30"),
        ("We'll reply within 2 business days, thanks.", "en", "within 2 business days"),
        ("I will call you by 5pm on Friday.", "en", "by 5pm on Friday"),
        ("I'll look in on Friday.", "en", "on Friday"),
        ("La chiamo verso le sei.", "it", "verso le sei"),
    ],
)
def test_the_words_are_shown_whole(text, language, span):
    assert [words for words, _ in parsed(text, language)] == [span]


def seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


@pytest.mark.parametrize("token", ["entro", "le", "1", "alle", "the", "half", "-", "a", "1/1", "9" * 50])
@pytest.mark.parametrize("language", ["it", "en"])
def test_a_flood_of_one_word_is_read_in_proportion(language, token):
    few, many = (token,) * 20_000, (token,) * 60_000
    assert seconds(lambda: find(many, language)) < 5 * seconds(lambda: find(few, language)) + 0.2
