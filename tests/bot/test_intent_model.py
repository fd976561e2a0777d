# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
import numpy as np
import pytest

from bot.components.intent_model import PRECISION, IntentModel

TEXTS = ["안녕하세요", "안녕", "고맙습니다", "고마워요", "몰라요", "잘 몰라"]
INTENTS = ["greet", "greet", "thanks", "thanks", "dont_know", "dont_know"]


@pytest.fixture(scope="module")
def model() -> IntentModel:
    return IntentModel.fit(TEXTS, INTENTS, cost=2, sharpness=5.5, min_count=1)


@pytest.mark.parametrize(("text", "intent"), [("안녕하셔요", "greet"), ("고맙슴니다", "thanks"), ("고 마워", "thanks")])
def test_misspelt_words_keep_most_of_their_sounds(model, text, intent):
    assert model.rank(text)[0][0] == intent


def test_ranking_is_a_distribution(model):
    probabilities = [probability for _, probability in model.rank("안녕")]
    assert sum(probabilities) == pytest.approx(1, abs=1e-5)
    assert probabilities == sorted(probabilities, reverse=True)


@pytest.mark.parametrize("text", ["", "😀", "\u2028", "@@"])
def test_a_text_without_known_sounds_has_no_intent(model, text):
    assert model.rank(text) == []


def test_reads_what_it_saved(model, tmp_path):
    model.save(tmp_path / "m.npz")
    assert IntentModel.load(tmp_path / "m.npz").rank("안녕하셔") == model.rank("안녕하셔")


def test_refuses_a_file_with_objects(tmp_path):
    np.savez(tmp_path / "m.npz", vocabulary=np.array([{}], dtype=object))
    with pytest.raises(ValueError, match="allow_pickle"):
        IntentModel.load(tmp_path / "m.npz")


def test_scores_like_scikit_learn(model):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    from bot.components.ngrams import ngrams

    vectoriser = TfidfVectorizer(analyzer=ngrams, sublinear_tf=True)
    machine = LinearSVC(C=2, tol=PRECISION, random_state=0).fit(vectoriser.fit_transform(TEXTS), INTENTS)
    odds = np.exp(5.5 * machine.decision_function(vectoriser.transform(["안녕 몰라요"]))[0])
    ranked = dict(model.rank("안녕 몰라요"))
    assert [ranked[intent] for intent in machine.classes_] == pytest.approx(odds / odds.sum(), abs=1e-3)


def test_two_intents_are_too_few():
    with pytest.raises(ValueError, match="three intents"):
        IntentModel.fit(TEXTS[:4], INTENTS[:4], cost=2, sharpness=5.5, min_count=1)
