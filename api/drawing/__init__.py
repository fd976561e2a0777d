# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Pictures in SVG that need no other program: the decision of a programme, and bars of counts."""

from api.drawing.bars import bars
from api.drawing.decision import decision

__all__ = ["bars", "decision"]
