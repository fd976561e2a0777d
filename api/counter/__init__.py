# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The counter: an officer asks for a visitor, sees what can be had while typing, and hands it over on paper."""
