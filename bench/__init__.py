# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The benchmarks: each figure beside its reference, measured in the same run."""
