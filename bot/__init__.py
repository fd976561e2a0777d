# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""Rasa's side of 혜택동행: what a Korean sentence means."""
