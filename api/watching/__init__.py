# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What can be seen of the running service: logs, numbers and traces, and nothing of a person."""
