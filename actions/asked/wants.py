# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether a person wants to see results, or more of them."""

import re

from actions.asked.commands import closed

MORE = re.compile(
    "더보|더있|더없(나|냐|니|는가|을까)|더알려|더찾아|다른(거|것|건|혜택|지원)|나머지|그밖에(는|도)?(뭐|없|있)|또(뭐|있|없)|(다|전부|모두|싹다?)(좀)?(알려|보여|말해|찾아|알고싶)"
)
ASKED_FOR_MORE = re.compile(r"더\s*없\w*\s*\?")
"""With its question mark; without one "더 없어요" is an answer."""
RESULTS = frozenset({"ask_what_support", "ask_eligibility"})


def wants_more(text: str) -> bool:
    """Whether what was found but not shown is wanted.

    >>> wants_more("더 보기"), wants_more("뭐 받을 수 있어요?")
    (True, False)
    >>> wants_more("더 없어요?"), wants_more("더 없어요")
    (True, False)
    """
    return bool(MORE.search(closed(text)) or ASKED_FOR_MORE.search(text))


def wants_results(intent: str | None, text: str) -> bool:
    """Whether results are wanted at all."""
    return intent in RESULTS or wants_more(text)
