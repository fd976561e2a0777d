# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Everything a person said lies encrypted; the key lies outside the database and can be turned over."""

import hmac
import json
import os
import zlib
from base64 import urlsafe_b64decode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import structlog
from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from api.settings import Settings

log = structlog.get_logger(__name__)

NAME, NONCE = 4, 12
"""How many bytes of a sealed text name its key, and how many make it unlike every other."""


class UnreadableError(Exception):
    """The sealed text was made with a key that we no longer have, or was changed."""


class Cipher:
    """Seals JSON values field by field (AES-256-GCM), and names what may not be stored itself by keyed hashes.

    The first key seals, every key opens. A sealed text says by which key it was made, and opens only in the field
    (`place`) for which it was sealed: moved into another row or column it is unreadable.

    >>> old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    >>> sealed = Cipher([old]).seal({"a": 1}, "tickets.sealed/1121-0001")
    >>> Cipher([new, old]).open(sealed, "tickets.sealed/1121-0001")
    {'a': 1}
    """

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = tuple(key.encode() for key in keys)
        self._sealers = {name: AESGCM(key) for name, key in map(_derived, keys)}
        self._first = next(iter(self._sealers))

    def seal(self, value: Any, place: str) -> bytes:
        """Compress and encrypt: the key's name, a random nonce, and what GCM makes of them."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        nonce = os.urandom(NONCE)
        sealed = self._sealers[self._first].encrypt(nonce, zlib.compress(text.encode()), place.encode())
        return self._first + nonce + sealed

    def open(self, sealed: bytes, place: str) -> Any:
        """Decrypt and expand; raises `UnreadableError`."""
        name, nonce, rest = sealed[:NAME], sealed[NAME : NAME + NONCE], sealed[NAME + NONCE :]
        try:
            return json.loads(zlib.decompress(self._sealers[name].decrypt(nonce, rest, place.encode())))
        except (InvalidTag, KeyError, ValueError):
            raise UnreadableError from None

    def is_current(self, sealed: bytes) -> bool:
        """Whether the first key sealed it."""
        return sealed.startswith(self._first)

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


def _derived(key: str) -> tuple[bytes, bytes]:
    """The name and the AES key that come of one of our keys; what hashes and what seals are never the same."""
    made = HKDF(SHA256(), length=NAME + 32, salt=None, info=b"donghaeng/seal").derive(urlsafe_b64decode(key))
    return made[:NAME], made[NAME:]


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
