# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is known of a household: facts as sets of possible values, how they are read, and what follows from them."""
