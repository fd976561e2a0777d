# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The people behind the counter: who they are, what each may see and do, and the cases they take over."""
