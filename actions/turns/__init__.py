# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The kinds of turn: facts, one programme, a wish, an event, and what a talk needs to go on."""
