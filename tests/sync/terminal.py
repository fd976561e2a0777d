# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The command in a process of its own, so that it can be given a terminal."""

from api.cli import app

if __name__ == "__main__":
    app(["sync", "gov24"])
