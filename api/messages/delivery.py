# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Carries what lies in the outbox to the sender."""

import structlog

from api.messages.sender import RefusedError, Sender, StoppedError, TryLaterError
from api.store.database import DEAD
from api.store.outbox import Outbox
from api.watching.metrics import MESSAGES

log = structlog.get_logger(__name__)

MOST_A_ROUND = 5
"""One a second, as carriers take them from one number."""


def deliver_due(outbox: Outbox, sender: Sender) -> int:
    """Send everything that is due; how many went. Log lines name the message, never the number or the text."""
    gone = 0
    try:
        for _ in range(MOST_A_ROUND):
            if (message := outbox.claim()) is None:
                break
            try:
                sender.send(message)
            except TryLaterError as error:
                log.warning("message not sent, tried again later", message=message.id, error=type(error).__name__)
                outbox.not_now(message)
                MESSAGES.labels("later").inc()
            except StoppedError:
                outbox.stop(message.to)
            except RefusedError:
                log.error("message refused", message=message.id)
                outbox.refused(message)
                MESSAGES.labels("refused").inc()
            else:
                outbox.sent(message)
                MESSAGES.labels("sent").inc()
                gone += 1
    except DEAD as error:
        log.error("outbox not read", error=type(error).__name__)
    return gone
