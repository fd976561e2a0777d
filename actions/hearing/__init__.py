# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a text tells: people, ages, homes, money and states become facts of a situation."""
