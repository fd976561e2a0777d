# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Words of danger in English, Chinese and Vietnamese, in whatever language the talk is held so far."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from actions.asked.languages import HANGUL, plain_letters
from actions.phrasing.wording import LANGUAGES
from bot.korean.danger import KINDS, Danger

LEXICON = Path(__file__).with_name("safety_languages.yaml")


class Abroad(NamedTuple):
    """A danger, and the language that it was spoken of in."""

    danger: Danger
    language: str


def danger_abroad(text: str) -> Abroad | None:
    """The gravest danger that a text in another language speaks of.

    >>> danger_abroad("my husband hits me"), danger_abroad("想死")
    (Abroad(danger='violence', language='en'), Abroad(danger='self_harm', language='zh'))
    >>> danger_abroad("can you help me find support?"), danger_abroad("my husband died"), danger_abroad("累死了")
    (None, None, None)
    """
    if HANGUL.search(text):
        return None
    said = plain_letters(text)
    for language in LANGUAGES:
        said = _patterns("never")[language].sub("\n", said)
    found = (Abroad(kind, one) for kind in KINDS for one in LANGUAGES if _patterns(kind)[one].search(said))
    return next(found, None)


@cache
def _patterns(kind: str) -> Mapping[str, re.Pattern[str]]:
    entries = yaml.safe_load(LEXICON.read_text(encoding="utf-8"))[kind]
    return {language: re.compile(entries[language]) for language in LANGUAGES}
