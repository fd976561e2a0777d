# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Households as arrays of whole numbers: the same derivations and reckonings as the readable ones, compiled.

`derivation`, `recognised_income` and `evaluation` say what is meant and give the reasons; these modules only come to
the same numbers fast. The tests hold them equal. Numba keeps what it compiled on disk, but looks only at the one file
for changes, so the folder is named after the contents of all that the compiled code hangs on.
"""

import hashlib
from pathlib import Path

import numba

_HERE = Path(__file__).parent
_ROOMS = ("facts", "programmes", "means", "verdicts", "arrays", "compiled")
_SOURCES = (file for room in _ROOMS for kind in ("*.py", "*.yaml") for file in sorted((_HERE.parent / room).glob(kind)))
_DIGEST = hashlib.sha256(b"".join(file.read_bytes() for file in _SOURCES)).hexdigest()[:16]
numba.config.CACHE_DIR = str(_HERE / "__pycache__" / _DIGEST)  # type: ignore[attr-defined]
