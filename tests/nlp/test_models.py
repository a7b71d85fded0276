"""The shipped models are those of the shipped corpus, and hold together."""

import json
from pathlib import Path

import pytest

import nlp
from nlp.corpus.provenance import digest
from nlp.judging.linear import load

MODELS = Path(nlp.__file__).parent / "models"
NAMES = sorted(file.stem for file in MODELS.glob("*.json"))


def test_there_are_models() -> None:
    assert NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_model_belongs_to_the_corpus_and_to_the_features_that_are_shipped(name: str) -> None:
    head = json.loads((MODELS / f"{name}.json").read_text(encoding="utf-8"))
    assert head.get("corpus") == digest(name), "fitted on other conversations or features: run `make models`"


@pytest.mark.parametrize("name", NAMES)
def test_a_model_has_a_row_a_feature_and_a_column_an_output(name: str) -> None:
    model = load(name)
    shape = sum(map(len, model.rows.values())), len(model.outputs)
    assert (model.weights.shape, model.bias.shape) == (shape, shape[1:])
    assert {language: limits.shape for language, limits in model.thresholds.items()} == {
        "it": shape[1:],
        "en": shape[1:],
    }
