# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The catalogue numbered and laid out once for a day, so that every distinct condition is weighed only once."""
