# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""How well six registers teach to understand the seventh: `python -m bot.across_authors [--json FILE]`.

Each folder of nlu_data is a register, written by authors of its own. The classifier of config.yml learns from all but
one and reads that one. Its settings are chosen by these figures; the held-out sentences of tests/nlu are for the last
word only.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

import yaml
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, TEXT

from bot import figures
from bot.components.intent_model import IntentModel
from bot.components.intents import IntentClassifier
from bot.figures import Answer

DATA = Path("nlu_data")
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
FACTORS = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.35, 1.5)
Example = tuple[str, str]


class Reader(Protocol):
    """A model that has learned."""

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Every intent with its probability, likeliest first."""


Fit = Callable[[Sequence[str], Sequence[str]], Reader]


@dataclass(frozen=True)
class Unseen:
    """A register, and what the model that learned from the others answers to it; in seconds of the processor."""

    register: str
    model: Reader
    answers: list[Answer]
    trained_in: float
    waits: list[float]


def main() -> None:
    """Train once for each register left out and print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", type=Path, help="a file to write the figures to")
    file: Path | None = options.parse_args().json
    found = summary({unseen.register: unseen.answers for unseen in left_out(configured())})
    print("\n".join(table(found)))
    if file:
        file.write_text(json.dumps(found), encoding="utf-8")


def configured() -> Fit:
    """The classifier with the settings of config.yml."""
    steps = yaml.safe_load(Path("config.yml").read_text(encoding="utf-8"))["pipeline"]
    chosen = next(step for step in steps if step["name"].endswith(f".{IntentClassifier.__name__}"))
    settings = {key: chosen.get(key, value) for key, value in IntentClassifier.get_default_config().items()}
    return lambda texts, intents: IntentModel.fit(texts, intents, **settings)


def registers() -> dict[str, list[Example]]:
    """Text and intent of every example, by register."""
    return {folder.name: _examples(folder) for folder in sorted(DATA.iterdir()) if folder.is_dir()}


def left_out(fit: Fit) -> Iterator[Unseen]:
    """Each register, read by what learned from the others."""
    examples = registers()
    for register, unseen in examples.items():
        texts, intents = zip(*(e for name, seen in examples.items() if name != register for e in seen), strict=True)
        begun = time.process_time()
        model = fit(texts, intents)
        trained_in = time.process_time() - begun
        answers, waits = [], []
        for text, intent in unseen:
            begun = time.process_time()
            answers.append(Answer(intent, model.rank(text)))
            waits.append(time.process_time() - begun)
        yield Unseen(register, model, answers, trained_in, waits)


def summary(by_register: dict[str, list[Answer]]) -> dict[str, Any]:
    """The figures of every register and of all together, as data."""
    every = [answer for answers in by_register.values() for answer in answers]
    return {
        "registers": {name: _figures(answers) for name, answers in {**by_register, "all": every}.items()},
        "reliability": [asdict(band) for band in figures.reliability(every)],
        "calibration_error": figures.calibration_error(every),
        "belief": [asdict(figures.believed_from(every, threshold)) for threshold in THRESHOLDS],
        "sharpness_factor": min(FACTORS, key=lambda f: figures.surprise([figures.tempered(a, f) for a in every])),
    }


def table(found: dict[str, Any]) -> Iterator[str]:
    """The figures as they are printed."""
    yield "register       lines  right  of two  macro F1  crisis seen  false alarms"
    for name, one in found["registers"].items():
        yield (
            f"{name:12} {one['lines']:7}  {one['right']:.3f}   {one['of_two']:.3f}     {one['macro_f1']:.3f}        "
            f"{one['crisis_recall']:.3f}  {one['false_alarms']:12}"
        )
    yield "held likely      lines   mean  right"
    for band in found["reliability"]:
        yield (
            f"{band['low']:.0%} to {band['high']:.0%}".ljust(13)
            + f" {band['answers']:8}  {band['confidence']:.3f}  {band['right']:.3f}"
        )
    yield f"calibration error {found['calibration_error']:.3f}"
    yield f"a sharpness {found['sharpness_factor']} times that of config.yml would fit best"
    yield "believed from  share  right  of those asked about: right, of two"
    for one in found["belief"]:
        yield (
            f"{one['threshold']:13}  {one['share']:.3f}  {one['right']:.3f}"
            f"{one['asked_right']:25.3f}{one['asked_of_two']:8.3f}"
        )


def _figures(answers: list[Answer]) -> dict[str, float]:
    return {
        "lines": len(answers),
        "right": figures.accuracy(answers),
        "of_two": figures.among_first(answers, 2),
        "macro_f1": figures.macro_f1(answers),
        "crisis_recall": figures.crisis_recall(answers),
        "false_alarms": figures.false_alarms(answers),
    }


def _examples(folder: Path) -> list[Example]:
    data = RasaFileImporter(training_data_paths=[str(folder)]).get_nlu_data()
    return [(example.get(TEXT), example.get(INTENT)) for example in data.intent_examples]


if __name__ == "__main__":
    main()
