# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""Which intent a sentence has: TF-IDF over the sounds of its words, and logistic regression."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.components.ngrams import ngrams

FloatArray = NDArray[np.float32]


@dataclass(frozen=True)
class IntentModel:
    """A trained classifier as plain arrays, so that loading a model runs no code of its own and needs no scikit-learn."""

    vocabulary: dict[str, int]
    idf: FloatArray
    weights: FloatArray  # one row an n-gram, one column an intent
    bias: FloatArray
    intents: tuple[str, ...]

    @classmethod
    def fit(cls, texts: Sequence[str], intents: Sequence[str], *, strength: float, min_count: int) -> IntentModel:
        """Learn from examples; `strength` is the inverse of the regularisation, n-grams in fewer than `min_count` texts are left out."""
        # Only training needs scikit-learn: two seconds and 75 MB that a server does not pay.
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression

        vectoriser = TfidfVectorizer(analyzer=ngrams, sublinear_tf=True, min_df=min_count, dtype=np.float32)
        features = vectoriser.fit_transform(texts)
        regression = LogisticRegression(C=strength, max_iter=500).fit(features, intents)
        return cls(
            vocabulary=vectoriser.vocabulary_,
            idf=vectoriser.idf_.astype(np.float32),
            weights=np.ascontiguousarray(regression.coef_.T, dtype=np.float32),
            bias=regression.intercept_.astype(np.float32),
            intents=tuple(regression.classes_),
        )

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Every intent with its probability, likeliest first; nothing where the text has no sound seen in training."""
        counts = Counter(index for ngram in ngrams(text) if (index := self.vocabulary.get(ngram)) is not None)
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
    def read(cls, path: Path) -> IntentModel:
        """The model that `save` wrote; a file with anything but plain arrays is refused."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(
                vocabulary={str(ngram): index for index, ngram in enumerate(arrays["vocabulary"])},
                idf=arrays["idf"],
                weights=arrays["weights"],
                bias=arrays["bias"],
                intents=tuple(str(intent) for intent in arrays["intents"]),
            )
