# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How processes are started, watched, replaced and warmed, whatever runs in them."""
