# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The pages of the documentation that are made from the code and the catalogue."""
