# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""HTTP, channels and storage: parse a request, call one function of the inner rooms, render."""
