# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What surrounds every request: limits, headers, an id, a log line, and one kind sentence when all else fails."""
