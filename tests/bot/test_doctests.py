# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["bot.components.kinds", "bot.components.ngrams", "bot.evaluate", "bot.figures"])
def test_examples_in_docstrings(name):
    results = doctest.testmod(importlib.import_module(name))
    assert results.attempted
    assert not results.failed
