"""`python -m nlp.corpus`: fit every model of `nlp.judging` on the corpus. Same corpus, same bytes."""

from nlp.corpus.endings import fit_endings
from nlp.corpus.examples import examples
from nlp.corpus.labels import fit_labels
from nlp.corpus.moods import fit_moods
from nlp.corpus.terms import fit_terms, labelled

if __name__ == "__main__":
    fit_terms(labelled())
    corpus = examples()
    judged = fit_labels(corpus)
    fit_endings(corpus, judged, fit_moods(corpus, judged))
