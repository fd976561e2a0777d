# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is printed, drawn from HTML as an A4 PDF that screen readers can read (PDF/UA)."""

import atexit
from contextlib import suppress
from functools import cache
from threading import Lock
from typing import Any, NamedTuple

from api.http.problems import ProblemError
from api.web.templates import STATIC

VARIANT = "pdf/ua-1"
STYLE = STATIC / "sheet.css"
DRAWING = Lock()
NO_PRESS = "이 컴퓨터에는 안내문을 그리는 부품(Pango)이 없어요. 화면을 보고 적어 드리고, 담당자에게 알려 주세요."


def drawn(html: str) -> bytes:
    """The PDF of a page; one at a time, since the fonts are shared. Raises `ProblemError` where nothing can draw."""
    with DRAWING:
        press = ready()
        from weasyprint import HTML

        pdf: bytes = HTML(string=html).write_pdf(
            font_config=press.fonts, stylesheets=[press.style], pdf_variant=VARIANT, pdf_tags=True
        )
    return pdf


class Press(NamedTuple):
    """What every sheet is drawn with."""

    fonts: Any
    style: Any


@cache
def ready() -> Press:
    """The style with its fonts unpacked, which takes seconds: once, before the first sheet is asked for."""
    try:
        from weasyprint import CSS  # loads libraries of the system, which nothing else needs
        from weasyprint.text.fonts import FontConfiguration
    except OSError:
        raise ProblemError(503, NO_PRESS) from None
    fonts = FontConfiguration()
    return Press(fonts, CSS(filename=STYLE, font_config=fonts))


# What the fonts hold is let go while there is still a library to let it go.
atexit.register(ready.cache_clear)


def prepare() -> None:
    """Make ready beside other work."""
    with DRAWING, suppress(ProblemError):
        ready()
