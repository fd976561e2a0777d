# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who may call the skill, and under what name somebody's talk goes on."""

import hmac

from api.kakao.payload import SkillRequest
from api.settings import Settings
from api.store.cipher import Cipher

USE = "kakao"


def may_call(settings: Settings, secret: str | None) -> bool:
    """Whether the secret is one of those set, compared in constant time; without any set, everybody may."""
    if settings.kakao_secrets is None:
        return True
    given = (secret or "").encode()
    known = _listed(settings.kakao_secrets.get_secret_value())
    return any(hmac.compare_digest(given, one.encode()) for one in known)


def may_speak(settings: Settings, request: SkillRequest) -> bool:
    """Whether the bot is one of ours; without any listed, every bot is."""
    return not settings.kakao_bots or request.bot.id in _listed(settings.kakao_bots)


def talk_of(request: SkillRequest, cipher: Cipher) -> str:
    """The id of somebody's talk: a keyed hash of bot and user, from which nobody learns who it is."""
    return cipher.digests(USE, f"{request.bot.id}\n{request.user_request.user.id}")[0]


def _listed(names: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in names.split(","))))
