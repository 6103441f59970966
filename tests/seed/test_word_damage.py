"""Documents and synonyms damaged in one place are refused by file and field, and a file that is no TOML is named with its folder."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from marshmallow import Schema

from catalogue.domain.errors import SeedRefused
from seed.checked import checked
from seed.files import SEED_FOLDER, name_of, read_toml
from seed.word_schemas import AreasSchema, sources_schema, synonyms_schema, word_list_schema

Damage = Callable[[dict[str, Any]], object]
SYNONYMS, SOURCES, AREAS = "vocabulary/synonyms/documents.toml", "sources.toml", "vocabulary/areas.toml"


@pytest.mark.parametrize(
    ("file", "schema", "field", "damage"),
    [
        (SOURCES, sources_schema, "sources.0 (bromley-2012).colour", lambda d: d["sources"][0].update(colour="red")),
        (SOURCES, sources_schema, "sources.1 (bromley-plan).short_title", lambda d: d["sources"][1].pop("short_title")),
        (SOURCES, sources_schema, "sources.0 (bromley-2012).sections.1.line", lambda d: d["sources"][0]["sections"][1].update(line="68")),
        (SOURCES, sources_schema, "sources.0 (bromley-2012)", lambda d: d["sources"][0]["sections"][0].update(line=2)),
        (SYNONYMS, synonyms_schema, "rules.0.weigth", lambda d: d["rules"][0].update(weigth=1)),
        (SYNONYMS, synonyms_schema, "rules.0.reason", lambda d: d["rules"][0].pop("reason")),
        (SYNONYMS, synonyms_schema, "rules.0", lambda d: d["rules"][0].update(weight=2)),
        (SYNONYMS, synonyms_schema, "rules.0.when", lambda d: d["rules"][0].update(when=[])),
        ("vocabulary/needs.toml", lambda: word_list_schema("needs"), "terms", lambda d: d["terms"].append(d["terms"][0])),
        ("vocabulary/kinds.toml", lambda: word_list_schema("kinds"), "terms.0 (programme).help", lambda d: d["terms"][0].update(help="x")),
        (AREAS, AreasSchema, "areas.0 (barking-and-dagenham).neighbours", lambda d: d["areas"][0].update(neighbours=["atlantis"])),
    ],
)  # fmt: skip
def test_damage_is_refused_by_file_and_field(file: str, schema: Callable[[], Schema], field: str, damage: Damage) -> None:
    document = read_toml(SEED_FOLDER / file)
    assert checked(file, document, schema())
    damage(document)
    with pytest.raises(SeedRefused) as refused:
        checked(file, document, schema())
    assert any(problem.startswith(f"{file}: {field}: ") for problem in refused.value.problems), refused.value.problems


def test_a_file_of_the_seed_folder_is_named_with_its_folder(tmp_path: Path) -> None:
    assert name_of(SEED_FOLDER / "rules" / "bands.toml") == "rules/bands.toml"
    assert name_of(SEED_FOLDER / "programmes" / "chance-uk.toml") == "chance-uk.toml"
    assert name_of(tmp_path / "chance-uk.toml") == "chance-uk.toml"
