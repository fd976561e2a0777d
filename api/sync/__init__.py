# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Fetching public lists of services, beside the running service: no answer ever waits for it."""
