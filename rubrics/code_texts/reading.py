"""What is said about a file that is no rubric: message and remedy, each in Italian and English."""

from types import MappingProxyType

READING = MappingProxyType(
    {
        "RB001": (
            "Non è YAML leggibile: {detail}.",
            "This is not readable YAML: {detail}.",
            "Controllare rientri, due punti e virgolette intorno a questa riga.",
            "Check indents, colons and quotation marks around this line.",
        ),
        "RB002": (
            "Il file è troppo grande: {detail}.",
            "The file is too large: {detail}.",
            "Dividere la scheda o accorciarne i testi.",
            "Split the rubric, or shorten its texts.",
        ),
        "RB003": (
            "Il rimando «*{detail}» non è ammesso.",
            "The alias “*{detail}” is not allowed.",
            "Scrivere per esteso il contenuto a cui rimanda.",
            "Write out what it stands for.",
        ),
        "RB004": (
            "La voce «{detail}» compare due volte.",
            "The key “{detail}” is there twice.",
            "Togliere una delle due.",
            "Remove one of them.",
        ),
        "RB005": (
            "La voce «{detail}» non esiste.",
            "There is no key “{detail}”.",
            "Correggere il nome o togliere la riga.",
            "Correct its name, or remove the line.",
        ),
        "RB006": (
            "Manca la voce «{detail}».",
            "The key “{detail}” is missing.",
            "Aggiungerla a questo livello.",
            "Add it at this level.",
        ),
        "RB007": (
            "Il valore di «{detail}» non va bene.",
            "The value of “{detail}” will not do.",
            "Indicare {wanted}.",
            "Give {wanted}.",
        ),
        "RB008": (
            "Manca il testo in {detail}.",
            "The text in {detail} is missing.",
            "Scrivere il testo in entrambe le lingue, it e en.",
            "Write the text in both languages, it and en.",
        ),
        "RB009": (
            "Un punto della scala non ha la sua frase.",
            "A point of the scale has no sentence.",
            "Scrivere in `sentence` che cosa vede chi valuta a questo punto.",
            "Say in `sentence` what a reviewer sees at this point.",
        ),
        "RB010": (
            "Il criterio non dice che cosa vale come prova.",
            "The criterion does not say what counts as evidence.",
            "Scriverlo in `evidence`.",
            "Say it in `evidence`.",
        ),
    }
)
