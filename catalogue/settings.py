"""How the catalogue is set up, from the environment, once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

OFF, SEARCHES, NEEDS = "off", "searches", "needs"
YES, NO = ("on", "1", "yes", "true"), ("off", "0", "no", "false")
COUNTED = {"": SEARCHES, **dict.fromkeys(NO, OFF), **dict.fromkeys((SEARCHES, *YES), SEARCHES), NEEDS: NEEDS}
PLAIN_HTTP = {"": None, **dict.fromkeys(YES, True), **dict.fromkeys(NO, False)}

MOST_SHOWN = 40
"""How many characters of a value that is refused are shown."""

Meaning = TypeVar("Meaning")


class SettingRefused(ValueError):
    """A setting has a value that means nothing; the text names the setting and what it may be."""


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
        Raises SettingRefused: a word that was misspelt must not count what nobody wanted counted.
        """
        data_dir = Path(environment.get("CATALOGUE_DATA_DIR") or "var").absolute()
        url = environment.get("DATABASE_URL") or f"sqlite:///{quote(str(data_dir / 'catalogue.db'))}"
        counting = _meant(environment, "CATALOGUE_COUNT_UNMET", COUNTED, f"{OFF}, {SEARCHES} or {NEEDS}")
        plain = _meant(environment, "CATALOGUE_PLAIN_HTTP", PLAIN_HTTP, f"{YES[0]} or {NO[0]}")
        return cls(data_dir, url, counting, environment.get("CATALOGUE_SECRET_KEY") or None, plain)


def _meant(environment: Mapping[str, str], name: str, meanings: Mapping[str, Meaning], allowed: str) -> Meaning:
    said = environment.get(name, "").strip()
    try:
        return meanings[said.casefold()]
    except KeyError:
        raise SettingRefused(f"{name} cannot be “{said[:MOST_SHOWN]}”. Set it to {allowed}, or do not set it.") from None
