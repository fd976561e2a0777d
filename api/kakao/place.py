# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How far somebody has read: which turns are being shown, and how many of their answers were."""

from dataclasses import dataclass

from api.store.conversations import Conversations

NAME = "kakao-place"


@dataclass(frozen=True, slots=True)
class Place:
    """The turns behind `after` up to `turn` are being shown, and `shown` of the answers that they make were.

    Most often that is one turn; more where a turn took so long that the next one was said before it was shown.
    """

    after: int = 0
    turn: int = 0
    shown: int = 0


@dataclass(frozen=True, slots=True)
class Places:
    """Kept beside the talks and as long as these."""

    conversations: Conversations

    def of(self, talk_id: str) -> Place:
        """The place; the start where none is known."""
        found = self.conversations.load(_key(talk_id))
        return Place() if found is None else Place(*found[1])

    def keep(self, talk_id: str, place: Place) -> None:
        """Remember it. Its version only ever grows, so that of two copies the newer one counts."""
        found = self.conversations.load(_key(talk_id))
        version = 1 if found is None else found[0] + 1
        self.conversations.save(_key(talk_id), version, [place.after, place.turn, place.shown])


def _key(talk_id: str) -> str:
    return f"{NAME}:{talk_id}"
