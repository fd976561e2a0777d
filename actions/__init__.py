# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The dialogue: one turn is (conversation, understanding) -> (conversation, answer). Pure: no channel, no I/O."""
