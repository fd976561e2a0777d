# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A quick reply reads in the person's language and sends Korean, so that what is understood is one language."""

from actions.answer import Option
from actions.phrasing.wording import Voice


def choice(voice: Voice, occasion: str, **words: str) -> Option:
    """The quick reply of an occasion; its words are given in Korean.

    >>> choice(Voice(language="en"), "say_yes")
    Option(label='Yes', value='네')
    """
    shown = {name: voice.of(word) for name, word in words.items()}
    return Option(voice(occasion, **shown), voice.korean(occasion, **words))
