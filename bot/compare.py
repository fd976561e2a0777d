# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""Other ways to tell intents apart, beside ours: `python -m bot.compare [NAME...]`.

Every one learns from six registers of nlu_data and reads the seventh, seven times. docs/understanding.md has the
table, and how to install what the optional ones want.
"""

from __future__ import annotations

import argparse
import importlib
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.svm import LinearSVC

from bot import figures
from bot.across_authors import Fit, Reader, configured, left_out
from bot.components.intent_model import IntentModel
from bot.components.ngrams import KINDS, ngrams

Analyser = Callable[[str], Sequence[str]]
SHARPNESS = 5.5
COST = {"svm": 2.0, "logistic": 20.0}
PRECISION = 1e-2
MEGABYTE = 2**20


@dataclass(frozen=True)
class Linear:
    """A linear machine over the TF-IDF of one or more ways to cut a sentence up."""

    vectorisers: tuple[TfidfVectorizer, ...]
    intents: NDArray[Any]
    weights: NDArray[np.float32]
    bias: NDArray[np.float64]
    logistic: bool

    @classmethod
    def fit(cls, cuts: Sequence[Analyser], kind: str, texts: Sequence[str], intents: Sequence[str]) -> Linear:
        """Learn from examples; `kind` is a key of `COST`."""
        vectorisers = tuple(TfidfVectorizer(analyzer=cut, sublinear_tf=True, min_df=2) for cut in cuts)
        seen = hstack([vectoriser.fit_transform(texts) for vectoriser in vectorisers]).tocsr()
        logistic = kind == "logistic"
        machine = (
            SGDClassifier(loss="log_loss", alpha=1 / (COST[kind] * len(texts)), tol=PRECISION, random_state=0)
            if logistic
            else LinearSVC(C=COST[kind], tol=PRECISION, random_state=0)
        ).fit(seen, intents)
        weights = np.ascontiguousarray(machine.coef_.T, dtype=np.float32)
        return cls(vectorisers, machine.classes_, weights, machine.intercept_, logistic)

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Every intent with its probability, likeliest first."""
        seen = hstack([vectoriser.transform([text]) for vectoriser in self.vectorisers]).tocsr().astype(np.float32)
        margins = (seen @ self.weights + self.bias)[0]
        odds = 1 / (1 + np.exp(-margins)) if self.logistic else np.exp(SHARPNESS * margins)
        return _ranked(self.intents, odds / odds.sum())

    @property
    def size(self) -> int:
        """How many weights it keeps."""
        return int(self.weights.size)


@dataclass(frozen=True)
class Together:
    """Several models, whose probabilities are averaged."""

    models: tuple[Linear, ...]

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Every intent with its mean probability, likeliest first."""
        votes = [dict(model.rank(text)) for model in self.models]
        names = np.array(list(votes[0]))
        return _ranked(names, np.mean([[vote[name] for name in names] for vote in votes], axis=0))

    @property
    def size(self) -> int:
        """How many weights all of them keep."""
        return sum(model.size for model in self.models)


def _ranked(names: NDArray[Any], probabilities: NDArray[np.float64]) -> list[tuple[str, float]]:
    return [(str(names[place]), float(probabilities[place])) for place in np.argsort(-probabilities)]


def _sounds(text: str) -> list[str]:
    """What ours sees, but for the kinds of what is named."""
    return [ngram for ngram in ngrams(text) if not ngram.startswith(KINDS)]


def _morphemes(source: str) -> Analyser:
    """Morphemes with their parts of speech, and pairs of them."""

    def cut(text: str) -> list[str]:
        words = ["/".join(morpheme) for morpheme in _tagger(source)(text)]
        return [*words, *(" ".join(pair) for pair in pairwise(words))]

    return cut


@cache
def _tagger(source: str) -> Callable[[str], Sequence[tuple[str, str]]]:
    if source == "MeCab":
        tokenizer = importlib.import_module("bot.components.tokenizer").KoreanTokenizer()
        return lambda text: [(token.text, token.get("pos")) for token in tokenizer.tokenize(text)]
    if source == "Kiwi":
        kiwi = importlib.import_module("kiwipiepy").Kiwi()
        return lambda text: [(token.form, token.tag) for token in kiwi.tokenize(text)]
    tagger = getattr(importlib.import_module("konlpy.tag"), source)()
    return lambda text: tagger.pos(text) if text.strip() else []


def _linear(kind: str, *cuts: Analyser) -> Fit:
    return lambda texts, intents: Linear.fit(cuts, kind, texts, intents)


def _together(texts: Sequence[str], intents: Sequence[str]) -> Together:
    members = (("svm", [_sounds]), ("logistic", [_sounds]), ("svm", [_sounds, _morphemes("MeCab")]))
    return Together(tuple(Linear.fit(cuts, kind, texts, intents) for kind, cuts in members))


CANDIDATES: dict[str, Fit] = {
    "ours": configured(),
    "sounds, SVM": _linear("svm", _sounds),
    "sounds, logistic": _linear("logistic", _sounds),
    "morphemes, SVM": _linear("svm", _morphemes("MeCab")),
    **{
        f"sounds + {name}, SVM": _linear("svm", _sounds, _morphemes(name))
        for name in ("MeCab", "Kiwi", "Komoran", "Okt")
    },
    "ours + Kiwi, SVM": _linear("svm", lambda text: list(ngrams(text)), _morphemes("Kiwi")),
    "all together": _together,
}


def main() -> None:
    """Measure the candidates named, or all."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*", help=", ".join(CANDIDATES))
    print(
        "| | right | worst register | macro F1 | crisis seen | false alarms | train s | parse ms p50 | p95 | MB |",
        flush=True,
    )
    print("|---|---|---|---|---|---|---|---|---|---|", flush=True)
    for name in options.parse_args().names or CANDIDATES:
        print(measured(name, CANDIDATES[name]), flush=True)


def measured(name: str, fit: Fit) -> str:
    """The line of one candidate."""
    unseen = list(left_out(fit))
    every = [answer for one in unseen for answer in one.answers]
    worst = min(unseen, key=lambda one: figures.accuracy(one.answers))
    waits = sorted(wait for one in unseen for wait in one.waits)
    cells = (
        name,
        f"{figures.accuracy(every):.3f}",
        f"{worst.register} {figures.accuracy(worst.answers):.3f}",
        f"{figures.macro_f1(every):.3f}",
        f"{figures.crisis_recall(every):.3f}",
        str(figures.false_alarms(every)),
        f"{statistics.mean(one.trained_in for one in unseen):.0f}",
        f"{1e3 * statistics.median(waits):.1f}",
        f"{1e3 * waits[int(0.95 * len(waits))]:.1f}",
        f"{max(_megabytes(one.model) for one in unseen):.0f}",
    )
    return f"| {' | '.join(cells)} |"


def _megabytes(model: Reader) -> float:
    """The weights, kept in four bytes each."""
    weights = model.weights.size if isinstance(model, IntentModel) else model.size
    return 4 * weights / MEGABYTE


if __name__ == "__main__":
    main()
