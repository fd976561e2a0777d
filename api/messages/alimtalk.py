# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""알림톡 (approved messages in KakaoTalk) by NHN Cloud's KakaoTalk Bizmessage v2.3, text messages beside it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Self

import httpx
import structlog
import yaml

from api.clock import SEOUL, now
from api.messages.sender import Message, Sender, TryLaterError
from api.settings import Settings

log = structlog.get_logger(__name__)

SECONDS = 8.0
LONGEST = 1000
"""So many letters an 알림톡 bears, the approved ones among them."""
SHORT_MESSAGE = 90
"""So many bytes (EUC-KR) a short text message bears; longer ones go as a long one."""
VARIABLE = re.compile(r"#\{(.+?)\}")
CLOCKS_DIFFER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Template:
    """An approved text with one variable.

    >>> Template("A", "찾으신 것: #{내용}").variable
    '내용'
    """

    code: str
    text: str

    def __post_init__(self) -> None:
        if len(VARIABLE.findall(self.text)) != 1:
            raise ValueError(f"{self.code}: a template has exactly one variable, as #{{내용}}")

    @property
    def variable(self) -> str:
        """The name of the variable."""
        return VARIABLE.findall(self.text)[0]  # type: ignore[no-any-return]

    def bears(self, text: str) -> bool:
        """Whether the whole stays short enough with this in it."""
        return len(VARIABLE.sub(lambda _: text, self.text)) <= LONGEST


def read_templates(path: Path) -> Mapping[str, Template]:
    """The templates of a file by the kind of message; `KeyError`, `TypeError`, `ValueError` where it is not right."""
    written: Mapping[str, Mapping[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {kind: Template(one["code"], one["text"]) for kind, one in written.items()}


@dataclass(frozen=True, slots=True)
class AlimtalkSender:
    """Sends what has a template as 알림톡, and everything else by `texts`.

    Who does not use KakaoTalk gets the same as a text message from the service itself, which alone learns of it.
    """

    client: httpx.Client
    sender_key: str
    templates: Mapping[str, Template]
    texts: Sender
    number: str | None = None

    @classmethod
    def of(cls, address: str, secret: str, sender_key: str, templates: Mapping[str, Template], texts: Sender,
           number: str | None = None, seconds: float = SECONDS) -> Self:  # fmt: skip
        """A sender with its own connection; `address` ends with the app key."""
        client = httpx.Client(base_url=address, headers={"X-Secret-Key": secret}, timeout=seconds)
        return cls(client, sender_key, templates, texts, number)

    def send(self, message: Message) -> None:
        """Hand over, unless an earlier try has arrived."""
        template = self.templates.get(message.kind)
        if template is None or not template.bears(message.text):
            self.texts.send(message)
        elif not self._arrived(message) and not self._taken(message, template):
            log.warning("no 알림톡, sent as text", message=message.id)
            self.texts.send(message)

    def _taken(self, message: Message, template: Template) -> bool:
        """Ask for the 알림톡; False where it is refused, whatever for: a text message may still be taken."""
        content = self._asked("POST", "/messages", json=self._body(message, template))
        results = (content.get("message") or {}).get("sendResults") or [{}]
        return _went_well(content) and all(one.get("resultCode") == 0 for one in results)

    def _arrived(self, message: Message) -> bool:
        """Whether the service has the message from an earlier try, whose answer did not reach us."""
        if message.tried_since is None:
            return False
        since, until = (
            moment.astimezone(SEOUL).strftime("%Y-%m-%d %H:%M")
            for moment in (message.tried_since - CLOCKS_DIFFER, now() + CLOCKS_DIFFER)
        )
        query = {"recipientGroupingKey": message.id, "startRequestDate": since, "endRequestDate": until}
        content = self._asked("GET", "/messages", params=query)
        if not _went_well(content):
            raise TryLaterError
        return bool((content.get("messageSearchResultResponse") or {}).get("messages"))

    def _asked(self, method: str, path: str, **more: Any) -> Mapping[str, Any]:
        try:
            answer = self.client.request(method, path, **more)
            answer.raise_for_status()
            content = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise TryLaterError from error
        if not isinstance(content, dict):
            raise TryLaterError
        return content

    def _body(self, message: Message, template: Template) -> Mapping[str, Any]:
        recipient: dict[str, Any] = {
            "recipientNo": message.to,
            "templateParameter": {template.variable: message.text},
            "recipientGroupingKey": message.id,
        }
        if self.number is not None:
            recipient["resendParameter"] = {
                "isResend": True,
                "resendType": "SMS" if len(message.text.encode("euc-kr", "replace")) <= SHORT_MESSAGE else "LMS",
                "resendTitle": "혜택동행",
                "resendContent": message.text,
                "resendSendNo": self.number,
            }
        return {"senderKey": self.sender_key, "templateCode": template.code, "recipientList": [recipient]}


def _went_well(content: Mapping[str, Any]) -> bool:
    header = content.get("header")
    return isinstance(header, dict) and header.get("isSuccessful") is True


def alimtalk_of(settings: Settings, texts: Sender) -> Sender:
    """알림톡 where all its keys are set, else text messages alone."""
    app, secret, sender = settings.alimtalk_app_key, settings.alimtalk_secret_key, settings.alimtalk_sender_key
    if not app or secret is None or not sender:
        return texts
    address = f"{settings.alimtalk_url.rstrip('/')}/alimtalk/v2.3/appkeys/{app}"
    templates = read_templates(settings.alimtalk_templates)
    return AlimtalkSender.of(address, secret.get_secret_value(), sender, templates, texts, settings.alimtalk_from)
