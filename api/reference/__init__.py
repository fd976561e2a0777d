# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Pages that are made from the program itself, so that nothing is typed twice."""
