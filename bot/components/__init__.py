# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""The steps of the understanding, each a Rasa graph component."""
