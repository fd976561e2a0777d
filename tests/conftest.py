# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""No example of a property is timed: a busy machine is no mistake."""

from contextlib import suppress

with suppress(ImportError):  # Rasa's environment has no hypothesis
    from hypothesis import settings

    settings.register_profile("unhurried", deadline=None)
    settings.load_profile("unhurried")
