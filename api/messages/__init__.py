# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Text messages: whose number it is, what fits into one, and who carries it."""
