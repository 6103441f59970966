"""From the seed folder to the catalogue's values: all of it, or a list of everything that is wrong."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from marshmallow import ValidationError

from catalogue.domain.errors import SeedRefused
from catalogue.domain.programme import Programme, kind_of_help
from seed.checked import flat
from seed.files import SEED_FOLDER, read_toml
from seed.schemas import ProgrammeSchema
from seed.words import helps_by_kind

PROGRAMMES_FOLDER = SEED_FOLDER / "programmes"
SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


def load_programmes(folder: Path = PROGRAMMES_FOLDER, progress: Callable[[int, int], None] | None = None) -> tuple[Programme, ...]:
    """Every listing of a folder, by slug. Raises SeedRefused with every problem found, each naming file, field and reason."""
    paths = sorted(folder.glob("*.toml"), key=lambda path: path.stem)
    if not paths:
        raise SeedRefused((f"{folder.name}: holds no listings; a listing is a file <slug>.toml.",))
    found: list[Programme] = []
    problems: list[str] = []
    for done, path in enumerate(paths, start=1):
        try:
            found.append(load_programme(path))
        except SeedRefused as refused:
            problems.extend(refused.problems)
        if progress:
            progress(done, len(paths))
    problems.extend(problems_between(found, {path.stem for path in paths}))
    if problems:
        raise SeedRefused(tuple(problems))
    return tuple(found)


def load_programme(path: Path) -> Programme:
    """One listing. Raises SeedRefused naming the file, the field and the reason of every problem in it."""
    if not SLUG.match(path.stem):
        raise SeedRefused((f"{path.name}: the file's name is the slug: lower-case letters, figures and single hyphens.",))
    document = read_toml(path)
    try:
        values = _schema().load(document)
    except ValidationError as error:
        raise SeedRefused(tuple(f"{path.name}: {line}" for line in flat(error.messages_dict))) from error
    frozen: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    help_given = kind_of_help(helps_by_kind()[frozen["kind"].code], frozen["tiers"])
    return Programme(slug=path.stem, kind_of_help=help_given, **frozen)


@cache
def _schema() -> ProgrammeSchema:
    """Made once: each instance makes some thirty schemas inside itself, and one for every file was a third of a load."""
    return ProgrammeSchema()


def problems_between(programmes: Sequence[Programme], slugs: set[str]) -> Iterator[str]:
    """What is wrong between listings: unknown parents and relations, parents in a circle, one name twice, ids or statements twice."""
    names = defaultdict(list)
    for programme in programmes:
        names[programme.name.text.casefold()].append(programme.slug)
        file = f"{programme.slug}.toml"
        if programme.parent and (programme.parent.code not in slugs or programme.parent.code == programme.slug):
            yield f"{file}: parent.slug: there is no other listing “{programme.parent.code}”."
        yield from (f"{file}: relations: there is no listing “{link.to}”." for link in programme.relations if link.to not in slugs)
        yield from _twice(file, programme)
    yield from _circles({one.slug: one.parent.code for one in programmes if one.parent})
    for name, having in names.items():
        if len(having) > 1:
            yield f"{', '.join(f'{slug}.toml' for slug in having)}: name.text: these have one name, “{name}”. Tell them apart."


def _circles(parents: Mapping[str, str]) -> Iterator[str]:
    """Every circle of parents, once."""
    seen: set[str] = set()
    for start in parents:
        line, slug = [], start
        while slug in parents and slug not in seen:
            seen.add(slug)
            line.append(slug)
            slug = parents[slug]
        circle = line[line.index(slug) :] if slug in line else []
        if len(circle) > 1:
            files = ", ".join(f"{one}.toml" for one in circle)
            yield f"{files}: parent.slug: these are parts of each other in a circle ({' > '.join((*circle, slug))}). Take one parent out."


def _twice(file: str, programme: Programme) -> Iterator[str]:
    for field in ("criteria", "claims"):
        ids = [fact.id for fact in getattr(programme, field)]
        yield from (f"{file}: {field}: the id “{one}” is there twice." for one in sorted({one for one in ids if ids.count(one) > 1}))
    groups = {one.group for one in programme.criteria if one.group}
    for one in programme.criteria:
        if one.id in groups and one.group != one.id:
            yield f"{file}: criteria: “{one.id}” is the id of a condition and the name of a group that it is not in. Rename one of them."
