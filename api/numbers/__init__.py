# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Counts of what happened: by channel, office and need, never of whom; small counts are hidden."""
