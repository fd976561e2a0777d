# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether a file says what a programme needs, in the shape and the tone that people can read."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from rules_engine.checking.entry import Entry, Problem, Whole, everything, problem
from rules_engine.programmes.located import Located

PLAIN_LENGTH = 80
TEXTS = ("name", "plain", "category", "paid", "legal_basis")
LISTS = ("aliases", "notes")
NAMES = ("id", "name", "aliases")
SELECTIONS = ("quota", "review")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
AS_OF = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
IN_BRACKETS = re.compile(r"\([^)]*\)")
OFFERED = "받을 수 있"


def shape(entry: Entry, whole: Whole) -> Iterator[Problem]:
    """Texts are texts, lists are lists, days are days."""
    raw = entry.raw
    for key in TEXTS:
        if key in raw and not isinstance(raw[key], str):
            yield problem(raw, key, f"'{key}' is one text, in quotes if it begins like a number.")
    for key in LISTS:
        if key in raw and not _strings(raw[key]):
            yield problem(raw, key, f"'{key}' is a list of texts: each begins with '- ', in quotes where ': ' stands.")
    if "id" in raw and not ID.fullmatch(str(raw["id"])):
        yield problem(raw, "id", "an id has small letters, digits and single hyphens only, such as 'basic-pension'.")
    if "region" in raw and not isinstance(raw["region"], Located):
        yield problem(raw, "region", "write {sido: 서울특별시, sigungu: 강서구}, or {} where it is the whole country.")
    if raw.get("selection", "quota") not in SELECTIONS:
        yield problem(raw, "selection", f"selection is one of {', '.join(SELECTIONS)}, or left out.")
    if "as_of" in raw and not AS_OF.fullmatch(str(raw["as_of"])):
        yield problem(raw, "as_of", "write the year of the document, or its month such as 2024-04.")
    if "checked_on" in raw and not isinstance(raw["checked_on"], date):
        yield problem(raw, "checked_on", "write the day of the last check, such as 2026-11-21.")


def _strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def kind(entry: Entry, whole: Whole) -> Iterator[Problem]:
    """What is called decided has something to decide about residents."""
    programme = entry.programme
    if programme is None or programme.kind != "decided" or programme.recipient == "organisation":
        return
    if not any(period.who or any(c.settled_by or c.unless for c in period.confirm) for period in programme.periods):
        yield problem(
            entry.raw, "kind", "'decided' needs a condition below 'who'. Is it open to all? Then it is a referral."
        )


def tone(entry: Entry, whole: Whole) -> Iterator[Problem]:
    """The plain sentence is short and polite; nothing shouts; nobody is promised what others decide on."""
    raw = entry.raw
    plain = raw.get("plain")
    if isinstance(plain, str):
        if len(plain) > PLAIN_LENGTH:
            yield problem(raw, "plain", f"'plain' has {len(plain)} characters; {PLAIN_LENGTH} are the most.")
        if not IN_BRACKETS.sub("", plain).strip().rstrip(".").endswith("요"):
            yield problem(raw, "plain", "'plain' is a polite sentence (해요체): end it with '요.'.")
    for where, key, text in everything(raw, skip=("source", *NAMES)):
        if not isinstance(text, str):
            continue
        if "!" in text:
            yield problem(where, key, "no exclamation marks: say it calmly.")
        if raw.get("selection") in SELECTIONS and OFFERED in text:
            yield problem(where, key, f"people are chosen for this, so not '{OFFERED}어요': say '신청할 수 있어요'.")
