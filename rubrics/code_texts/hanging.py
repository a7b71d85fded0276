"""What is said about how criteria hang together: message and remedy, each in Italian and English."""

from types import MappingProxyType

HANGING = MappingProxyType(
    {
        "RB024": (
            "Il criterio nomina «{detail}», che nella scheda non c'è.",
            "The criterion names “{detail}”, which the rubric does not have.",
            "Usare la chiave di un criterio di questa scheda.",
            "Use the key of a criterion of this rubric.",
        ),
        "RB025": (
            "Il criterio dipende da «{detail}», che viene chiesto dopo.",
            "The criterion hangs on “{detail}”, which is asked later.",
            "Spostare «{detail}» prima di questo criterio, oppure farlo dipendere da un altro.",
            "Move “{detail}” before this criterion, or let it hang on another.",
        ),
        "RB026": (
            "Il criterio dipende da «{detail}», che a sua volta dipende da questo.",
            "The criterion hangs on “{detail}”, which hangs on this one in turn.",
            "Togliere uno dei rimandi del cerchio.",
            "Remove one of the references of the circle.",
        ),
        "RB038": (
            "Il criterio prende il posto di «{detail}», che è ancora nella scheda o è già stato sostituito.",
            "The criterion replaces “{detail}”, which is still in the rubric or already replaced.",
            "Indicare in `replaces` la chiave di un criterio che non c'è più, una volta sola.",
            "Name in `replaces` the key of a criterion that is gone, and once only.",
        ),
        "RB039": (
            "La condizione non può verificarsi, o non dice nulla.",
            "The condition can never hold, or says nothing.",
            "Indicare in `values` punti del criterio nominato, oppure un limite in `at_least` o `below`.",
            "Give points of the named criterion in `values`, or a limit in `at_least` or `below`.",
        ),
        "RB042": (
            "Il livello poggia su «{detail}», ma un testo libero non ha livello.",
            "The level stands on “{detail}”, but words have no level.",
            "Togliere il rimando, o cambiare il tipo del criterio.",
            "Remove the reference, or change the type of the criterion.",
        ),
    }
)
