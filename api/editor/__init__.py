# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The catalogue editor: a change is drafted in a form, checked, previewed, approved by a second person, and live."""
