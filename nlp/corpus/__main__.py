"""`python -m nlp.corpus`: fit every model of `nlp.judging` on the corpus. Same corpus, same bytes."""

from nlp.corpus.examples import examples
from nlp.corpus.labels import fit_labels

if __name__ == "__main__":
    corpus = examples()
    fit_labels(corpus)
