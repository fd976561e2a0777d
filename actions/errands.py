# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the dialogue asks of the service that runs it: to keep a talk, to find or forget one, to send a text
message, to ask what became of a request.

The dialogue is pure, so the turn that holds an errand answers as if it had failed; whoever can run it takes the answer
that `keeping`, `texting` or `asking_back` gives for its outcome instead.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep this talk under a new short code."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Find the talk under a code."""

    code: str


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete the talk under a code."""

    code: str


@dataclass(frozen=True, slots=True)
class Send:
    """Send the summary to the number that was just given; `with_code` also keeps the talk and adds the code."""

    with_code: bool

    @property
    def consent(self) -> str:
        """The name of what was agreed to, with the version of the text that asked."""
        return "summary+code/1" if self.with_code else "summary/1"


@dataclass(frozen=True, slots=True)
class Ask:
    """What became of the request for a person under a number."""

    number: str


Errand = Keep | Resume | Forget | Send | Ask
