"""How the catalogue is set up, from the environment, once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

OFF, SEARCHES, NEEDS = "off", "searches", "needs"
YES, NO = {"on", "1", "yes", "true"}, {"off", "0", "no", "false"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Where data lives and how pages are sent. What may hold a password or a secret does not print.

    `count_unmet` says what is counted that people did not find: `off` nothing; `searches` words of searches that found
    nothing, and the needs that they were for, with age group and borough; `needs` also needs that nothing meets, from the
    page of a match.
    `plain_http` says that pages travel without HTTPS; None leaves it to the address that is served.
    """

    data_dir: Path
    database_url: str = field(repr=False)
    count_unmet: str = SEARCHES
    secret_key: str | None = field(default=None, repr=False)
    plain_http: bool | None = None

    @property
    def index_dir(self) -> Path:
        """The folder of this machine's search index."""
        return self.data_dir / "index"

    @property
    def unmet_file(self) -> Path:
        """The file in which what was not found is counted."""
        return self.data_dir / "unmet.db"

    @property
    def secret_file(self) -> Path:
        """The file of the secret that signs forms, where the environment gives none."""
        return self.data_dir / "secret.key"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Reads `CATALOGUE_DATA_DIR` (default ./var), `DATABASE_URL` (default a file there), and what follows.

        `CATALOGUE_COUNT_UNMET` is `off`, `searches` or `needs`; only the word `needs` itself counts anything of a match.
        `CATALOGUE_SECRET_KEY` signs forms.
        `CATALOGUE_PLAIN_HTTP` is `on` for a network without HTTPS, `off` where a proxy always speaks HTTPS.
        """
        data_dir = Path(environment.get("CATALOGUE_DATA_DIR") or "var").absolute()
        url = environment.get("DATABASE_URL") or f"sqlite:///{data_dir / 'catalogue.db'}"
        counting = OFF if _said(environment, "CATALOGUE_COUNT_UNMET") is False else SEARCHES
        if environment.get("CATALOGUE_COUNT_UNMET", "").strip().casefold() == NEEDS:
            counting = NEEDS
        plain = _said(environment, "CATALOGUE_PLAIN_HTTP")
        return cls(data_dir, url, counting, environment.get("CATALOGUE_SECRET_KEY") or None, plain)


def _said(environment: Mapping[str, str], name: str) -> bool | None:
    word = environment.get(name, "").strip().casefold()
    return True if word in YES else False if word in NO else None
