"""Components see only their arguments, and every page is a template of ours."""

import pytest
from flask import Flask
from jinja2 import meta, nodes

from catalogue.web.templating import templates_folder

FOLDER = templates_folder()
COMPONENTS = sorted(str(path.relative_to(FOLDER)) for path in (FOLDER / "components").rglob("*.html"))
TEMPLATES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.html"))
MOST_LINES = 100


def test_there_are_components() -> None:
    assert len(COMPONENTS) >= 3


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_has_no_free_names(app: Flask, name: str) -> None:
    tree = app.jinja_env.parse((FOLDER / name).read_text(encoding="utf-8"))
    assert not meta.find_undeclared_variables(tree)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_speaks_only_of_its_page(app: Flask, name: str) -> None:
    tree = app.jinja_env.parse((FOLDER / name).read_text(encoding="utf-8"))
    imported = {name for block in tree.find_all(nodes.FromImport) for name in block.names}
    assert meta.find_undeclared_variables(tree) - imported - set(app.jinja_env.globals) <= {"page", "request"}


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_is_put_on_a_page_unescaped(app: Flask, name: str) -> None:
    tree = app.jinja_env.parse((FOLDER / name).read_text(encoding="utf-8"))
    assert not [one.name for one in tree.find_all(nodes.Filter) if one.name in {"safe", "forceescape"}]
    assert "autoescape false" not in (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_can_be_read_at_once(name: str) -> None:
    assert len((FOLDER / name).read_text(encoding="utf-8").splitlines()) <= MOST_LINES
