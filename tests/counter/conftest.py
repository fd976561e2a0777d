# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The service for the counter is the one of the API tests."""

from tests.api.conftest import anyio_backend, app, client, settings

__all__ = ["anyio_backend", "app", "client", "settings"]
