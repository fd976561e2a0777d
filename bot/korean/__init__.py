# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What Korean words mean: numbers, ages, money, households, places, weeks. Pure functions; no clock, no network."""

from bot.korean.extract import extract
from bot.korean.mention import JSON, Mention, without_overlaps
from bot.korean.money import Amount, amounts

__all__ = ["JSON", "Amount", "Mention", "amounts", "extract", "without_overlaps"]
