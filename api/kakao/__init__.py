# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""KakaoTalk: the same answers as a skill of a chatbot, within everything the platform allows."""
