# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a programme's file says: its conditions, the figures they compare with, and the catalogue they make up."""
