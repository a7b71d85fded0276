"""The closed classes of words that tell whether a figure is said of a matter, per language, folded."""

from collections.abc import Mapping
from dataclasses import dataclass

from nlp.claims.types import Kind
from nlp.due.words import listed


@dataclass(frozen=True)
class Words:
    """What a language uses between a matter and its value.

    `plain` says nothing of its own (articles, pronouns, to be, "the price of"); `qualifying` before a word
    that is not plain narrows the matter to something else; `of` makes the matter part of another thing.
    `unsaid` in a clause takes its statement back: reports, conditions, what was, what is not known.
    `denying` turns it round. `affirming` and `excluding` carry a yes or a no.
    """

    plain: frozenset[str]
    qualifying: frozenset[str]
    of: frozenset[str]
    splitting: frozenset[str]
    joining: frozenset[str]
    unsaid: frozenset[str]
    denying: frozenset[str]
    limiting: frozenset[str]
    affirming: frozenset[str]
    excluding: frozenset[str]
    vague: frozenset[str]
    thresholds: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    free: frozenset[str]
    currencies: Mapping[str, str]
    cents: frozenset[str]
    opening: frozenset[str]
    closing: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    checking: frozenset[str]
    # Plain only where the company says them of itself: "we offer", not "I can offer you".
    ours: frozenset[str]
    asking: Mapping[Kind, frozenset[str]]


_SIGNS = {"€": "€", "$": "$", "£": "£", "eur": "€", "gbp": "£", "usd": "$"}

ITALIAN = Words(
    plain=listed(
        "posso possiamo vorrei potrei arriva arrivano arrivera accreditata avviene "
        "il lo la i gli le l' un uno una un' di a da in con su per tra fra d' del dello della dei degli "
        "delle dell' al allo alla ai agli alle all' dal dallo dalla dai dagli dalle dall' nel nello nella "
        "nei negli nelle nell' sul sulla sui sulle sull' e ed o anche che chi cui ne ci si vi mi ti lei "
        "voi noi tu io lui suo sua suoi sue tuo tua tuoi tue vostro vostra vostri vostre nostro nostra "
        "nostri nostre questo questa questi queste quello quella quel ogni tutto tutta tutti tutte essere "
        "avere potere dovere e' è ammontano ammonta effettuato effettuata accreditato erogato copre "
        "accettiamo accettano accettati accetta accettato sono sei siamo ha ho hai abbiamo avete hanno "
        "puo possono puoi deve devono costare costa costano durare dura durano pagare paga prevedere "
        "prevede previsto prevista previsti previste fissare fisso fissa pari ammontare restare valere "
        "vale valgono esserci c' fare fa fanno richiedere richiede chiedere volere vogliono servire "
        "servono avvenire effettuare venire viene vengono applicare applica applicato applicata tempo "
        "tempi termine termini durata prezzo prezzi costo costi tariffa spesa spese importo quota orario "
        "orari limite periodo scadenza finestra tempistica valore totale riguarda riguardo relativamente "
        "entro massimo massima minimo minima fino solo soltanto sempre gia ancora circa quasi oltre dopo "
        "prima comunque infatti quindi allora dunque ecco ok certo certamente esatto perfetto buongiorno "
        "salve ciao gentile signora signor signore guardi guarda senta vede veda come quanto confermare "
        "confermo confermiamo dire dico dirle dirti ricordare ricordo ricordarle informare informo "
        "informarla segnalare segnalo comunicare comunico precisare preciso sapere sappia tenga tieni "
        "presente consideri considera calcoli offriamo diamo attualmente purtroppo normalmente "
        "generalmente solitamente solito genere standard regolare complessivo complessiva ivato inclusa "
        "incluso compresa compreso disposizione aperto aperta aperti aperte chiuso chiusa chiusi chiuse "
        "aprire chiudere apre aprono apriamo chiude chiudono chiudiamo lavorativo lavorativi lavorativa "
        "feriale feriali giorno giorni ora ore richiedibile possibile ammesso ammessa consentito "
        "consentita attivo disponibile gratuito gratis"
    ),
    qualifying=listed(
        "per su sul sulla sui sulle sugli sull' con in nel nella nei nelle negli nell' a al alla ai alle "
        "agli all' da dal dalla dai dalle dagli dall' verso presso tra fra senza sopra sotto oltre"
    ),
    of=listed("di del dello della dei degli delle dell' d' per sul sulla su sui sulle dopo"),
    splitting=listed(
        "ma mentre pero invece poi quindi perche poiche siccome cosi dopodiche altrimenti anziche bensi "
        "che pertanto tuttavia oppure o"
    ),
    joining=listed("e ed"),
    unsaid=listed(
        "se qualora quando casomai semmai ipotesi esempio era erano ero fosse fossero stato sarebbe "
        "sarebbero vorrebbe potrebbe potrebbero dovrebbe dovrebbero avrebbe avrebbero precedente vecchio "
        "vecchia precedentemente inizialmente passato detto dice diceva letto legge leggo scritto visto "
        "vede credo penso suppongo pensava credeva verifico verifichiamo verificare controllo "
        "controlliamo controllare chiedo sento dipende forse magari probabilmente eccezionalmente "
        "eccezione eccezionale stavolta volta scorso scorsa sembra pare mancano restano rimangono rimane "
        "resta scade scadono scadeva oggi domani stasera weekend natale promozione promozionale offerta "
        "omaggio cortesia offro regalo tolgo storno faccio costata costato pagato durato concorrenza "
        "concorrente concorrenti altrove altri altra altro"
    ),
    denying=listed("non nessun nessuno nessuna niente nulla mai senza neanche nemmeno neppure ne"),
    limiting=listed("solo soltanto solamente esclusivamente tranne eccetto salvo meno fuorche unicamente"),
    affirming=listed(
        "possibile possibili puo possono puoi potete accettiamo accettano accetta accettato accettata "
        "accettati accettate offriamo offre facciamo fa prevede previsto prevista previsti previste "
        "disponibile disponibili attivo attiva incluso inclusa inclusi incluse compreso compresa compresi "
        "comprese coperto coperta coperti coperte copre coprono c' esiste ammesso ammessa ammessi ammesse "
        "consentito consentita consentiti serve occorre richiesto richiesta obbligatorio obbligatoria "
        "necessario necessaria garantito garantita garantiamo effettuiamo spediamo consegniamo "
        "rimborsiamo vendiamo rimborsabile rimborsabili cumulabile cumulabili trasferibile modificabile"
    ),
    excluding=listed(
        "impossibile impossibili escluso esclusa esclusi escluse vietato vietata vietati indisponibile "
        "indisponibili inammissibile proibito proibita"
    ),
    vague=listed(
        "circa quasi intorno attorno approssimativamente indicativamente solitamente solito genere "
        "normalmente generalmente minimo almeno tipicamente paio ~"
    ),
    thresholds=listed(
        "sopra sotto oltre superiore superiori inferiore inferiori minimo almeno partire piu meno soglia "
        "supera superano raggiungere raggiunge"
    ),
    not_before=listed(
        "da ultimi ultime scorsi scorse altri altre ulteriori tra fra ogni primi prime piu meno dopo "
        "passati passate ormai trascorsi sconto ordine ordini codice numero linea pagina punto"
    ),
    not_after=listed("fa prima addietro scorsi piu meno extra su dopo sconto"),
    free=listed("gratis gratuito gratuita gratuiti gratuite gratuitamente"),
    currencies={**_SIGNS, "euro": "€", "sterline": "£", "sterlina": "£", "dollari": "$", "dollaro": "$"},
    cents=listed("centesimi cent"),
    opening=listed("apre aprono apriamo apertura dalle dall' aprire"),
    closing=listed("chiude chiudono chiudiamo chiusura fino chiudere entro"),
    yes=listed("si certo certamente assolutamente esatto ovviamente"),
    no=listed("no"),
    checking=listed(
        "controllo verifico controlliamo verifichiamo credo penso attimo momento forse dipende ma se pero "
        "sento chiedo"
    ),
    ours=frozenset(),
    asking={
        Kind.AMOUNT: listed(
            "quanto costa costano costo prezzo paga pago tariffa spese gratis gratuito gratuita"
        ),
        Kind.TERM: listed("quanto quanti tempo tempi giorni entro quando durata dura"),
        Kind.SHARE: listed("quanto sconto percentuale"),
        Kind.HOURS: listed("orari orario ora ore quando aperti chiudete aprite aperto"),
    },
)

ENGLISH = Words(
    plain=listed(
        "arrive arrives issued credited "
        "the a an of to in on for with by at from up and or also that which who it its this these those "
        "there here i we you they he she my your yours our ours their his her me us them be is are am 's "
        "'re 'm 've 'll was will would shall can could may might must should have has had do does did get "
        "gets covers accept accepts accepted take takes taking cost costs costing last lasts pay pays "
        "charge charges apply applies set fixed equal total totals amount amounts price prices fee fees "
        "rate time times term period window limit deadline duration length value hour hours day days "
        "working business calendar regarding concerning within maximum max minimum most just only always "
        "already still about around roughly approximately over after before yes yep sure certainly "
        "exactly perfect hello hi dear sir madam please well so then ok okay right currently "
        "unfortunately sorry normally generally usually typically standard regular overall confirm let "
        "know tell remind say note mention offers gives provides allows allowed include included includes "
        "including inclusive available possible each every all any full whole open opens opened opening "
        "close closes closed closing how much long as per until till between free completely ask need "
        "needs require requires work works run runs come comes stand stands remain remains entire policy "
        "make makes request"
    ),
    qualifying=listed("for on in to with at via under through without over above below into from outside"),
    of=listed("of for on from after by during"),
    splitting=listed(
        "but while whereas though although because since so then otherwise however unless instead or that "
        "therefore whilst"
    ),
    joining=listed("and &"),
    unsaid=listed(
        "if when whether unless suppose imagine example was were used previously formerly old former "
        "earlier once would might could perhaps maybe probably possibly think believe guess said says "
        "told read saw heard mentioned wrote thought check checking verify ask depends exception "
        "exceptionally seems appears waive waived waiving gesture goodwill courtesy left remaining remain "
        "remains expire expires expired end ends ended today tomorrow tonight weekend christmas promotion "
        "promotional competitor competitors elsewhere other another others"
    ),
    denying=listed("not n't no never nothing none neither nor without cannot hardly"),
    limiting=listed("only solely except exclusively unless apart just besides bar"),
    affirming=listed(
        "possible can ca could accept accepts accepted offer offers offered do does available include "
        "includes included cover covers covered allow allows allowed provide provides provided is are 's "
        "'re permitted required require requires need needs have has ship ships deliver delivers refund "
        "refundable transferable valid guaranteed"
    ),
    excluding=listed(
        "impossible excluded excludes exclude unavailable forbidden prohibited banned refuse refused"
    ),
    vague=listed(
        "about around roughly approximately almost nearly usually typically normally generally some least "
        "ish ~ or-so"
    ),
    thresholds=listed(
        "over above under below least minimum exceeding exceeds exceed more less upwards from threshold "
        "spend spending"
    ),
    not_before=listed(
        "since last past another further additional extra every each first previous next more less after "
        "order number code reference line page step section older"
    ),
    not_after=listed("ago earlier before previously more less extra later old off away left remaining"),
    free=listed("free"),
    currencies={
        **_SIGNS,
        "euro": "€",
        "euros": "€",
        "pound": "£",
        "pounds": "£",
        "quid": "£",
        "dollar": "$",
        "dollars": "$",
        "bucks": "$",
    },
    cents=listed("cents cent pence p"),
    opening=listed("open opens opening from"),
    closing=listed("close closes closing until till closed"),
    yes=listed("yes yep yeah sure certainly absolutely definitely"),
    no=listed("no nope"),
    checking=listed(
        "check checking verify think believe guess moment minute second maybe perhaps depends but if "
        "unless ask problem worries"
    ),
    ours=listed("offer give provide allow"),
    asking={
        Kind.AMOUNT: listed("much cost costs price fee charge charged pay free"),
        Kind.TERM: listed("long many days time when deadline soon"),
        Kind.SHARE: listed("much percent percentage discount"),
        Kind.HOURS: listed("hours time when open close opening late"),
    },
)

WORDS: Mapping[str, Words] = {"it": ITALIAN, "en": ENGLISH}
