# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The telephone's markup as a strict reader takes it: whatever it does not know is an error."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit
from xml.etree import ElementTree

Element = ElementTree.Element

ATTRIBUTES = {
    "Response": frozenset[str](),
    "Say": frozenset({"voice", "language"}),
    "prosody": frozenset({"rate", "volume"}),
    "Gather": frozenset(
        [
            "input",
            "language",
            "speechModel",
            "speechTimeout",
            "timeout",
            "numDigits",
            "finishOnKey",
            "profanityFilter",
            "hints",
            "actionOnEmptyResult",
            "action",
            "method",
        ]
    ),
    "Dial": frozenset({"action", "method", "timeout", "answerOnBridge"}),
    "Number": frozenset[str](),
    "Redirect": frozenset({"method"}),
    "Hangup": frozenset[str](),
}
INSIDE = {
    "Response": ("Say", "Gather", "Dial", "Redirect", "Hangup"),
    "Say": ("prosody",),
    "Gather": ("Say",),
    "Dial": ("Number",),
}
MODELS = frozenset({"default", "deepgram_nova-2", "deepgram_nova-3", "googlev2_telephony", "googlev2_telephony_short"})
VOICES = ("Polly.Seoyeon", "Google.ko-KR-")


class TwimlError(Exception):
    """The markup is none that a telephone understands."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a response does: it says something, then listens, rings a number, asks again or hangs up."""

    said: str
    then: Literal["listen", "ring", "redirect", "hang up"]
    action: str = ""
    number: str = ""
    inputs: frozenset[str] = frozenset()
    most_keys: int = 0
    timeout: int = 0
    rate: float = 1.0
    hints: tuple[str, ...] = ()


def read(markup: str) -> Read:
    """Read a response; raises `TwimlError`."""
    try:
        root = ElementTree.fromstring(markup)
    except ElementTree.ParseError as error:
        raise TwimlError(f"no XML: {error}") from None
    if root.tag != "Response":
        raise TwimlError(f"no Response but {root.tag}")
    _check(root)
    verbs = list(root)
    if not verbs or any(one.tag != "Say" for one in verbs[:-1]):
        raise TwimlError("one thing to do, and nothing behind it that is never reached")
    last = verbs[-1]
    said, rate = _said(root)
    match last.tag:
        case "Gather":
            return _gather(last, said, rate)
        case "Dial":
            number = "".join(last.itertext()).strip()
            return Read(said, "ring", _address(last.get("action", "")), number, timeout=int(last.get("timeout", 30)))
        case "Redirect":
            return Read(said, "redirect", _address(last.text or ""), rate=rate)
        case "Hangup":
            return Read(said, "hang up", rate=rate)
    raise TwimlError("the call would end in the middle")


def _check(element: Element) -> None:
    if element.tag not in ATTRIBUTES:
        raise TwimlError(f"no verb {element.tag}")
    unknown = set(element.keys()) - ATTRIBUTES[element.tag]
    if unknown:
        raise TwimlError(f"{element.tag} has no {sorted(unknown)}")
    for child in element:
        if child.tag not in INSIDE.get(element.tag, ()):
            raise TwimlError(f"no {child.tag} in {element.tag}")
        _check(child)


def _gather(gather: Element, said: str, rate: float) -> Read:
    inputs = frozenset(gather.get("input", "dtmf").split())
    if not inputs or inputs - {"dtmf", "speech"}:
        raise TwimlError("input is dtmf, speech or both")
    if gather.get("actionOnEmptyResult") != "true":
        raise TwimlError("silence would end the call")
    if "speech" in inputs:
        if gather.get("language") != "ko-KR" or gather.get("speechModel") not in MODELS:
            raise TwimlError("a recogniser of Korean has to be named")
        if not gather.get("speechTimeout", "").isdigit():
            raise TwimlError("a named model takes whole seconds of silence")
    hints = tuple(filter(None, (word.strip() for word in gather.get("hints", "").split(","))))
    if len(hints) > 500 or any(len(word) > 100 for word in hints):
        raise TwimlError("500 hints of 100 characters at most")
    action = _address(gather.get("action", ""))
    keys, timeout = int(gather.get("numDigits", 0)), int(gather.get("timeout", 5))
    return Read(said, "listen", action, "", inputs, keys, timeout, rate, hints)


def _said(root: Element) -> tuple[str, float]:
    texts, rate = [], 1.0
    for say in root.iter("Say"):
        if say.get("language") != "ko-KR" or not say.get("voice", "").startswith(VOICES):
            raise TwimlError("the voice has to be Korean")
        prosody = say.find("prosody")
        if prosody is not None and prosody.get("rate"):
            rate = int(str(prosody.get("rate")).removesuffix("%")) / 100
        texts.append("".join(say.itertext()).strip())
    return " ".join(texts), rate


def _address(given: str) -> str:
    if urlsplit(given).scheme not in ("http", "https"):
        raise TwimlError(f"no whole address: {given!r}")
    return given
