# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The telephone: the same talk, heard and spoken. Keys and speech both, one short prompt at a time."""
