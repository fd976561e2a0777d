# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The shapes of the contract, typed, for the OpenAPI and for those who write clients."""
