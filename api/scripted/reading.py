# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Reads a scripted talk from its file; a mistake is told with file, line and the nearest known word."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError

from actions.beside.crisis import OFFER
from actions.turns.digressions import WHICH
from actions.turns.misunderstanding import MEANING
from api.scripted.script import Expect, Script, Turn
from rules_engine import Catalogue
from rules_engine.facts.vocabulary import facts
from rules_engine.programmes.located import CatalogueError, Located, read

TALK, TURN, EXPECT = (tuple(model.model_fields) for model in (Script, Turn, Expect))
PROGRAMMES = ("programs", "shows", "never_shows")
ASKED = ("asks", "asks_not")
OF_THE_TALK = (OFFER, WHICH, MEANING)
"""Questions that ask for no fact of the situation: a person? which of these? what did you mean?"""


class ScriptError(ValueError):
    """A mistake in the file of a talk: file, line, what is wrong, and the nearest right word."""


def read_script(file: Path, catalogue: Catalogue) -> Script:
    """The talk of a file.

    Raises:
        ScriptError: for what is no YAML, an unknown key, fact or programme, or a value that cannot stand there.
    """
    try:
        talk = read(file).only(TALK, "a key of a talk")
        turns = [_turn(one, catalogue) for one in talk.need("turns")]
    except CatalogueError as error:
        raise ScriptError(str(error)) from None
    try:
        return Script.model_validate({**talk, "turns": turns})
    except ValidationError as error:
        raise ScriptError("\n".join(_sentences(error, talk))) from None


def _turn(turn: Located, catalogue: Catalogue) -> Mapping[str, object]:
    turn.only([key for key in TURN if key != "line"], "a key of a turn")
    expect = turn.get("expect")
    if isinstance(expect, Located):
        expect.only(EXPECT, "an expectation")
        for key in PROGRAMMES:
            _known(expect, key, catalogue.programmes, "a programme")
        _known(expect, "facts", facts(), "a fact")
        for key in ASKED:
            _known(expect, key, (*facts(), *OF_THE_TALK), "a fact that is asked for")
    return {**turn, "line": turn.line}


def _known(expect: Located, key: str, known: Collection[str], what: str) -> None:
    """Insist that the words under a key are known ones; what follows an @ is a member's id."""
    given = expect.get(key) or ()
    for written in [given] if isinstance(given, str) else given:
        word = str(written).partition("@")[0]
        if word not in known:
            close = get_close_matches(word, list(known), n=1, cutoff=0.4)
            hint = f" Did you mean '{close[0]}'?" if close else ""
            raise expect.wrong(key, f"'{word}' is not {what}.{hint}")


def _sentences(error: ValidationError, talk: Located) -> Iterator[str]:
    for one in error.errors():
        place = [str(step) for step in one["loc"]]
        line = talk.line
        if place[:1] == ["turns"] and len(place) > 1:
            line = talk["turns"][int(place[1])].line
        yield f"{talk.file}:{line}: {'.'.join(place)}: {one['msg']}"
