# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the pages need beyond their templates: rendering, cookies, and knowing our own form."""
