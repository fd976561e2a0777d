# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the platform allows in one answer. Lengths are characters, the size is bytes of UTF-8 JSON.

Source: 카카오 챗봇 관리자센터 도움말, "응답 타입별 JSON 포맷", 2026-11-21 확인.
"""

OUTPUTS = 3
QUICK_REPLIES = 10
ANSWER_BYTES = 30_720

SIMPLE_TEXT = 1_000
UNFOLDED_TEXT = 500
"""A longer text is folded behind "전체보기"."""
ALT_TEXT = 50

TITLE = 50
TEXT_CARD = 400
"""Title and description together, for a card that stands alone."""
TEXT_CARD_IN_CAROUSEL = 128
"""The description of a card in a carousel."""
BASIC_DESCRIPTION = 230
COMMERCE_TITLE, COMMERCE_DESCRIPTION = 30, 40
PROFILE_TITLE = 15

LIST_ITEMS, LIST_ITEMS_IN_CAROUSEL = 5, 4
ITEM_LINES, ITEM_LINES_IN_CAROUSEL = 10, 5
ITEM_CARD, ITEM_CARD_IN_CAROUSEL = 200, 100
"""Title and description together."""

CAROUSEL, LIST_CAROUSEL = 10, 5

BUTTONS, BUTTONS_ABREAST = 3, 2
LABEL, LABEL_ABREAST = 14, 8
