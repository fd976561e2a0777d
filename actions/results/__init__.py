# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What was found, as people are told it: cards, lists, reasons, sums, comparisons, ways to go."""
