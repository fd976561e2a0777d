# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""소득인정액 as each scheme reckons it, and the amounts that are reckoned from a household's means."""
