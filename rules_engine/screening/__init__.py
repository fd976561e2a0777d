# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One household against the whole catalogue: who asks for whom, every verdict, and the contract's JSON of it."""
