"""Holding what a TOML file says against a schema: what is wrong is named by file, field and reason, all of it at once."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from marshmallow import Schema, ValidationError

from catalogue.domain.errors import SeedRefused
from seed.files import read_toml

NAMES = ("id", "slug", "code", "step")
"""The keys by which an entry of a list is named beside its position."""
Schemas = Mapping[str, Callable[[], Schema]]
"""The shape of each file of a folder, by the file's name."""


def read_folder(folder: Path, schemas: Schemas) -> dict[str, dict[str, Any]]:
    """The files of a folder as TOML has them. Raises SeedRefused naming each that cannot be read."""
    return gathered({name: partial(read_toml, folder / f"{name}.toml") for name in schemas})


def checked_files(folder: str, plain: Mapping[str, Mapping[str, Any]], schemas: Schemas) -> dict[str, Any]:
    """What each file says, as its schema builds it. Raises SeedRefused with every problem of every file."""
    return gathered({name: partial(checked, f"{folder}/{name}.toml", plain[name], schemas[name]()) for name in schemas})


def gathered(reads: Mapping[str, Callable[[], Any]]) -> dict[str, Any]:
    """What each gives. Raises SeedRefused with the problems of all."""
    found: dict[str, Any] = {}
    problems: list[str] = []
    for name, read in reads.items():
        try:
            found[name] = read()
        except SeedRefused as refused:
            problems.extend(refused.problems)
    if problems:
        raise SeedRefused(tuple(dict.fromkeys(problems)))
    return found


def checked(file: str, document: Mapping[str, Any], schema: Schema) -> Any:  # noqa: ANN401 - what the schema builds
    """What a file says, as its schema builds it. Raises SeedRefused naming file, field and reason of every problem."""
    try:
        return schema.load(document)
    except ValidationError as error:
        raise SeedRefused(tuple(f"{file}: {line}" for line in flat(error.messages_dict, document))) from error


def flat(messages: object, document: object = None, trail: str = "") -> Iterator[str]:
    """Marshmallow's nested messages, a line each: `field.number.key: reason`; an entry that has a name is named in brackets."""
    if not isinstance(messages, Mapping):
        said = messages if isinstance(messages, list) else [messages]
        yield from (f"{trail or 'file'}: {message}" for message in said)
        return
    for key, inner in messages.items():
        if key == "_schema":
            yield from flat(inner, document, trail)
        else:
            here = entry(document, key)
            yield from flat(inner, here, f"{trail}.{key}{named(here)}" if trail else f"{key}")


def entry(document: object, key: object) -> object:
    """What stands in a table or a list under a key; nothing where it has none."""
    if isinstance(document, Mapping):
        return document.get(key)
    return document[key] if isinstance(document, list) and isinstance(key, int) and key < len(document) else None


def named(value: object) -> str:
    """The name of an entry, in brackets; empty where it has none."""
    names = (value[key] for key in NAMES if isinstance(value.get(key), str)) if isinstance(value, Mapping) else iter(())
    name = next(names, "")
    return f" ({name})" if name else ""
