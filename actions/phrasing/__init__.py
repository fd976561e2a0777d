# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How anything is said: the texts, their particles, figures and money in each language, glosses."""
