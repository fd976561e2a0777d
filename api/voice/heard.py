# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What one request brought: words, keys, nothing, or the end of a transfer."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heard:
    """Words with the recogniser's confidence (None where it gave none), keys, or how a transfer ended."""

    words: str = ""
    confidence: float | None = None
    keys: str = ""
    dialled: str = ""

    @property
    def silent(self) -> bool:
        """Nothing came."""
        return not (self.words or self.keys or self.dialled)


def heard_in(form: Mapping[str, str]) -> Heard:
    """What Twilio's form holds; keys count before words.

    >>> heard_in({"SpeechResult": "네", "Confidence": "0.9"}), heard_in({"Digits": "1"}).keys
    (Heard(words='네', confidence=0.9, keys='', dialled=''), '1')
    """
    keys = "".join(sign for sign in form.get("Digits", "") if sign in "0123456789*#")
    said = "" if keys else form.get("SpeechResult", "").strip()
    return Heard(said, _confidence(form.get("Confidence")), keys, form.get("DialCallStatus", ""))


def _confidence(given: str | None) -> float | None:
    try:
        return None if given is None else min(max(float(given), 0.0), 1.0)
    except ValueError:
        return None
