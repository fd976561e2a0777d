# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who comes to the counter: whoever is logged in and may check households."""

from typing import get_args

import pytest

from api.staff.rights import Role, rights
from tests.api.staff.conftest import Enter

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("role", get_args(Role))
async def test_who_may_check_sits_down_and_nobody_else(enter: Enter, role: Role) -> None:
    officer = await enter("김담당", role)
    answer = await officer.client.get("/staff")
    assert answer.status_code == (200 if rights().may(role, "check") else 403)
    assert ("강서구" in answer.text) == (answer.status_code == 200)
