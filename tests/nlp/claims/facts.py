"""The facts of an invented shop, one of each kind and two of some."""

from nlp.claims.types import Fact, Kind

FACTS = (
    Fact(
        key="return",
        statements={
            "it": "I resi si accettano entro 30 giorni dalla consegna.",
            "en": "Returns are accepted within 30 days of delivery.",
        },
        kind=Kind.TERM,
        value="30 giorni",
        topics={
            "it": ("reso", "resi", "restituire", "diritto di recesso"),
            "en": ("return", "returns", "send back"),
        },
    ),
    Fact(
        key="refund",
        statements={
            "it": "Il rimborso arriva in 5-7 giorni lavorativi.",
            "en": "Refunds take 5 to 7 working days.",
        },
        kind=Kind.TERM,
        value="5-7 giorni lavorativi",
        topics={"it": ("rimborso",), "en": ("refund",)},
    ),
    Fact(
        key="delivery",
        statements={"it": "La spedizione standard costa 4,90 €.", "en": "Standard delivery costs €4.90."},
        kind=Kind.AMOUNT,
        value="4,90 €",
        topics={
            "it": ("spedizione", "spese di spedizione", "consegna"),
            "en": ("delivery", "shipping", "postage"),
        },
    ),
    Fact(
        key="warranty",
        statements={"it": "La garanzia dura 2 anni.", "en": "The warranty lasts 2 years."},
        kind=Kind.TERM,
        value="2 anni",
        topics={"it": ("garanzia",), "en": ("warranty", "guarantee")},
    ),
    Fact(
        key="students",
        statements={"it": "Lo sconto studenti è del 10%.", "en": "The student discount is 10%."},
        kind=Kind.SHARE,
        value="10%",
        topics={
            "it": ("sconto studenti", "riduzione studenti"),
            "en": ("student discount", "discount students"),
        },
    ),
    Fact(
        key="hours",
        statements={
            "it": "Siamo aperti dal lunedì al venerdì dalle 9 alle 18.",
            "en": "We are open Monday to Friday, 9am to 6pm.",
        },
        kind=Kind.HOURS,
        value="9-18",
        topics={
            "it": ("orario", "aperti", "apriamo", "chiudiamo", "negozio"),
            "en": ("open", "we close", "opening hours", "shop"),
        },
    ),
    Fact(
        key="pickup",
        statements={"it": "Il ritiro in negozio è possibile.", "en": "Orders can be picked up in store."},
        kind=Kind.YES_NO,
        value="yes",
        topics={
            "it": ("ritiro negozio", "ritirare negozio"),
            "en": ("store pickup", "pick up store", "collect store"),
        },
    ),
    Fact(
        key="cash",
        statements={"it": "Non si può pagare in contanti.", "en": "Cash is not accepted."},
        kind=Kind.YES_NO,
        value="no",
        topics={"it": ("contanti",), "en": ("cash",)},
    ),
    Fact(
        key="story",
        statements={"it": "L'azienda è nata a Torino.", "en": "The company was founded in Turin."},
        kind=Kind.FREE,
        topics={"it": ("azienda",)},
    ),
)
