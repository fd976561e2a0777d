# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""How well what some authors wrote teaches to understand the others: `python -m bot.across_authors`.

Each folder of nlu_data is an author. The classifier of config.yml learns from all but one and reads that one. Its
settings are chosen by these figures; the held-out sentences of tests/nlu are for the last word only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, TEXT

from bot.components.intent_model import IntentModel
from bot.components.intents import IntentClassifier

DATA = Path("nlu_data")
CRISIS = "crisis_"
CONFIDENCES = (0, 0.3, 0.5, 0.7, 0.9, 1.001)
Example = tuple[str, str]


@dataclass(frozen=True)
class Answer:
    """What was meant, and what the model took it for."""

    intent: str
    ranking: list[tuple[str, float]]

    @property
    def taken_for(self) -> str:
        """The likeliest intent."""
        return self.ranking[0][0] if self.ranking else ""

    @property
    def confidence(self) -> float:
        """How likely the model held it."""
        return self.ranking[0][1] if self.ranking else 0.0


def main() -> None:
    """Train once for each author left out and print the figures."""
    settings = _settings()
    authors = {folder.name: _examples(folder) for folder in sorted(DATA.iterdir()) if folder.is_dir()}
    answers: list[Answer] = []
    for author, unseen in authors.items():
        texts, intents = zip(*(e for name, seen in authors.items() if name != author for e in seen), strict=True)
        model = IntentModel.fit(texts, intents, **settings)
        given = [Answer(intent, model.rank(text)) for text, intent in unseen]
        print(f"{author:10} {_share(a.taken_for == a.intent for a in given)} of {len(given)}")
        answers += given
    print("\n".join(_summary(answers)))


def _settings() -> dict[str, Any]:
    steps = yaml.safe_load(Path("config.yml").read_text(encoding="utf-8"))["pipeline"]
    chosen = next(step for step in steps if step["name"].endswith(f".{IntentClassifier.__name__}"))
    return {key: chosen.get(key, value) for key, value in IntentClassifier.get_default_config().items()}


def _examples(folder: Path) -> list[Example]:
    data = RasaFileImporter(training_data_paths=[str(folder)]).get_nlu_data()
    return [(example.get(TEXT), example.get(INTENT)) for example in data.intent_examples]


def _summary(answers: list[Answer]) -> Iterator[str]:
    yield f"all        {_share(a.taken_for == a.intent for a in answers)} of {len(answers)}"
    yield f"among the first three {_share(a.intent in [name for name, _ in a.ranking[:3]] for a in answers)}"
    crisis = [a for a in answers if a.intent.startswith(CRISIS)]
    seen = _share(a.taken_for.startswith(CRISIS) for a in crisis)
    alarms = sum(a.taken_for.startswith(CRISIS) and not a.intent.startswith(CRISIS) for a in answers)
    yield f"crisis     {seen} of {len(crisis)} seen as one, {alarms} false alarms"
    for low, high in pairwise(CONFIDENCES):
        band = [a for a in answers if low <= a.confidence < high]
        right = _share(a.taken_for == a.intent for a in band)
        yield f"held {low:.0%} to {high:.0%} likely: {right} right of {len(band)}"


def _share(answers: Iterable[bool]) -> str:
    counted = list(answers)
    return f"{sum(counted) / len(counted):.3f}" if counted else "-"


if __name__ == "__main__":
    main()
