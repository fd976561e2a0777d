# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether the cases would notice a wrong catalogue: each rule is spoilt in turn, and some case must fail."""
