# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""Danger heard against false alarms, by threshold: `python -m bot.danger_curve`.

Each folder of nlu_data is a register. The detector of config.yml learns from all but one and reads that one, so the
curve tells how it does with people who speak otherwise than those it learned from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, TEXT

from bot.components.danger import CRISIS, DangerDetector, fit, suspicion
from bot.korean.danger import danger_in

DATA = Path("nlu_data")
THRESHOLDS = (1.01, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1)


@dataclass(frozen=True)
class Heard:
    """A sentence of danger or of none, whether the lexicon is sure, and how likely the classifier holds danger."""

    danger: bool
    sure: bool
    likelihood: float

    def alarms(self, threshold: float) -> bool:
        """Whether it is taken for danger."""
        return self.sure or self.likelihood >= threshold


def main() -> None:
    """Train once for each register left out and print the curve."""
    registers = {folder.name: _examples(folder) for folder in sorted(DATA.iterdir()) if folder.is_dir()}
    settings = DangerDetector.get_default_config()
    heard: list[Heard] = []
    for register, unseen in registers.items():
        seen = [example for name, examples in registers.items() if name != register for example in examples]
        heard += _read(seen, unseen, settings)
    print("\n".join(curve(heard)))


def _examples(folder: Path) -> list[tuple[str, str]]:
    data = RasaFileImporter(training_data_paths=[str(folder)]).get_nlu_data()
    return [(example.get(TEXT), example.get(INTENT)) for example in data.intent_examples]


def _read(seen: list[tuple[str, str]], unseen: list[tuple[str, str]], settings: dict[str, Any]) -> Iterator[Heard]:
    texts, intents = zip(*seen, strict=True)
    model = fit(texts, intents, settings)
    for text, intent in unseen:
        yield Heard(intent.startswith(CRISIS), danger_in(text) is not None, suspicion(model, text)[1])


def curve(heard: list[Heard]) -> Iterator[str]:
    """One line a threshold; above 1 the lexicon is alone."""
    danger = [one for one in heard if one.danger]
    harmless = [one for one in heard if not one.danger]
    for threshold in THRESHOLDS:
        found = sum(one.alarms(threshold) for one in danger) / len(danger)
        alarms = sum(one.alarms(threshold) for one in harmless)
        yield f"{threshold:4.2f}  heard {found:.3f} of {len(danger)}, {alarms} false alarms in {len(harmless)}"


if __name__ == "__main__":
    main()
