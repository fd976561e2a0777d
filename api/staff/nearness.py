# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether something lies where an officer works."""

from api.staff.accounts import Officer
from api.staff.rights import Degree, Rights


def lies_near(officer: Officer, sigungu: str, dong: str, degree: Degree, matrix: Rights) -> bool:
    """Whether it does; of what lies nowhere the matrix tells who sees it all the same, and how much."""
    if not sigungu:
        return matrix.reaches_without_place(officer.role, degree)
    match matrix.roles[officer.role].place:
        case "none":
            return False
        case "sigungu":
            return sigungu == officer.sigungu
        case "dong":
            return sigungu == officer.sigungu and (officer.dong == "" or dong in ("", officer.dong))
