"""How the catalogue is set up, from the environment, once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where data lives. `database_url` may hold a password, so it does not print."""

    data_dir: Path
    database_url: str = field(repr=False)
    count_unmet: bool = True

    @property
    def index_dir(self) -> Path:
        """The folder of this machine's search index."""
        return self.data_dir / "index"

    @property
    def unmet_file(self) -> Path:
        """The file in which searches that found nothing are counted."""
        return self.data_dir / "unmet.db"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Reads `CATALOGUE_DATA_DIR` (default ./var), `DATABASE_URL` (default a file there).

        `CATALOGUE_COUNT_UNMET=off` keeps no count of searches that found nothing.
        """
        data_dir = Path(environment.get("CATALOGUE_DATA_DIR") or "var").absolute()
        url = environment.get("DATABASE_URL") or f"sqlite:///{data_dir / 'catalogue.db'}"
        counting = environment.get("CATALOGUE_COUNT_UNMET", "on").strip().casefold() not in {"off", "0", "no", "false"}
        return cls(data_dir, url, counting)
