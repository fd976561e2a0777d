# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""YAML that remembers where each key stands, so that a mistake is told with its file and line."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml


class CatalogueError(ValueError):
    """A mistake in a catalogue file: file, line, what is wrong, and the nearest right word."""


class Located(dict[str, Any]):
    """A mapping with the file and line of each of its keys."""

    file: Path
    lines: dict[str, int]
    line: int

    def wrong(self, key: str | None, message: str) -> CatalogueError:
        """The error that names this file and the line of a key (or of the mapping itself)."""
        line = self.lines.get(key, self.line) if key is not None else self.line
        return CatalogueError(f"{self.file}:{line}: {message}")

    def only(self, known: Iterable[str], what: str) -> "Located":
        """Insist that no other keys stand here."""
        known = list(known)
        for key in self:
            if key not in known:
                close = get_close_matches(key, known, n=1, cutoff=0.4)
                hint = f" Did you mean '{close[0]}'?" if close else ""
                raise self.wrong(key, f"'{key}' is not {what}.{hint} Known: {', '.join(known)}.")
        return self

    def need(self, key: str) -> Any:
        """The value of a key that must be there."""
        if key not in self:
            raise self.wrong(None, f"'{key}' is missing.")
        return self[key]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    path: Path


def _mapping(loader: Any, node: yaml.MappingNode) -> Located:
    found = Located()
    found.file, found.line, found.lines = loader.path, node.start_mark.line + 1, {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in found:
            raise CatalogueError(f"{loader.path}:{key_node.start_mark.line + 1}: '{key}' is written twice.")
        found[key] = loader.construct_object(value_node, deep=True)
        found.lines[key] = key_node.start_mark.line + 1
    return found


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read(file: Path) -> Located:
    """Read one file.

    Raises:
        CatalogueError: if it is not YAML or not a mapping.
    """
    with file.open("rb") as stream:
        loader = _Loader(stream)
        loader.path = file
        try:
            document = loader.get_single_data()
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark is not None else 1
            raise CatalogueError(f"{file}:{line}: this is not YAML: {getattr(error, 'problem', '')}") from None
        finally:
            loader.dispose()
    if not isinstance(document, Located):
        raise CatalogueError(f"{file}:1: a programme is a mapping of keys to values.")
    return document
