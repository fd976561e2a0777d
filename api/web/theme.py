# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The look of a site that has our chat in it: a colour and the roundness of corners, as tokens of our own."""

import re

HEX = re.compile(r"#?([0-9a-fA-F]{6})")
READABLE = 4.5
"""The least contrast of white words on a colour (WCAG 2.2, 1.4.3)."""
ROUNDS = {"none": ("0", "0", "0"), "small": (".25rem", ".375rem", ".5rem"), "large": (".5rem", "1rem", "1.5rem")}
SHADES = {
    "5": "7%, #fff",
    "10": "15%, #fff",
    "20": "30%, #fff",
    "50": "85%, #fff",
    "70": "75%, #000",
    "80": "55%, #000",
}


def theme(primary: str = "", round_: str = "") -> str:
    """The tokens as a style sheet. What cannot be read as such, or on which white words could not, is left out.

    >>> theme("0b6b3a").startswith(":root { --primary-60: #0b6b3a;"), theme("ffee00"), theme("red;}")
    (True, '', '')
    """
    tokens = []
    if (found := HEX.fullmatch(primary)) and contrast(found[1]) >= READABLE:
        colour = f"#{found[1].lower()}"
        tokens.append(f"--primary-60: {colour};")
        tokens += [f"--primary-{shade}: color-mix(in srgb, {colour} {mix});" for shade, mix in SHADES.items()]
    tokens += [f"--round-{number}: {size};" for number, size in enumerate(ROUNDS.get(round_, ()), 1)]
    return f":root {{ {' '.join(tokens)} }}" if tokens else ""


def contrast(colour: str) -> float:
    """How well white is read on a colour, from 1 to 21.

    >>> contrast("000000"), contrast("ffffff")
    (21.0, 1.0)
    """
    channels = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return round(1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05), 2)
