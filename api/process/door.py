# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A socket on which people knock; who answers behind it may change."""

import socket

BACKLOG = 2048


def listening(host: str, port: int) -> socket.socket:
    """A socket on which somebody can knock from now on; raises `OSError` where the port is taken."""
    found = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except OSError:
        found.close()
        raise
    found.listen(BACKLOG)
    found.setblocking(False)
    return found
