# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the processes of one machine share: a board in memory, and locks that the kernel keeps."""
