# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The examples in the docstrings of `api` hold."""

import doctest
import importlib
import pkgutil

import pytest

import api

MODULES = [
    found.name
    for found in pkgutil.walk_packages(api.__path__, "api.")
    if not found.name.startswith("api.store.migrations")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
