# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A register of residents: one row a person, the vocabulary's facts as columns, read by whole households."""

from rules_engine.register.batch import Batch, Coded, Ends
from rules_engine.register.counting import count
from rules_engine.register.reading import Register, batches, open_register
from rules_engine.register.schema import RegisterError
from rules_engine.register.screening import output_schema, screened
from rules_engine.register.situations import register_of, situations
from rules_engine.register.writing import screen_register

__all__ = [
    "Batch",
    "Coded",
    "Ends",
    "Register",
    "RegisterError",
    "batches",
    "count",
    "open_register",
    "output_schema",
    "register_of",
    "screen_register",
    "screened",
    "situations",
]
