# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a text asks for: which programme, which wish, about whom, in which language."""
