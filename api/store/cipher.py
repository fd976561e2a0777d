# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Everything a person said lies encrypted; the key lies outside the database and can be turned over."""

import hmac
import json
import os
import zlib
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import structlog
from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from api.settings import Settings

log = structlog.get_logger(__name__)


class UnreadableError(Exception):
    """The sealed text was made with a key that we no longer have, or was changed."""


class Cipher:
    """Seals JSON values, and names what may not be stored itself by keyed hashes. The first key seals, every key opens.

    >>> old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    >>> sealed = Cipher([old]).seal({"a": 1})
    >>> Cipher([new, old]).open(sealed)
    {'a': 1}
    """

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = tuple(key.encode() for key in keys)
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def seal(self, value: Any) -> bytes:
        """Compress and encrypt."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return self._fernet.encrypt(zlib.compress(text.encode()))

    def open(self, sealed: bytes) -> Any:
        """Decrypt and expand; raises `UnreadableError`."""
        try:
            return json.loads(zlib.decompress(self._fernet.decrypt(sealed)))
        except InvalidToken:
            raise UnreadableError from None

    def digests(self, use: str, value: str) -> tuple[str, ...]:
        """The keyed hashes (HMAC-SHA256) of a value under every key, the one to write by first.

        `use` keeps apart what the same value stands for in two tables. Without the key nobody can try all values.

        >>> cipher = Cipher([Fernet.generate_key().decode()])
        >>> cipher.digests("code", "a") == cipher.digests("code", "a") != cipher.digests("phone", "a")
        True
        """
        named = f"{use}:{value}".encode()
        return tuple(hmac.new(key, named, sha256).hexdigest() for key in self._keys)


def cipher_for(settings: Settings) -> Cipher:
    """The cipher of this installation: keys from the environment, else from a file made on first use."""
    if settings.secret_keys is not None:
        return Cipher([key.strip() for key in settings.secret_keys.get_secret_value().split(",")])
    try:
        return Cipher([_key_file(settings.var / "secret.key")])
    except OSError as error:
        log.error("no place for the key: conversations will not outlive this process", error=type(error).__name__)
        return Cipher([Fernet.generate_key().decode()])


def _key_file(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    key = Fernet.generate_key()
    with os.fdopen(handle, "wb") as file:
        file.write(key)
    return key.decode()
