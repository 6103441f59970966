"""Settings from the environment."""

from pathlib import Path

import pytest
from sqlalchemy import text

from catalogue.settings import Settings
from catalogue.storage.engine import open_engine


@pytest.mark.parametrize("name", ["plain", "with space", "a?b", "a%20b", "100%", "a#b", "çé"])
def test_the_database_is_in_the_data_folder_whatever_the_folder_is_called(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    engine = open_engine(Settings.from_environment({"CATALOGUE_DATA_DIR": str(folder)}).database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE here (one INTEGER)"))
    engine.dispose()
    assert (folder / "catalogue.db").exists()
    assert [one.name for one in tmp_path.iterdir()] == [name]
