# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What goes with a release: every package that is in it, under which licence, as a page and as a bill of materials."""
