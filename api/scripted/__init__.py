# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Talks as data: what is said turn by turn, what must and must not be answered; read, played, checked and recorded."""
