# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""Which intent a sentence has: TF-IDF over runs of its sounds and kinds, and a linear support vector machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.components.ngrams import ngrams

FloatArray = NDArray[np.float32]
Analyser = Callable[[str], Iterable[str]]
PRECISION = 1e-2  # a finer one trains twice as long and gets no other intent right


@dataclass(frozen=True)
class IntentModel:
    """A trained classifier as plain arrays, so that loading runs no code and needs no scikit-learn."""

    vocabulary: dict[str, int]
    idf: FloatArray
    weights: FloatArray  # one row an n-gram, one column an intent
    bias: FloatArray
    intents: tuple[str, ...]

    @classmethod
    def fit(
        cls,
        texts: Sequence[str],
        intents: Sequence[str],
        *,
        cost: float,
        sharpness: float,
        min_count: int,
        analyser: Analyser = ngrams,
    ) -> IntentModel:
        """Learn from examples.

        Args:
            texts: The sentences.
            intents: What each of them means.
            cost: What an example on the wrong side costs; the more, the closer the machine follows its examples.
            sharpness: How far apart margins set probabilities.
            min_count: In how many sentences a run of sounds must occur to be looked at.
            analyser: What of a sentence is looked at; a sentence to be ranked is to be looked at in the same way.
        """
        if len(set(intents)) < 3:
            raise ValueError("a classifier needs three intents or more")  # of two, scikit-learn learns one column
        # Only training needs scikit-learn: two seconds and 75 MB that a server does not pay.
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC

        vectoriser = TfidfVectorizer(analyzer=analyser, sublinear_tf=True, min_df=min_count)
        machine = LinearSVC(C=cost, tol=PRECISION, random_state=0).fit(vectoriser.fit_transform(texts), intents)
        return cls(
            vocabulary=vectoriser.vocabulary_,
            idf=vectoriser.idf_.astype(np.float32),
            weights=np.ascontiguousarray(sharpness * machine.coef_.T, dtype=np.float32),
            bias=(sharpness * machine.intercept_).astype(np.float32),
            intents=tuple(machine.classes_),
        )

    def rank(self, text: str, analyser: Analyser = ngrams) -> list[tuple[str, float]]:
        """Every intent with its probability, likeliest first; nothing where the text has no sound seen in training."""
        counts = Counter(index for ngram in analyser(text) if (index := self.vocabulary.get(ngram)) is not None)
        if not counts:
            return []
        seen = np.fromiter(counts.keys(), dtype=np.intp)
        features = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32))) * self.idf[seen]
        features /= np.linalg.norm(features)
        scores = features @ self.weights[seen] + self.bias
        odds = np.exp(scores - scores.max())
        probabilities = odds / odds.sum()
        return [(self.intents[i], float(probabilities[i])) for i in np.argsort(-probabilities)]

    def save(self, path: Path) -> None:
        """Write the arrays to one `.npz` file."""
        np.savez_compressed(
            path,
            vocabulary=np.array(sorted(self.vocabulary, key=self.vocabulary.__getitem__)),
            idf=self.idf,
            weights=self.weights,
            bias=self.bias,
            intents=np.array(self.intents),
        )

    @classmethod
    def load(cls, path: Path) -> IntentModel:
        """The model that `save` wrote; a file with anything but plain arrays is refused."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(
                vocabulary={str(ngram): index for index, ngram in enumerate(arrays["vocabulary"])},
                idf=arrays["idf"],
                weights=arrays["weights"],
                bias=arrays["bias"],
                intents=tuple(str(intent) for intent in arrays["intents"]),
            )
