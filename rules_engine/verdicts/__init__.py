# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The readable execution of the rules: the verdict on a programme for a recipient, its reasons, and what it lacks."""
