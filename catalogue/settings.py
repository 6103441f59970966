"""How the catalogue is set up, from the environment, once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

COUNTS_OF = {"off": "off", "0": "off", "no": "off", "false": "off", "needs": "needs"}
SEARCHES = "searches"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where data lives. `database_url` may hold a password, so it does not print.

    `count_unmet` says what is counted that people did not find: `off` nothing; `searches` words of searches that found
    nothing; `needs` also, from the page of a match, the needs that nothing meets, with age group and borough.
    """

    data_dir: Path
    database_url: str = field(repr=False)
    count_unmet: str = SEARCHES

    @property
    def index_dir(self) -> Path:
        """The folder of this machine's search index."""
        return self.data_dir / "index"

    @property
    def unmet_file(self) -> Path:
        """The file in which what was not found is counted."""
        return self.data_dir / "unmet.db"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Reads `CATALOGUE_DATA_DIR` (default ./var), `DATABASE_URL` (default a file there).

        `CATALOGUE_COUNT_UNMET` is `off`, `searches` or `needs`. Only the very word `needs` counts anything of a match.
        """
        data_dir = Path(environment.get("CATALOGUE_DATA_DIR") or "var").absolute()
        url = environment.get("DATABASE_URL") or f"sqlite:///{data_dir / 'catalogue.db'}"
        asked = environment.get("CATALOGUE_COUNT_UNMET", "").strip().casefold()
        return cls(data_dir, url, COUNTS_OF.get(asked, SEARCHES))
