# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is beside the search for benefits: danger, worry, complaint, a person, coming back later."""
