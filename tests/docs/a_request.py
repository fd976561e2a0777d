# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.docs.a_request NUMBER`: somebody's request for a person, as the pages about it suppose one."""

import sys

from api.services import build_services
from api.settings import Settings


def main(number: str) -> None:
    """Keep the request."""
    services = build_services(Settings(imports=False))
    assert services.database.prepare()
    services.tickets.keep(number, "handoff", {"summary": []})


if __name__ == "__main__":
    main(sys.argv[1])
